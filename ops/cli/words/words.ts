import type { CaseView } from '#schemas/api';
import type { Bilingual } from '#schemas/bilingual';
import type { Obligation, TrackedDeadline } from '#schemas/deadline';
import type { ContractState } from '#schemas/office-event';
import type { QueryKind, QueryState } from '#schemas/query';
import type { Track } from '#schemas/verification-request';
import type { CoverageState, Discrepancy, DiscrepancyKind, Severity } from '#schemas/verification-result';
import type { PlacementFact, VerificationResult } from '#schemas/verification-result';

const both = (ru: string, en: string): Bilingual => ({ ru, en });

export const CASE_STATES: Record<CaseView['state'], Bilingual> = {
  received: both('получено', 'received'),
  verifying: both('идёт проверка', 'verifying'),
  'result-ready': both('результат готов', 'result ready'),
};

export const CONTRACT_STATES: Record<ContractState, Bilingual> = {
  preparation: both('подготовка', 'preparation'),
  'additional-check': both('дополнительная проверка', 'additional check'),
  'with-commission': both('в комиссии', 'with the commission'),
  'awaiting-decision': both('заключение есть, ждёт решения', 'concluded, awaiting the decision'),
  'decided-granted': both('назначено', 'granted'),
  'decided-refused': both('отказано', 'refused'),
  'contract-active': both('контракт действует', 'contract active'),
  prolonging: both('решается продление', 'prolongation under way'),
  prolonged: both('контракт продлён', 'prolonged'),
  terminating: both('решается прекращение', 'termination under way'),
  ended: both('контракт окончен', 'ended'),
  'post-monitoring': both('наблюдение после окончания', 'post-contract monitoring'),
  closed: both('закрыто', 'closed'),
  withdrawn: both('отозвано заявителем', 'withdrawn'),
};

export const DEADLINE_STATUSES: Record<TrackedDeadline['status'], Bilingual> = {
  met: both('выполнен', 'met'),
  open: both('идёт', 'open'),
  'due-today': both('сегодня', 'due today'),
  overdue: both('просрочен', 'overdue'),
};

export const OBLIGATION_STATUSES: Record<Obligation['status'], Bilingual> = {
  met: both('выполнено', 'met'),
  checked: both('ответы получены, отметьте выполнение', 'answers are in, say that it is done'),
  upcoming: both('предстоит', 'upcoming'),
  due: both('в этом месяце', 'this month'),
  overdue: both('просрочено', 'overdue'),
};

export const TRACKS: Record<Track, Bilingual> = {
  'job-search': both('поиск работы', 'job search'),
  training: both('обучение', 'training'),
  business: both('своё дело', 'business'),
  'household-farm': both('личное подсобное хозяйство', 'household farm'),
  hardship: both('трудная жизненная ситуация', 'hardship'),
};

export const QUERY_KINDS: Record<QueryKind, Bilingual> = {
  'income-by-payer': both('доходы по плательщикам', 'income by payer'),
  'income-certificate': both('справка 2-НДФЛ', 'income certificate'),
  'entrepreneur-record': both('запись ЕГРИП', 'entrepreneur record'),
  'self-employed-status': both('самозанятость (НПД)', 'self-employed status'),
  'self-employed-income': both('доход по НПД', 'self-employed income'),
  'company-roles': both('роли в компаниях (ЕГРЮЛ)', 'company roles'),
  'unemployment-registration': both('учёт безработных', 'unemployment registration'),
  'unemployment-benefits': both('пособие по безработице', 'unemployment benefits'),
  'self-employment-payments': both('выплаты на самозанятость', 'self-employment payments'),
  'business-plan-verdict': both('оценка бизнес-плана', 'business plan verdict'),
  'business-training': both('обучение основам бизнеса', 'business training'),
  'social-fund-payments': both('пенсии и выплаты СФР', 'Social Fund payments'),
  'passport-validity': both('действительность паспорта', 'passport validity'),
  'inn-by-passport': both('ИНН по паспорту', 'INN by passport'),
  'business-prior-support': both('прежняя поддержка бизнеса', 'prior business support'),
};

export const QUERY_STATES: Record<QueryState, Bilingual> = {
  planned: both('готовится', 'planned'),
  sent: both('ждём ответа', 'sent'),
  answered: both('ответ есть', 'answered'),
  cancelled: both('отменён', 'cancelled'),
};

/** Outcomes reach the views as text: a word that we do not know yet is shown as it came. */
export const OUTCOMES: Partial<Record<string, Bilingual>> = {
  found: both('найдено', 'found'),
  'not-found': both('не найдено', 'not found'),
  'not-ready': both('ещё не готово', 'not ready'),
  refused: both('отказано в ответе', 'refused'),
  'invalid-query': both('запрос не принят', 'invalid query'),
  'ambiguous-person': both('подходит несколько лиц', 'ambiguous person'),
  unanswered: both('без ответа', 'unanswered'),
};

