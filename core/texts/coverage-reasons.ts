import type { Bilingual } from '#schemas/bilingual';
import type { CancellationReason } from '#schemas/query';

/** Why nothing usable came back. */
export type Silence =
  | 'waiting'
  | 'unanswered'
  | 'refused'
  | 'invalid-query'
  | 'not-ready'
  | 'ambiguous-person'
  | 'other-person'
  | 'other-kind'
  | CancellationReason;

export const SILENCES: Readonly<Record<Silence, Bilingual>> = {
  waiting: { ru: 'Ответ ещё не пришёл.', en: 'The answer has not come yet.' },
  unanswered: { ru: 'Ведомство не ответило в срок.', en: 'The agency has not answered in time.' },
  refused: {
    ru: 'Ведомство не приняло вопрос к ответу.',
    en: 'The agency declined to answer the question.',
  },
  'invalid-query': {
    ru: 'Ведомство не смогло обработать запрос в том виде, в котором он отправлен.',
    en: 'The agency could not process the question as it was sent.',
  },
  'not-ready': {
    ru: 'Ведомство к сроку ещё не подготовило ответ.',
    en: 'The agency had no answer ready in time.',
  },
  'ambiguous-person': {
    ru: 'Реестр нашёл несколько человек с такими данными.',
    en: 'The register found several people with these data.',
  },
  'other-person': {
    ru: 'Ответ описывает другого человека и не использован.',
    en: 'The answer describes another person and is not used.',
  },
  'other-kind': {
    ru: 'Ответ пришёл на другой вопрос и не использован.',
    en: 'The answer belongs to another question and is not used.',
  },
  'consent-withdrawn': {
    ru: 'Согласие отозвано: вопрос не задаётся (152-ФЗ ст. 9).',
    en: 'The consent is withdrawn: this is not asked (152-FZ art. 9).',
  },
  'application-withdrawn': {
    ru: 'Заявление отозвано: ответ не ожидается и не используется (152-ФЗ ст. 5 ч. 2).',
    en: 'The application is withdrawn: no answer is awaited or used (152-FZ art. 5(2)).',
  },
};

