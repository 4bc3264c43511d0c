import type { PolicyPack } from '#core/policies/policy-pack';
import { citedClause } from '#core/texts/cited-clause';
import { QUESTIONS } from '#core/texts/titles';
import type { Bilingual } from '#schemas/bilingual';
import type { Deadline } from '#schemas/deadline';
import type { QueryKind } from '#schemas/query';
import type { IsoDay } from '#schemas/time';
import type { VerificationRequest } from '#schemas/verification-request';

export type NoticeFacts = {
  request: VerificationRequest;
  /** Questions without an answer, by agency. */
  open: readonly { agency: Bilingual; kind: QueryKind }[];
  notice: Deadline;
  finalAnswer: Deadline;
  madeOn: IsoDay;
  /** Clauses of the region. */
  procedure: PolicyPack['procedure'];
};

const russianDay = (day: IsoDay): string => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;

const applicantOf = ({ subjects }: VerificationRequest): string => {
  const name = subjects.find(({ role }) => role === 'applicant')?.name;
  return name === undefined ? '' : [name.family, name.given, name.patronymic ?? ''].join(' ').trim();
};

/** One line an agency and register, however many people were asked about. */
const asked = (open: NoticeFacts['open'], language: 'ru' | 'en'): string[] => [
  ...new Set(open.map(({ agency, kind }) => `  - ${agency[language]}: ${QUESTIONS[kind][language]}`)),
];

const russian = ({ request, open, notice, finalAnswer, madeOn, procedure }: NoticeFacts): string[] => [
  'УВЕДОМЛЕНИЕ О ДОПОЛНИТЕЛЬНОЙ ПРОВЕРКЕ',
  '',
  `Заявитель: ${applicantOf(request)}`,
  `Обращение № ${request.registrationNumber}, принято ${russianDay(request.acceptedOn)}`,
  '',
  'По Вашему обращению о государственной социальной помощи на основании',
  'социального контракта проводится дополнительная проверка сведений',
  `(${citedClause(notice.clause).ru}).`,
  ...(open.length === 0 ? [] : ['', 'Ожидаются ответы на межведомственные запросы:', ...asked(open, 'ru')]),
  '',
  `Представлять эти сведения самостоятельно не требуется (${procedure.papersNotRequired.ru}).`,
  `Проверка не приостанавливает рассмотрение обращения (${procedure.noSuspension.ru}).`,
  `Окончательный ответ будет дан не позднее ${russianDay(finalAnswer.nominalDue)} (${citedClause(finalAnswer.clause).ru}).`,
  '',
  `Уведомить не позднее ${russianDay(notice.nominalDue)}. Составлено ${russianDay(madeOn)}.`,
  '',
  'Специалист: ____________________    Подпись: ____________________',
];

const english = ({ request, open, notice, finalAnswer, madeOn, procedure }: NoticeFacts): string[] => [
  'NOTICE OF AN ADDITIONAL CHECK',
  '',
  `Applicant: ${applicantOf(request)}`,
  `Application No. ${request.registrationNumber}, accepted on ${request.acceptedOn}`,
  '',
  'The information in your application for state social assistance on the',
  'basis of a social contract is being checked additionally',
  `(${citedClause(notice.clause).en}).`,
  ...(open.length === 0 ? [] : ['', 'Answers of these bodies are awaited:', ...asked(open, 'en')]),
  '',
  `You need not bring this information yourself (${procedure.papersNotRequired.en}).`,
  `The check does not suspend your application (${procedure.noSuspension.en}).`,
  `You will have the final answer no later than ${finalAnswer.nominalDue} (${citedClause(finalAnswer.clause).en}).`,
  '',
  `To be given no later than ${notice.nominalDue}. Made on ${madeOn}.`,
  '',
  'Official: ____________________    Signature: ____________________',
];

/**
 * The notice of clause 3.2.3, ready to print, in Russian and then in English. It names the applicant: it goes to the
 * office that asks for it and nowhere else. Its days are the nominal ones, the earliest reading of the law.
 */
export const additionalCheckNotice = (facts: NoticeFacts): string =>
  [...russian(facts), '', '-'.repeat(70), '', ...english(facts), ''].join('\n');
