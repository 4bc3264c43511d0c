import type { Bilingual } from '#schemas/bilingual';
import type { ConsentKind } from '#schemas/consent';

const KINDS: Readonly<Record<ConsentKind, Bilingual>> = {
  'personal-data': { ru: 'на обработку персональных данных', en: 'to the processing of personal data' },
  contract: { ru: 'на помощь по социальному контракту', en: 'to aid under a social contract' },
  'verification-and-visit': { ru: 'на проверку сведений и посещение', en: 'to verification and a visit' },
  'transfer-my-business': {
    ru: 'на передачу сведений в центр «Мой бизнес»',
    en: 'to the transfer to the “My Business” centre',
  },
};

export const consentTexts = {
  withdrawn: ({ who, kind, on }: { who: Bilingual; kind: ConsentKind; on: string }): Bilingual => ({
    ru: `${who.ru}: согласие ${KINDS[kind].ru} отозвано ${on}, после приёма заявления.`,
    en: `${who.en}: the consent ${KINDS[kind].en} was withdrawn on ${on}, after the application was accepted.`,
  }),
};
