import { reasonTitle } from '#core/texts/fact-titles';
import type { FactEvent } from '#core/events/agency-facts';
import type { Bilingual } from '#schemas/bilingual';
import type { IsoDay } from '#schemas/time';

type About = { who: Bilingual };
type Reason = Extract<FactEvent, { type: 'unemployed-deregistered' }>['reasonCode'];

const about = ({ who }: About, said: Bilingual): Bilingual => ({
  ru: `${who.ru}: ${said.ru}`,
  en: `${who.en}: ${said.en}`,
});

/** One sentence for the clerk per finding that rests on what an agency pushed. */
export const factExplanations = {
  deregistered: (words: About & { effectiveOn: IsoDay; reasonCode: Reason }) =>
    about(words, {
      ru: `служба занятости сообщила о снятии с учёта безработных с ${words.effectiveOn} (${reasonTitle(words.reasonCode).ru}).`,
      en: `the employment service reported the end of registration as unemployed from ${words.effectiveOn} (${reasonTitle(words.reasonCode).en}).`,
    }),
  registered: (words: About & { effectiveOn: IsoDay }) =>
    about(words, {
      ru: `служба занятости сообщила о постановке на учёт безработных с ${words.effectiveOn}, в заявлении указано, что на учёте не состоит.`,
      en: `the employment service reported registration as unemployed from ${words.effectiveOn}, the request says not registered.`,
    }),
  dropped: (words: About & { programme: string; effectiveOn: IsoDay }) =>
    about(words, {
      ru: `обучение «${words.programme}» прервано ${words.effectiveOn}.`,
      en: `the training "${words.programme}" was dropped on ${words.effectiveOn}.`,
    }),
};
