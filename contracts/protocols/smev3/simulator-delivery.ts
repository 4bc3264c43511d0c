import type { SmevFault } from '#contracts/protocols/smev3/simulator-envelope';
import { busFaults } from '#contracts/protocols/smev3/simulator-faults';

const CODE = 'fed0:PRODUCTION_AREA:FED0_CORE2 : TR:SYNC:SPS:1';
const fault = (name: string, description: string): SmevFault => ({ name, code: CODE, description });

/** What a provider's response may meet at the bus. */
export const deliveryTroubles = {
  failure: fault('SMEVFailure', 'SMEV-60: Внутренняя ошибка СМЭВ'),
  overflow: fault('DestinationOverflow', 'SMEV-600: Очередь получателя переполнена'),
  stale: busFaults.stale,
  unsigned: busFaults.unsigned,
  'not-found': fault('RequestIsNotFound', 'Запрос, на который отправлен ответ, не найден'),
  'wrong-content': fault('IncorrectResponseContentType', 'Содержимое ответа не соответствует виду сведений'),
  expired: fault('EndOfLifeReached', 'SMEV-500: Срок жизни запроса истёк'),
  unheard: fault('НеизвестнаяОшибка', 'Ошибка, которой нет в перечне'),
} satisfies Record<string, SmevFault>;

/** `lost`: taken, and the connection is cut before the word of it. `page`: a page of the gateway. */
export type DeliveryTrouble = keyof typeof deliveryTroubles | 'lost' | 'page';
