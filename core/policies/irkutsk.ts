import { FEDERAL_ACCEPTANCE_TERMS } from '#core/policies/acceptance-terms';
import { FEDERAL_CLAUSES, FEDERAL_PROCEDURE } from '#core/policies/federal-clauses';
import { FEDERAL_TRACKS } from '#core/policies/federal-tracks';
import { IRKUTSK_MUNICIPALITIES } from '#core/policies/irkutsk-municipalities';
import { JOB_LOSS_2022 } from '#core/policies/income-waivers';
import { notAsked } from '#core/policies/not-asked';
import type { Circumstance, PolicyPack, RecipientCategory } from '#core/policies/policy-pack';
import { queryRules } from '#core/policies/query-matrix';
import { IRKUTSK_MINIMA } from '#core/policies/irkutsk-minima';

/** Objective circumstances of the regional law № 73-ОЗ. Only unemployment is in a register that is asked. */
const CIRCUMSTANCES: readonly Circumstance[] = [
  { code: 'disability', title: { ru: 'Инвалидность', en: 'Disability' }, kinds: [] },
  {
    code: 'loss-of-breadwinner',
    title: { ru: 'Потеря кормильца', en: 'Loss of the breadwinner' },
    kinds: [],
  },
  {
    code: 'unemployment',
    title: { ru: 'Безработица', en: 'Unemployment' },
    kinds: ['unemployment-registration'],
  },
  { code: 'loss-of-property', title: { ru: 'Утрата имущества', en: 'Loss of property' }, kinds: [] },
  { code: 'full-time-study', title: { ru: 'Обучение по очной форме', en: 'Full-time study' }, kinds: [] },
  {
    code: 'treatment',
    title: { ru: 'Длительное или дорогостоящее лечение', en: 'Long or expensive treatment' },
    kinds: [],
  },
  {
    code: 'child-care',
    title: { ru: 'Уход за ребёнком от полутора до трёх лет', en: 'Care for a child of 1.5 to 3 years' },
    kinds: [],
  },
  {
    code: 'care-for-disabled',
    title: {
      ru: 'Уход за ребёнком-инвалидом или инвалидом I группы',
      en: 'Care for a disabled child or a person of group I',
    },
    kinds: [],
  },
];

const CATEGORIES: readonly RecipientCategory[] = [
  {
    code: 'low-income-family',
    title: { ru: 'Малоимущая семья', en: 'Low-income family' },
    members: { atLeast: 2 },
    childrenAtLeast: 0,
  },
  {
    code: 'low-income-single',
    title: { ru: 'Малоимущий одиноко проживающий гражданин', en: 'Low-income single person' },
    members: { atLeast: 1, atMost: 1 },
    childrenAtLeast: 0,
  },
  {
    code: 'large-family',
    title: { ru: 'Семья с тремя и более детьми', en: 'Family with three or more children' },
    members: { atLeast: 4 },
    childrenAtLeast: 3,
  },
];

/** Irkutsk region, programme of 2021: four directions, each with the ministry that answers for it. */
export const irkutsk: PolicyPack = {
  reference: { id: 'irkutsk', edition: '2021-01-01' },
  title: {
    ru: 'Иркутская область, социальный контракт',
    en: 'Irkutsk region, social contract',
  },
  region: { code: '38', title: { ru: 'Иркутская область', en: 'Irkutsk region' } },
  budget: 'federal-cofinanced',
  sources: ['закон Иркутской области № 73-ОЗ', 'ПП РФ № 2394 от 31.12.2020', '178-ФЗ ст. 8.1', '44-ФЗ'],
  timeZone: 'Asia/Irkutsk',
  threshold: { numerator: 1, denominator: 1, of: 'family-mean' },
  readingsApart: [],
  familyRule: 'law-44',
  incomeLagMonths: 0,
  incomeWaiver: JOB_LOSS_2022,
  minima: IRKUTSK_MINIMA,
  selfEmploymentLookBackYears: 5,
  tracks: {
    'job-search': {
      ...FEDERAL_TRACKS['job-search'],
      responsible: { ru: 'Министерство труда и занятости', en: 'Ministry of labour and employment' },
    },
    business: {
      ...FEDERAL_TRACKS.business,
      responsible: { ru: 'Министерство экономического развития', en: 'Ministry of economic development' },
    },
    'household-farm': {
      ...FEDERAL_TRACKS['household-farm'],
      responsible: { ru: 'Министерство сельского хозяйства', en: 'Ministry of agriculture' },
    },
    hardship: {
      ...FEDERAL_TRACKS.hardship,
      responsible: { ru: 'Министерство социального развития', en: 'Ministry of social development' },
    },
  },
  queries: queryRules({
    tracks: ['job-search', 'business', 'household-farm', 'hardship'],
    basis: '210-ФЗ ст. 7.1; закон Иркутской области № 73-ОЗ ст. 1',
    lookBackClause: '178-ФЗ ст. 8.1',
    // Unemployment is an objective circumstance of 73-ОЗ in every direction.
    also: { 'unemployment-registration': ['household-farm', 'hardship'] },
  }),
  notAsked: notAsked(['social-fund-payments', 'passport-validity', 'business-prior-support'], {
    ru: 'в программе Иркутской области 2021 года отвечают министерства области и муниципалитеты, держателя этого реестра среди них нет',
    en: 'in the programme of Irkutsk region of 2021 ministries of the region and municipalities answer, and who keeps this register is not among them',
  }),
  tolerance: { percent: 10, perMonth: 100_000 },
  freshnessDays: 30,
  terms: FEDERAL_ACCEPTANCE_TERMS,
  termsFrom: 'model',
  clauses: { ...FEDERAL_CLAUSES, 'circumstance-not-recorded': 'закон Иркутской области № 73-ОЗ ст. 1' },
  procedure: FEDERAL_PROCEDURE,
  recipientCategories: CATEGORIES,
  objectiveCircumstances: CIRCUMSTANCES,
  plan: {
    year: 2021,
    total: 5_830,
    municipalities: 42,
    known: { 'Катангский район': 16, 'город Иркутск': 791 },
    oktmo: IRKUTSK_MUNICIPALITIES,
    note: {
      ru: 'Известны итог, наименьшее и наибольшее значения; остальные 40 муниципалитетов — 5 023 контракта вместе.',
      en: 'Known are the total, the smallest and the largest; the other 40 municipalities have 5,023 contracts together.',
    },
  },
};