export const RESULT_STATUSES: Record<VerificationResult['status'], Bilingual> = {
  confirmed: both('подтверждено', 'confirmed'),
  'confirmed-with-remarks': both('подтверждено с замечаниями', 'confirmed with remarks'),
  discrepancies: both('есть расхождения', 'discrepancies'),
  incomplete: both('неполно: кто-то не ответил', 'incomplete: somebody has not answered'),
  'not-verifiable': both('проверить нечем', 'not verifiable'),
};

export const COVERAGE_STATES: Record<CoverageState, Bilingual> = {
  confirmed: both('подтверждено', 'confirmed'),
  contradicted: both('расходится', 'contradicted'),
  'no-answer': both('нет ответа', 'no answer'),
  'not-found': both('не найдено', 'not found'),
  'not-covered': both('не проверяется', 'not covered'),
  stale: both('устарело', 'stale'),
};

export const SEVERITIES: Record<Severity, Bilingual> = {
  blocking: both('ПРЕПЯТСТВИЕ', 'BLOCKING'),
  high: both('ВЫСОКАЯ', 'HIGH'),
  medium: both('СРЕДНЯЯ', 'MEDIUM'),
  low: both('НИЗКАЯ', 'LOW'),
  info: both('СПРАВОЧНО', 'INFO'),
};

export const EFFECTS: Record<Discrepancy['effect'], Bilingual> = {
  'changes-eligibility': both('меняет право на помощь', 'changes eligibility'),
  'does-not-change-eligibility': both('не меняет право на помощь', 'does not change eligibility'),
  'not-decidable': both('влияние определить нельзя', 'the effect cannot be decided'),
};

export const DISCREPANCY_KINDS: Record<DiscrepancyKind, Bilingual> = {
  'identity-mismatch': both('Данные лица не совпадают с реестром', 'Identity differs from the register'),
  'name-lookalike': both('Похожие буквы в имени', 'Look-alike letters in the name'),
  'person-ambiguous': both('По запросу найдено несколько лиц', 'Several people match'),
  'income-understated': both('Доход занижен', 'Income understated'),
  'income-overstated': both('Доход завышен', 'Income overstated'),
  'income-undeclared-payer': both('Незаявленный плательщик дохода', 'Undeclared payer'),
  'income-declared-not-found': both('Заявленный доход в реестре не найден', 'Declared income not found'),
  'self-employment-payment-found': both('Уже была выплата на самозанятость', 'Self-employment payment found'),
  'business-undeclared': both('Не заявлено предпринимательство', 'Undeclared business'),
  'self-employed-undeclared': both('Не заявлена самозанятость', 'Undeclared self-employment'),
  'unemployment-status-differs': both('Учёт в ЦЗН отличается', 'Unemployment status differs'),
  'occupation-differs': both('Занятость отличается', 'Occupation differs'),
  'alimony-deduction-unproven': both('Вычет алиментов не доказан', 'Alimony deduction unproven'),
  'answer-missing': both('Ответа нет', 'Answer missing'),
  'answer-conflict': both('Ответы противоречат друг другу', 'Answers conflict'),
  'answer-stale': both('Ответ устарел', 'Answer out of date'),
  'threshold-band': both('Доход между 1,0 и 1,5 минимума', 'Income between 1.0 and 1.5 minima'),
  'plan-rejected': both('Бизнес-план отклонён', 'Business plan rejected'),
  'plan-needs-revision': both('Бизнес-план нужно доработать', 'Business plan needs revision'),
  'plan-expired': both('Оценка бизнес-плана истекла', 'Business plan verdict expired'),
  'training-not-passed': both('Обучение не пройдено', 'Training not passed'),
  'placement-conflict': both('Сведения о трудоустройстве расходятся', 'Placements conflict'),
  'residence-differs': both('Место жительства не отвечает условию', 'Residence does not meet the condition'),
  'passport-invalid': both('Паспорт недействителен', 'Passport not valid'),
  'inn-found': both('ИНН найден по паспорту', 'INN found by passport'),
  'prior-support-found': both('Поддержка бизнеса уже получалась', 'Business support received before'),
  'citizenship-differs': both('Гражданство не отвечает условию', 'Citizenship does not meet the condition'),
  'circumstance-not-recorded': both(
    'Обстоятельство реестром не подтверждается',
    'Circumstance not shown by the register',
  ),
  'teenager-without-occupation': both(
    'Подросток не учится и не работает',
    'Teenager neither studies nor works',
  ),
  'other-application': both('Известно другое заявление', 'Another application is known'),
  'records-conflict': both('Записи ведомств противоречат друг другу', 'Records of agencies conflict'),
  'minimum-unconfirmed': both('Прожиточный минимум не подтверждён', 'Subsistence minimum unconfirmed'),
  'income-waived': both('Часть дохода не учитывается', 'Part of the income is not counted'),
  'consent-withdrawn': both('Согласие отозвано', 'Consent withdrawn'),
};

export const PLACEMENT_STATES: Record<PlacementFact['state'], Bilingual> = {
  reported: both('трудоустроен', 'reported'),
  cancelled: both('отменено', 'cancelled'),
  terminated: both('работа окончена', 'terminated'),
};
