import type { Bilingual } from '#schemas/bilingual';

type About = { who: Bilingual };
type InMonth = About & { what: Bilingual; month: Bilingual };
type Amounts = { declared: string; recorded: string };

/** `who` and what is said about them, in both languages. */
const about = ({ who }: About, said: Bilingual): Bilingual => ({
  ru: `${who.ru}: ${said.ru}`,
  en: `${who.en}: ${said.en}`,
});

/** One sentence for the clerk per kind of finding. Facts only: what was declared, what is recorded. */
export const explanations = {
  'identity-mismatch': (words: About & { question: Bilingual }) =>
    about(words, {
      ru: `ответ на вопрос «${words.question.ru}» описывает человека с другими данными (имя, дата рождения, СНИЛС или ИНН). Сведения из этого ответа не использованы.`,
      en: `the answer to "${words.question.en}" describes a person with other data (name, birth date, SNILS or INN). Nothing in that answer is used.`,
    }),
  'previous-family': (words: About & { question: Bilingual }) =>
    about(words, {
      ru: `в ответе на вопрос «${words.question.ru}» стоит прежняя фамилия, указанная в заявлении.`,
      en: `the answer to "${words.question.en}" has the earlier surname that the request names.`,
    }),
  'name-lookalike': (words: About & { question: Bilingual }) =>
    about(words, {
      ru: `имя в заявлении и в ответе на вопрос «${words.question.ru}» выглядят одинаково, но в одном из них латинские буквы.`,
      en: `the name in the request and in the answer to "${words.question.en}" look alike, but one of them has Latin letters.`,
    }),
  'person-ambiguous': (words: About & { question: Bilingual }) =>
    about(words, {
      ru: `на вопрос «${words.question.ru}» реестр нашёл несколько человек с такими данными.`,
      en: `for "${words.question.en}" the register found several people with these data.`,
    }),
  'answer-missing': (words: About & { question: Bilingual; reason: Bilingual }) =>
    about(words, {
      ru: `нет сведений по вопросу «${words.question.ru}». ${words.reason.ru}`,
      en: `nothing is known about "${words.question.en}". ${words.reason.en}`,
    }),
  'answer-conflict': (words: About & { question: Bilingual }) =>
    about(words, {
      ru: `на вопрос «${words.question.ru}» пришли ответы, которые расходятся между собой. Использован первый, остальные сохранены.`,
      en: `answers to "${words.question.en}" contradict each other. The first one is used, the others are kept.`,
    }),
  'answer-stale': (words: About & { question: Bilingual; receivedOn: string; freshnessDays: number }) =>
    about(words, {
      ru: `ответ на вопрос «${words.question.ru}» получен ${words.receivedOn}; на него можно опираться ${words.freshnessDays} дн.`,
      en: `the answer to "${words.question.en}" came on ${words.receivedOn}; it may be relied on for ${words.freshnessDays} days.`,
    }),
  'income-understated': (words: InMonth & Amounts) =>
    about(words, {
      ru: `${words.what.ru} за ${words.month.ru}: заявлено ${words.declared} руб., в реестре ${words.recorded} руб. — больше заявленного.`,
      en: `${words.what.en} for ${words.month.en}: declared ${words.declared} roubles, recorded ${words.recorded} roubles, more than declared.`,
    }),
  'income-overstated': (words: InMonth & Amounts) =>
    about(words, {
      ru: `${words.what.ru} за ${words.month.ru}: заявлено ${words.declared} руб., в реестре ${words.recorded} руб. — меньше заявленного.`,
      en: `${words.what.en} for ${words.month.en}: declared ${words.declared} roubles, recorded ${words.recorded} roubles, less than declared.`,
    }),
  'income-undeclared-payer': (words: About & { payer: string; recorded: string }) =>
    about(words, {
      ru: `в реестре есть плательщик, не названный в заявлении: ${words.payer}; за расчётный период ${words.recorded} руб.`,
      en: `the register has a payer that is not declared: ${words.payer}; ${words.recorded} roubles in the accounting period.`,
    }),
  'income-declared-not-found': (words: InMonth & { declared: string }) =>
    about(words, {
      ru: `${words.what.ru} за ${words.month.ru}: заявлено ${words.declared} руб., в реестре записи пока нет. Плательщик мог ещё не отчитаться.`,
      en: `${words.what.en} for ${words.month.en}: declared ${words.declared} roubles, the register has no entry yet. The payer may not have reported.`,
    }),
  'self-employment-payment-found': (words: About & { paidOn: string; recorded: string }) =>
    about(words, {
      ru: `${words.paidOn} получена выплата на содействие самозанятости или создание рабочих мест, ${words.recorded} руб.; пять лет до подачи заявления ещё не прошли.`,
      en: `a payment for self-employment or extra jobs of ${words.recorded} roubles was made on ${words.paidOn}, within five years before the application.`,
    }),
  'self-employment-payment-declared': (words: About) =>
    about(words, {
      ru: 'в заявлении указано, что выплаты на содействие самозанятости или создание рабочих мест за пять лет получались; в службе занятости они не подтверждены.',
      en: 'the request says that payments for self-employment or extra jobs were received within five years; the employment service has not confirmed them.',
    }),
  'business-undeclared': (words: About & { registeredOn: string }) =>
    about(words, {
      ru: `в ЕГРИП есть действующая запись предпринимателя с ${words.registeredOn}, в заявлении её нет.`,
      en: `the register has an active sole entrepreneur since ${words.registeredOn}, the request does not name it.`,
    }),
  'company-undeclared': (words: About & { role: Bilingual; company: string; since: string }) =>
    about(words, {
      ru: `по ЕГРЮЛ с ${words.since} ${words.role.ru}: ${words.company}; в заявлении этого нет.`,
      en: `by the register of companies ${words.role.en} since ${words.since}: ${words.company}; the request does not say so.`,
    }),
  'self-employed-undeclared': (words: About & { asOf: string }) =>
    about(words, {
      ru: `на ${words.asOf} состоит на учёте как плательщик налога на профессиональный доход, в заявлении этого нет.`,
      en: `on ${words.asOf} registered as a payer of the tax on professional income, the request does not say so.`,
    }),
  'unemployment-status-differs': (words: About & { declared: Bilingual; recorded: Bilingual }) =>
    about(words, {
      ru: `заявлено: ${words.declared.ru}; в службе занятости: ${words.recorded.ru}.`,
      en: `declared: ${words.declared.en}; at the employment service: ${words.recorded.en}.`,
    }),
  'occupation-differs': (words: About & { payer: string }) =>
    about(words, {
      ru: `в заявлении указано «безработный», в расчётном периоде реестр показывает выплаты: ${words.payer}.`,
      en: `declared as unemployed; in the accounting period the register shows payments by ${words.payer}.`,
    }),
  'activity-not-recorded': (words: About & { activity: Bilingual; day: string }) =>
    about(words, {
      ru: `заявлено: ${words.activity.ru}; по реестру на ${words.day} это не так.`,
      en: `declared: ${words.activity.en}; by the register this is not so on ${words.day}.`,
    }),
  'placement-of-unemployed': (words: About & { employer: string; startOn: string }) =>
    about(words, {
      ru: `в заявлении указано «безработный»; служба занятости сообщила о трудоустройстве с ${words.startOn}: ${words.employer}.`,
      en: `declared as unemployed; the employment service reported a job from ${words.startOn}: ${words.employer}.`,
    }),
  'alimony-deduction-unproven': (words: About & { declared: string }) =>
    about(words, {
      ru: `алименты ${words.declared} руб. не вычтены из дохода: не указаны номер и дата исполнительного листа.`,
      en: `alimony of ${words.declared} roubles is not deducted: number and date of the writ are not given.`,
    }),
  'threshold-band': (words: { average: string; threshold: string }): Bilingual => ({
    ru: `Среднедушевой доход ${words.average} руб. выше прожиточного минимума семьи, но ниже порога ${words.threshold} руб. Пункты 1.2 и 2.8.2 здесь читаются по-разному.`,
    en: `The average income of ${words.average} roubles is above the family's minimum and below the threshold of ${words.threshold} roubles. Clauses 1.2 and 2.8.2 read apart here.`,
  }),
  'threshold-equal': (words: { threshold: string }): Bilingual => ({
    ru: `Доход семьи в точности равен порогу ${words.threshold} руб. на человека: п. 1.2 требует «ниже», п. 2.8.2 говорит о превышении.`,
    en: `The income equals the threshold of ${words.threshold} roubles per person exactly: clause 1.2 wants "below", clause 2.8.2 speaks of "above".`,
  }),
  'plan-rejected': (words: About & { remarks: string }) =>
    about(words, {
      ru: `бизнес-план получил отрицательное заключение.${words.remarks}`,
      en: `the opinion on the business plan is negative.${words.remarks}`,
    }),
  'plan-needs-revision': (words: About & { remarks: string }) =>
    about(words, {
      ru: `бизнес-план возвращён на доработку.${words.remarks}`,
      en: `the business plan has to be revised.${words.remarks}`,
    }),
  'plan-expired': (words: About & { validUntil: string }) =>
    about(words, {
      ru: `заключение по бизнес-плану действовало до ${words.validUntil}.`,
      en: `the opinion on the business plan was valid until ${words.validUntil}.`,
    }),
  'training-not-passed': (words: About) =>
    about(words, {
      ru: 'обучение предпринимательству не пройдено.',
      en: 'the entrepreneurship training is not passed.',
    }),
  'passport-invalid': (words: About & { since: string; reasonCode: string }) =>
    about(words, {
      ru: `паспорт, названный в заявлении, недействителен с ${words.since} (код причины в реестре: ${words.reasonCode}).`,
      en: `the passport named in the request is not valid since ${words.since} (reason code of the register: ${words.reasonCode}).`,
    }),
  'inn-found': (words: About) =>
    about(words, {
      ru: 'в заявлении нет ИНН; налоговый орган назвал его по паспорту. С ним задаются вопросы, которые без ИНН задать нельзя.',
      en: 'the request has no INN; the tax service has named it by the passport. Questions that cannot be asked without it are asked with it.',
    }),
  'prior-support-found': (words: About & { givenBy: string; grantedOn: string; until: Bilingual }) =>
    about(words, {
      ru: `центр «Мой бизнес» сообщает о денежной поддержке бизнеса: ${words.givenBy}, с ${words.grantedOn}${words.until.ru}. Повторная ли это поддержка на те же цели, решает комиссия.`,
      en: `the business centre reports money given for a business: ${words.givenBy}, from ${words.grantedOn}${words.until.en}. Whether this repeats support for the same purpose is for the commission.`,
    }),
  'placement-conflict': (words: About & { employers: string; prevailing: string }) =>
    about(words, {
      ru: `сообщения о трудоустройстве расходятся: ${words.employers}. До решения человека учитывается: ${words.prevailing}.`,
      en: `the reported job placements contradict each other: ${words.employers}. Until a person decides this one counts: ${words.prevailing}.`,
    }),
  'other-application': (
    words: About & { caseId: string; officeId: string; acceptedOn: string; state: Bilingual },
  ) =>
    about(words, {
      ru: `известно другое заявление о помощи: дело ${words.caseId}, отдел ${words.officeId}, принято ${words.acceptedOn}; сейчас: ${words.state.ru}.`,
      en: `another application for aid is known: case ${words.caseId}, office ${words.officeId}, accepted on ${words.acceptedOn}; now: ${words.state.en}.`,
    }),
  'residence-elsewhere': (words: About & { declared: string; region: string }) =>
    about(words, {
      ru: `заявлено место жительства в регионе ${words.declared}; условие — постоянное проживание в регионе ${words.region}.`,
      en: `the declared residence is in region ${words.declared}; the condition is permanent residence in region ${words.region}.`,
    }),
  'residence-not-permanent': (words: About & { registration: Bilingual }) =>
    about(words, {
      ru: `${words.registration.ru}; условие — постоянное проживание в регионе. Регистрация сама по себе проживания не доказывает и не опровергает.`,
      en: `${words.registration.en}; the condition is permanent residence in the region. A registration alone neither proves nor disproves it.`,
    }),
  'citizenship-differs': (words: About) =>
    about(words, {
      ru: 'в заявлении указано не российское гражданство; условие — гражданство России.',
      en: 'the declared citizenship is not Russian; the condition is citizenship of Russia.',
    }),
  'circumstance-not-recorded': (words: About & { circumstance: Bilingual; recorded: Bilingual }) =>
    about(words, {
      ru: `названо обстоятельство «${words.circumstance.ru}»; в службе занятости: ${words.recorded.ru}.`,
      en: `the named circumstance is "${words.circumstance.en}"; at the employment service: ${words.recorded.en}.`,
    }),
  'teenager-without-occupation': (words: About & { recorded: Bilingual }) =>
    about(words, {
      ru: `по заявлению не учится и не работает, от 16 до 18 лет; в службе занятости: ${words.recorded.ru}.`,
      en: `by the declaration neither studies nor works, 16 or 17 years old; at the employment service: ${words.recorded.en}.`,
    }),
};
