import type { Bilingual } from '#schemas/bilingual';

/** `ru / en`, as our schemas write their sentences, apart again; any other text is both. */
export const spoken = (text: string): Bilingual => {
  const [ru = text, en = ru, ...more] = text.split(' / ');
  return more.length === 0 ? { ru, en } : { ru: text, en: text };
};
