import type { Bilingual } from '#schemas/bilingual';
import type { RecordsConflict } from '#schemas/records-conflict';

const FACTS: Readonly<Record<RecordsConflict['fact'], Bilingual>> = {
  unemployment: { ru: 'учёт в качестве безработного', en: 'registration as unemployed' },
  occupation: { ru: 'занятость', en: 'occupation' },
  'job-start': { ru: 'день начала работы', en: 'first day of work' },
  entrepreneur: { ru: 'предпринимательство', en: 'sole entrepreneurship' },
  'self-employed': { ru: 'налог на профессиональный доход', en: 'tax on professional income' },
  benefits: { ru: 'пособие по безработице', en: 'unemployment benefit' },
  training: { ru: 'обучение', en: 'training' },
};

type Months = { month: Bilingual; amount: string };

/** What one record says, in a few words. */
export const recordSays = {
  registered: ({ day }: { day: string }): Bilingual => ({
    ru: `служба занятости: на ${day} состоит на учёте как безработный`,
    en: `employment service: registered as unemployed on ${day}`,
  }),
  notRegistered: ({ day }: { day: string }): Bilingual => ({
    ru: `служба занятости: на ${day} как безработный не состоит`,
    en: `employment service: not registered as unemployed on ${day}`,
  }),
  noticeOfRegistration: ({ day }: { day: string }): Bilingual => ({
    ru: `сообщение: поставлен на учёт как безработный с ${day}`,
    en: `notice: registered as unemployed from ${day}`,
  }),
  noticeOfDeregistration: ({ day }: { day: string }): Bilingual => ({
    ru: `сообщение: снят с учёта безработных с ${day}`,
    en: `notice: no longer registered as unemployed from ${day}`,
  }),
  entrepreneur: ({ since }: { since: string }): Bilingual => ({
    ru: `ЕГРИП: действующий предприниматель с ${since}`,
    en: `register of entrepreneurs: active since ${since}`,
  }),
  noEntrepreneur: ({ day }: { day: string }): Bilingual => ({
    ru: `ЕГРИП: на ${day} действующей записи нет`,
    en: `register of entrepreneurs: no active entry on ${day}`,
  }),
  selfEmployed: ({ day }: { day: string }): Bilingual => ({
    ru: `налоговый орган: на ${day} плательщик налога на профессиональный доход`,
    en: `tax service: payer of the tax on professional income on ${day}`,
  }),
  notSelfEmployed: ({ day }: { day: string }): Bilingual => ({
    ru: `налоговый орган: на ${day} не плательщик налога на профессиональный доход`,
    en: `tax service: no payer of the tax on professional income on ${day}`,
  }),
  noticeOfBusiness: ({ day }: { day: string }): Bilingual => ({
    ru: `сообщение: зарегистрирован как предприниматель с ${day}`,
    en: `notice: registered as a sole entrepreneur from ${day}`,
  }),
  noticeOfBusinessEnd: ({ day }: { day: string }): Bilingual => ({
    ru: `сообщение: предпринимательство прекращено с ${day}`,
    en: `notice: business ended from ${day}`,
  }),
  noticeOfSelfEmployment: ({ day }: { day: string }): Bilingual => ({
    ru: `сообщение: поставлен на учёт как самозанятый с ${day}`,
    en: `notice: registered as self-employed from ${day}`,
  }),
  noticeOfSelfEmploymentEnd: ({ day }: { day: string }): Bilingual => ({
    ru: `сообщение: снят с учёта как самозанятый с ${day}`,
    en: `notice: no longer registered as self-employed from ${day}`,
  }),
  noticeOfCourse: ({ title, day }: { title: Bilingual; day: string }): Bilingual => ({
    ru: `сообщение: ${title.ru}, ${day}`,
    en: `notice: ${title.en}, ${day}`,
  }),
  job: ({ employer, day }: { employer: string; day: string }): Bilingual => ({
    ru: `сообщение о трудоустройстве: ${employer} с ${day}`,
    en: `job placement: ${employer} from ${day}`,
  }),
  paid: ({ payer, month, amount }: Months & { payer: string }): Bilingual => ({
    ru: `сведения о доходах: ${payer} за ${month.ru} ${amount} руб.`,
    en: `income by payer: ${payer} for ${month.en} ${amount} roubles`,
  }),
  benefit: ({ month, amount }: Months): Bilingual => ({
    ru: `служба занятости: пособие за ${month.ru} ${amount} руб.`,
    en: `employment service: benefit for ${month.en} ${amount} roubles`,
  }),
  coursePassed: ({ passed }: { passed: boolean }): Bilingual =>
    passed
      ? { ru: 'ответ на вопрос: обучение пройдено', en: 'answer: training passed' }
      : { ru: 'ответ на вопрос: обучение не пройдено', en: 'answer: training not passed' },
};

/** A sum ends with the point of its `руб.` already. */
const closed = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

/** Both records, which goes first and why: nothing is chosen in silence. */
export const conflictText = (who: Bilingual, conflict: RecordsConflict): Bilingual => {
  const { fact, prevailing, other, source, because } = conflict;
  return {
    ru: `${who.ru}: записи ведомств противоречат друг другу (${FACTS[fact].ru}). Первой учитывается: ${closed(prevailing.said.ru)} Против неё: ${closed(other.said.ru)} Основание порядка: ${because.ru} (${source}). Решает человек.`,
    en: `${who.en}: records of agencies contradict each other (${FACTS[fact].en}). First counts: ${closed(prevailing.said.en)} Against it: ${closed(other.said.en)} Why in this order: ${because.en} (${source}). A person decides.`,
  };
};
