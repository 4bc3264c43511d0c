import type { Bilingual } from '#schemas/bilingual';

/** What is said where the threshold or the counted income rests on something that a person has to confirm. */
export const incomeTexts = {
  placeholder: (words: { day: string; threshold: string }): Bilingual => ({
    ru: `Порог ${words.threshold} руб. на человека посчитан по неподтверждённой величине прожиточного минимума: постановления региона, действовавшего ${words.day}, в правилах нет, стоит предварительное значение.`,
    en: `The threshold of ${words.threshold} roubles per person rests on an unconfirmed subsistence minimum: the rules do not hold the order of the region in force on ${words.day}, a preliminary value stands in.`,
  }),
  territory: (words: { threshold: string; source: string }): Bilingual => ({
    ru: `Порог ${words.threshold} руб. на человека посчитан по величине для региона в целом (${words.source}); по местностям установлены другие величины, а местность в обращении не названа.`,
    en: `The threshold of ${words.threshold} roubles per person rests on the value for the region as a whole (${words.source}); there are other values by territory, and the request does not name the territory.`,
  }),
  waived: (words: { who: Bilingual; since: string; amount: string; source: string }): Bilingual => ({
    ru: `${words.who.ru}: на учёте как безработный с ${words.since}; трудовой доход ${words.amount} руб. за расчётный период не учтён (${words.source}).`,
    en: `${words.who.en}: registered as unemployed since ${words.since}; pay of ${words.amount} roubles in the accounting period is not counted (${words.source}).`,
  }),
};
