import { smevProviderSignature } from '#contracts/protocols/smev3/provider-signature';
import { smevInquiryQueue } from '#contracts/protocols/smev3/request-queue';
import { providerChannel } from '#contracts/social-protection/channel';
import { socialContract } from '#contracts/social-protection/social-contract';
import type { Provider } from '#core/inquiries/provider';

/** The social protection body whose exchange this is, as other participants of СМЭВ ask it. */
export const socialProtection: Provider = {
  id: 'social-protection',
  title: {
    ru: 'Социальная защита: сведения о социальных контрактах',
    en: 'Social protection: social contracts',
  },
  endpoints: {
    smev: {
      title: { ru: 'СМЭВ 3: очередь запросов к нам', en: 'СМЭВ 3: queue of requests to us' },
      callsPerSecond: 50,
      network: 'private',
      signature: smevProviderSignature(providerChannel),
    },
  },
  inquiries: smevInquiryQueue(providerChannel, socialContract),
};
