import type { Bilingual } from '#schemas/bilingual';
import type { ChangeCause, ExceptionGround, ResultChange } from '#schemas/result-changes';
import type { CoverageState } from '#schemas/verification-result';

type How = ResultChange['how'];

export const STATES: Readonly<Record<CoverageState, Bilingual>> = {
  confirmed: { ru: 'подтверждено', en: 'confirmed' },
  contradicted: { ru: 'расходится', en: 'contradicted' },
  'no-answer': { ru: 'нет ответа', en: 'no answer' },
  'not-found': { ru: 'не найдено', en: 'not found' },
  'not-covered': { ru: 'не проверяется', en: 'not covered' },
  stale: { ru: 'устарело', en: 'stale' },
};

export const FINDING: Readonly<Record<How, Bilingual>> = {
  added: { ru: 'Новое замечание', en: 'New finding' },
  removed: { ru: 'Замечание снято', en: 'Finding withdrawn' },
  altered: { ru: 'Замечание изменилось', en: 'Finding altered' },
};
export const PLACEMENT: Readonly<Record<How, Bilingual>> = {
  added: { ru: 'Новое трудоустройство', en: 'New job placement' },
  removed: { ru: 'Трудоустройство снято', en: 'Job placement withdrawn' },
  altered: { ru: 'Сведения о трудоустройстве изменились', en: 'Job placement altered' },
};
export const FACT: Readonly<Record<How, Bilingual>> = {
  added: { ru: 'Новое сообщение ведомства', en: 'Newly posted by an agency' },
  removed: { ru: 'Сообщение ведомства заменено', en: 'Posting of an agency replaced' },
  altered: { ru: 'Сообщение ведомства дополнено', en: 'Posting of an agency added to' },
};

export const PAYMENT: Readonly<Record<How, Bilingual>> = {
  added: { ru: 'Новый месяц выплаты', en: 'New month of payment' },
  removed: { ru: 'Месяц выплаты снят', en: 'Month of payment withdrawn' },
  altered: { ru: 'Месяц выплаты изменился', en: 'Month of payment altered' },
};
export const WITHDRAWAL: Readonly<Record<How, Bilingual>> = {
  added: { ru: 'Отзыв', en: 'Withdrawn' },
  removed: { ru: 'Отметка об отзыве снята', en: 'Mark of a withdrawal taken back' },
  altered: { ru: 'Отзыв: изменилось', en: 'Withdrawal altered' },
};

export const WITHDRAWN: Bilingual = {
  ru: 'Сообщение ведомства отозвано',
  en: 'Posting of an agency withdrawn',
};

const GROUNDS: Readonly<Record<ExceptionGround['ground'], Bilingual>> = {
  а: {
    ru: 'изменились требования нормативных актов после первоначальной подачи заявления',
    en: 'the law has changed since the application was first handed in',
  },
  б: {
    ru: 'ошибки в заявлении и документах, поданных после первоначального отказа',
    en: 'errors in papers handed in after the first refusal',
  },
  в: {
    ru: 'истёк срок действия документов или изменилась информация после первоначального отказа',
    en: 'documents have expired or the data have changed since the first refusal',
  },
  г: {
    ru: 'документально подтверждена ошибка должностного лица: письменное уведомление и извинения',
    en: 'a proven error of an official: written notice and apology',
  },
};

/** Ground б needs papers handed in anew: no change of records leads there. */
const LETTERS: Readonly<Record<ChangeCause, readonly ExceptionGround['ground'][]>> = {
  'late-answer': ['в'],
  'corrected-answer': ['в', 'г'],
  event: ['в'],
  'other-application': ['в'],
  'office-event': ['в'],
  rules: ['а', 'г'],
};

/** The grounds that could apply to something raised for this cause; a person confirms. */
export const groundsFor = (cause: ChangeCause): ExceptionGround[] =>
  LETTERS[cause].map((ground) => ({ ground, clause: `2.6.6(4) ${ground}`, title: GROUNDS[ground] }));
