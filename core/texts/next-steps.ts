import type { PolicyPack } from '#core/policies/policy-pack';
import type { Bilingual } from '#schemas/bilingual';
import type { DiscrepancyKind } from '#schemas/verification-result';

type Procedure = PolicyPack['procedure'];
export type Step = (procedure: Procedure) => Bilingual;

const step =
  (text: Bilingual): Step =>
  () =>
    text;

/** Nobody may be asked for papers that state bodies hold. */
const EXPLAIN: Step = ({ papersNotRequired: clause }) => ({
  ru: `Предложить заявителю пояснить расхождение; документы он вправе, но не обязан приложить (${clause.ru}).`,
  en: `Offer the applicant to explain the difference; papers are welcome, never required (${clause.en}).`,
});
const CHECK_IDENTIFIERS = step({
  ru: 'Сверить данные человека в заявлении с документом, удостоверяющим личность, и направить запрос заново.',
  en: 'Compare the data in the request with the identity document and send the question again.',
});
const NOT_A_GROUND: Step = ({ additionalCheck: clause }) => ({
  ru: `Молчание ведомства — не довод против заявителя. При необходимости уведомить о дополнительной проверке до 10-го дня (${clause.ru}).`,
  en: `Silence of an agency is no argument against the applicant. If needed, notify about an additional check by day 10 (${clause.en}).`,
});
const COMMISSION = step({
  ru: 'Передать комиссии вместе с пояснением заявителя.',
  en: 'Hand over to the commission together with the explanation of the applicant.',
});
/** For a remark that nobody needs to explain. */
export const NOTHING = step({
  ru: 'Действий не требуется; учесть при рассмотрении.',
  en: 'Nothing to do; take note of it.',
});

/** What may lawfully be done next, with the clause of the region. The commission concludes and the office decides; this only prepares. */
export const NEXT_STEPS: Readonly<Record<DiscrepancyKind, Step>> = {
  'identity-mismatch': CHECK_IDENTIFIERS,
  'name-lookalike': step({
    ru: 'Исправить написание имени в заявлении по документу, удостоверяющему личность.',
    en: 'Correct the spelling of the name by the identity document.',
  }),
  'person-ambiguous': CHECK_IDENTIFIERS,
  'income-understated': EXPLAIN,
  'income-overstated': EXPLAIN,
  'income-undeclared-payer': EXPLAIN,
  'income-declared-not-found': NOTHING,
  'self-employment-payment-found': COMMISSION,
  'business-undeclared': EXPLAIN,
  'self-employed-undeclared': EXPLAIN,
  'unemployment-status-differs': EXPLAIN,
  'occupation-differs': EXPLAIN,
  'alimony-deduction-unproven': step({
    ru: 'Уточнить у заявителя номер и дату исполнительного листа: с ними сумма вычитается.',
    en: 'Ask the applicant for number and date of the writ: with them the sum is deducted.',
  }),
  'answer-missing': NOT_A_GROUND,
  'answer-conflict': step({
    ru: 'Выяснить у ведомства, какой из ответов верен.',
    en: 'Find out from the agency which of the answers is right.',
  }),
  'answer-stale': step({
    ru: 'Запросить сведения заново, прежде чем на них опираться.',
    en: 'Ask again before relying on the answer.',
  }),
  'threshold-band': COMMISSION,
  'plan-rejected': step({
    ru: 'Сообщить заявителю замечания; план можно переработать и подать снова.',
    en: 'Tell the applicant the remarks; the plan may be reworked and submitted again.',
  }),
  'plan-needs-revision': step({
    ru: 'Сообщить заявителю замечания и срок доработки.',
    en: 'Tell the applicant the remarks and the time for the revision.',
  }),
  'plan-expired': step({
    ru: 'Запросить новое заключение по бизнес-плану.',
    en: 'Ask for a new opinion on the business plan.',
  }),
  'training-not-passed': step({
    ru: 'Предложить заявителю пройти обучение; включить его в программу.',
    en: 'Offer the training to the applicant; put it into the programme.',
  }),
  'placement-conflict': step({
    ru: 'Уточнить в центре занятости, какое сообщение верно.',
    en: 'Find out from the employment centre which report is right.',
  }),
  'other-application': ({ papersNotRequired: clause }) => ({
    ru: `Связаться с названным отделом и выяснить, о той же ли помощи идёт речь; от заявителя для этого ничего не требуется (${clause.ru}).`,
    en: `Ask the office named whether it is the same aid; nothing is demanded of the applicant for it (${clause.en}).`,
  }),
  'records-conflict': step({
    ru: 'Решает человек: выяснить у ведомств, чья запись верна, и отметить это в деле; до этого опираться на запись, названную первой, с оговоркой.',
    en: 'A person decides: find out from the agencies whose record is right and note it in the file; until then rely on the record named first, with this reserve.',
  }),
  'minimum-unconfirmed': step({
    ru: 'Сверить величину с постановлением региона, действовавшим в день обращения (134-ФЗ ст. 4), и сравнить доход с порогом заново; до этого вывод о пороге предварительный.',
    en: 'Compare the value with the order of the region in force on the day of application (134-FZ art. 4) and compare the income with the threshold again; until then the conclusion is preliminary.',
  }),
  'income-waived': step({
    ru: 'Проверить основание: расторжение трудового договора и признание безработным; решение принимает комиссия.',
    en: 'Check the ground: the end of the employment contract and the recognition as unemployed; the commission decides.',
  }),
  'consent-withdrawn': step({
    ru: 'Прекратить обработку на основании этого согласия (152-ФЗ ст. 9 ч. 2) и выяснить у заявителя, поддерживает ли семья обращение.',
    en: 'Stop what rests on this consent (152-FZ art. 9(2)) and find out from the applicant whether the family upholds the application.',
  }),
  'passport-invalid': step({
    ru: 'Сверить серию и номер с паспортом, который отдел видел при приёме: описку исправить и спросить заново, замену паспорта отметить новыми данными. Предложить заявителю показать действующий паспорт или временное удостоверение личности.',
    en: 'Compare series and number with the passport that the office has seen: correct a slip and ask again, enter a new passport. Offer the applicant to show the valid passport or a temporary identity certificate.',
  }),
  'inn-found': step({
    ru: 'Внести ИНН в карточку человека. Вопросы, которым он нужен, до срока ответа задаются с ним в этом же деле; что названо незаданным, спросить новым запросом с ИНН (210-ФЗ ст. 7.1). У заявителя ИНН не требовать.',
    en: 'Enter the INN in the record of the person. Until the due time the questions that need it are asked with it in this case; what is named as not asked is to be asked by a new request with the INN (210-FZ art. 7.1). The applicant need not name it.',
  }),
  'prior-support-found': COMMISSION,
  'residence-differs': step({
    ru: 'Отделу выяснить, где семья живёт постоянно: место жительства подтверждает МВД по запросу самого отдела.',
    en: 'The office finds out where the family lives permanently: the ministry of the interior confirms it to the office.',
  }),
  'citizenship-differs': step({
    ru: 'Сверить гражданство с паспортом, который отдел видел при приёме; исправить заявление, если это описка.',
    en: 'Compare the citizenship with the passport that the office has seen; correct the request if it is a slip.',
  }),
  'circumstance-not-recorded': EXPLAIN,
  'teenager-without-occupation': step({
    ru: 'Предложить включить в программу помощь подростку с учёбой или работой; семья вправе отказаться.',
    en: 'Offer help with study or work for the teenager in the programme; the family is free to decline.',
  }),
};
