import type { Bilingual } from '#schemas/bilingual';
import type { IncomeKind } from '#schemas/declaration';
import type { QueryKind } from '#schemas/query';

export const INCOME_KINDS: Readonly<Record<IncomeKind, Bilingual>> = {
  labour: { ru: 'доходы от трудовой деятельности', en: 'labour income' },
  'state-pension': { ru: 'государственная пенсия', en: 'state pension' },
  'monthly-cash-payment': { ru: 'ежемесячная денежная выплата', en: 'monthly cash payment' },
  'other-social': { ru: 'другие социальные выплаты', en: 'other social payments' },
  'alimony-received': { ru: 'полученные алименты', en: 'alimony received' },
  other: { ru: 'иные доходы', en: 'other income' },
};

/** What was asked, by the register, not by the agency that keeps it. */
export const QUESTIONS: Readonly<Record<QueryKind, Bilingual>> = {
  'income-by-payer': { ru: 'доходы по данным плательщиков', en: 'income as reported by payers' },
  'income-certificate': { ru: 'справка о доходах (2-НДФЛ)', en: 'certificate of income (2-NDFL)' },
  'entrepreneur-record': { ru: 'реестр предпринимателей (ЕГРИП)', en: 'register of entrepreneurs' },
  'self-employed-status': {
    ru: 'учёт плательщиков налога на профессиональный доход',
    en: 'payers of the tax on professional income',
  },
  'self-employed-income': {
    ru: 'доход плательщика налога на профессиональный доход',
    en: 'income under the tax on professional income',
  },
  'company-roles': {
    ru: 'руководители и учредители компаний (ЕГРЮЛ)',
    en: 'directors and founders of companies',
  },
  'unemployment-registration': {
    ru: 'учёт в службе занятости',
    en: 'registration at the employment service',
  },
  'unemployment-benefits': { ru: 'пособия по безработице', en: 'unemployment benefits' },
  'self-employment-payments': {
    ru: 'выплаты на содействие самозанятости',
    en: 'payments for self-employment',
  },
  'business-plan-verdict': { ru: 'заключение по бизнес-плану', en: 'opinion on the business plan' },
  'business-training': { ru: 'обучение предпринимательству', en: 'entrepreneurship training' },
  'social-fund-payments': {
    ru: 'пенсии и выплаты Социального фонда',
    en: 'pensions and payments of the Social Fund',
  },
  'passport-validity': { ru: 'действительность паспорта', en: 'validity of the passport' },
  'inn-by-passport': { ru: 'ИНН по паспорту', en: 'INN by passport' },
  'business-prior-support': {
    ru: 'поддержка бизнеса, полученная раньше',
    en: 'support of a business received before',
  },
};
