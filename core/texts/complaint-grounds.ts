import type { Bilingual } from '#schemas/bilingual';
import type { ComplaintGround } from '#schemas/complaint-ground';
import type { TermCode } from '#schemas/deadline';

type Fact = 'arrival' | 'questions' | 'decision' | 'results' | 'free' | 'corrections' | 'no-suspension';

/** What a ground says, and which terms and facts of the case bear on it. */
export const COMPLAINT_GROUNDS: Readonly<
  Record<
    ComplaintGround,
    { letter: string; title: Bilingual; terms: readonly TermCode[]; facts: readonly Fact[] }
  >
> = {
  'late-registration': {
    letter: 'а',
    title: { ru: 'нарушен срок регистрации запроса', en: 'the request was registered late' },
    terms: ['mfc-transfer'],
    facts: ['arrival'],
  },
  'late-service': {
    letter: 'б',
    title: { ru: 'нарушен срок предоставления услуги', en: 'the service was late' },
    terms: ['preparation', 'additional-check-notice', 'final-answer', 'decision', 'decision-notice'],
    facts: [],
  },
  'papers-not-required': {
    letter: 'в',
    title: {
      ru: 'потребованы документы или действия, которых закон не требует',
      en: 'papers or acts were demanded that the law does not require',
    },
    terms: [],
    facts: ['questions'],
  },
  'papers-refused': {
    letter: 'г',
    title: { ru: 'отказано в приёме документов', en: 'papers were not accepted' },
    terms: [],
    facts: ['arrival'],
  },
  'service-refused': {
    letter: 'д',
    title: { ru: 'отказано в предоставлении услуги', en: 'the service was refused' },
    terms: ['decision-notice'],
    facts: ['decision', 'results'],
  },
  'fee-demanded': {
    letter: 'е',
    title: { ru: 'потребована плата', en: 'a fee was demanded' },
    terms: [],
    facts: ['free'],
  },
  'correction-refused': {
    letter: 'ж',
    title: {
      ru: 'отказано в исправлении ошибок или нарушен срок исправления',
      en: 'errors were not corrected, or late',
    },
    terms: ['complaint-remedy'],
    facts: ['corrections'],
  },
  'late-result': {
    letter: 'з',
    title: {
      ru: 'нарушен срок или порядок выдачи документов по результатам',
      en: 'the papers with the result were late or handed out wrongly',
    },
    terms: ['decision-notice', 'prolongation-notice', 'termination-notice'],
    facts: ['decision'],
  },
  suspended: {
    letter: 'и',
    title: { ru: 'услуга приостановлена без основания', en: 'the service was suspended without a ground' },
    terms: ['final-answer'],
    facts: ['no-suspension'],
  },
  'papers-demanded-again': {
    letter: 'к',
    title: {
      ru: 'повторно потребованы документы, о которых не сказали при первом отказе',
      en: 'papers were demanded that the first refusal did not name',
    },
    terms: [],
    facts: ['results', 'questions'],
  },
};

export type RecordedFacts = {
  acceptedOn: string;
  receivedAt: string;
  questions: number;
  results: number;
  corrections: number;
  decision?: { outcome: 'granted' | 'refused'; decidedOn: string };
};

const DECISIONS: Readonly<Record<'granted' | 'refused', Bilingual>> = {
  granted: { ru: 'назначено', en: 'granted' },
  refused: { ru: 'отказано', en: 'refused' },
};

/** The sentence of each fact. */
export const RECORDED: Readonly<Record<Fact, (known: RecordedFacts) => Bilingual>> = {
  arrival: ({ acceptedOn, receivedAt }) => ({
    ru: `Обращение принято ${acceptedOn}, поступило на проверку ${receivedAt.slice(0, 10)} (UTC).`,
    en: `The application was accepted on ${acceptedOn} and came to verification on ${receivedAt.slice(0, 10)} (UTC).`,
  }),
  questions: ({ questions }) => ({
    ru: `Вопросов ведомствам: ${questions}; документов у заявителя сверка не запрашивает (п. 2.6.6).`,
    en: `Questions to agencies: ${questions}; verification asks the applicant for no paper (clause 2.6.6).`,
  }),
  decision: ({ decision }) =>
    decision === undefined
      ? { ru: 'Решение не зарегистрировано.', en: 'No decision is recorded.' }
      : {
          ru: `Решение от ${decision.decidedOn}: ${DECISIONS[decision.outcome].ru}.`,
          en: `Decision of ${decision.decidedOn}: ${DECISIONS[decision.outcome].en}.`,
        },
  results: ({ results }) => ({
    ru: `Версий результата проверки: ${results}; каждая хранится и говорит, что изменилось (п. 2.6.6(4)).`,
    en: `Versions of the result: ${results}; each is kept and says what has changed (clause 2.6.6(4)).`,
  }),
  free: () => ({
    ru: 'Услуга бесплатна (п. 2.9); платежей в деле нет.',
    en: 'The service is free of charge (clause 2.9); the case has no payment.',
  }),
  corrections: ({ corrections }) => ({
    ru: `Событий дела исправлено или отменено отделом: ${corrections}.`,
    en: `Events of the case corrected or taken back by the office: ${corrections}.`,
  }),
  'no-suspension': () => ({
    ru: 'Приостановления нет среди состояний дела (п. 2.7); сроки не прерывались.',
    en: 'No state of a case is a suspension (clause 2.7); no term was interrupted.',
  }),
};