export const REASONS = {
  'not-found': {
    ru: 'В реестре таких сведений нет. Это не доказывает, что их нет вовсе.',
    en: 'The register has no such record, which does not prove that there is nothing.',
  },
  'month-not-reported': {
    ru: 'В реестре нет данных за этот месяц: плательщик мог ещё не отчитаться.',
    en: 'The register has nothing for this month: the payer may not have reported yet.',
  },
  'amount-differs': {
    ru: 'Сумма в реестре отличается от заявленной.',
    en: 'The recorded amount differs from the declared one.',
  },
  'no-register': {
    ru: 'Такие сведения не ведёт ни одно из опрошенных ведомств.',
    en: 'None of the agencies asked keeps such records.',
  },
  'residence-register': {
    ru: 'Место жительства учитывает МВД, о нём здесь не спрашивают: подтверждают отметка в паспорте, которую отдел видел при приёме, или ответ МВД отделу.',
    en: 'Residence is kept by the ministry of the interior, which is not asked here: the mark in the passport that the office has seen, or an answer of the ministry to the office, proves it.',
  },
  'citizenship-register': {
    ru: 'Гражданство подтверждает паспорт, который отдел видел при приёме; МВД о нём здесь не спрашивают.',
    en: 'Citizenship is proven by the passport that the office has seen; the ministry of the interior is not asked here.',
  },
  'circumstance-register': {
    ru: 'Это обстоятельство не ведёт ни одно из опрошенных ведомств; его оценивает комиссия.',
    en: 'None of the agencies asked keeps this circumstance; the commission judges it.',
  },
  'composition-register': {
    ru: 'Категория следует из заявленного состава семьи; реестр ЗАГС здесь не спрашивают.',
    en: 'The category follows from the declared family; the register of civil status is not asked here.',
  },
  'not-asked-in-track': {
    ru: 'По этому направлению такой вопрос не задаётся.',
    en: 'This is not asked in this track.',
  },
  'not-in-family': {
    ru: 'Лицо не входит в состав семьи: его доход не считается и о нём не спрашивают (44-ФЗ ст. 14; ПП РФ № 1931, пп. 33–34).',
    en: 'Not a member of the family: no income of this person counts or is asked about (44-FZ art. 14; rules of No. 1931, pp. 33–34).',
  },
  'payer-not-named': {
    ru: 'Сумма распределена по месяцам (44-ФЗ ст. 9), плательщик с ИНН не назван: сравнить с реестром не с чем.',
    en: 'The sum is spread over months (44-FZ art. 9) and names no payer by INN: there is nothing to compare it with.',
  },
  'not-asked-for-purpose': {
    ru: 'Для этой цели проверки такой вопрос не задаётся (152-ФЗ ст. 5 ч. 5: не больше данных, чем нужно для цели).',
    en: 'This is not asked for this purpose (152-FZ art. 5(5): no more data than the purpose needs).',
  },
  'not-asked-about-person': {
    ru: 'Об этом лице такой вопрос не задаётся.',
    en: 'This is not asked about this person.',
  },
  'inn-missing': {
    ru: 'Вопрос не задан: в заявлении нет ИНН этого лица.',
    en: 'Not asked: the request has no INN of this person.',
  },
  'inn-not-found': {
    ru: 'Вопрос не задан: ИНН в заявлении нет, и по паспорту налоговый орган его не нашёл.',
    en: 'Not asked: the request has no INN, and the tax service has found none by the passport.',
  },
  'inn-not-told': {
    ru: 'Вопрос не задан: ИНН в заявлении нет, и налоговый орган его по паспорту не сообщил.',
    en: 'Not asked: the request has no INN, and the tax service has not told it by the passport.',
  },
  'inn-found-late': {
    ru: 'Вопрос не задан: ИНН найден по паспорту после срока ответа. Направьте запрос заново с этим ИНН.',
    en: 'Not asked: the INN was found by the passport after the due time. Send a new request with this INN.',
  },
  'not-offered': {
    ru: 'Вопрос не задан: нет действующего согласия или подключённого ведомства.',
    en: 'Not asked: no valid consent, or no agency is connected.',
  },
  'passport-missing': {
    ru: 'Вопрос не задан: в заявлении нет паспорта гражданина РФ.',
    en: 'Not asked: the request names no passport of the Russian Federation.',
  },
  'rest-kept-by-others': {
    ru: 'Подтверждена только часть, которую выплачивает Социальный фонд; остальное ведут другие ведомства.',
    en: 'Only the part paid by the Social Fund is confirmed; the rest is kept elsewhere.',
  },
  'nothing-paid-that-month': {
    ru: 'Социальный фонд за этот месяц такой выплаты не показывает.',
    en: 'The Social Fund shows no such payment for this month.',
  },
  'rest-kept-elsewhere': {
    ru: 'Подтверждена только часть, которую выплачивает служба занятости; остальное ведут другие ведомства.',
    en: 'Only the part paid by the employment service is confirmed; the rest is kept elsewhere.',
  },
  'no-benefits-that-month': {
    ru: 'Служба занятости в этом месяце ничего не выплачивала; другие выплаты ведут другие ведомства.',
    en: 'The employment service paid nothing in this month; other payments are kept elsewhere.',
  },
  'unknown-to-centre': {
    ru: 'Служба занятости этого человека не знает; другие выплаты ведут другие ведомства.',
    en: 'The employment service does not know this person; other payments are kept elsewhere.',
  },
  'absence-proves-nothing': {
    ru: 'Плательщиков дохода нет, но это не доказывает отсутствия занятости.',
    en: 'No payer is recorded, which does not prove that there is no occupation.',
  },
  'record-says-otherwise': {
    ru: 'Реестр говорит иное, чем заявлено.',
    en: 'The register says something else than declared.',
  },
  'answer-too-old': {
    ru: 'Ответ старше срока, в течение которого на него можно опираться при этой проверке: нужно спросить снова.',
    en: 'The answer is older than the time for which it may be relied on in this check: it has to be asked again.',
  },
  'older-than-asked': {
    ru: 'Сведения реестра старше дня, о котором спрашивали.',
    en: 'The record is older than the day asked about.',
  },
  'writ-not-checked': {
    ru: 'Исполнительные листы ведёт ФССП, её здесь не спрашивают.',
    en: 'Writs are kept by the bailiff service, which is not asked here.',
  },
  'support-received-before': {
    ru: 'Денежная поддержка бизнеса уже получалась; повторная ли она, решает комиссия.',
    en: 'Money for a business was received before; whether it repeats is for the commission.',
  },
  'verdict-expired': {
    ru: 'Срок действия заключения истёк.',
    en: 'The opinion is no longer valid.',
  },
} as const satisfies Record<string, Bilingual>;
