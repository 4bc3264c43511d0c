import type { JournalEntry } from '#contracts/protocols/simulator-journal';
import type { BehaviourWord } from '#contracts/protocols/simulator-population';
import type { SimulatedReply } from '#contracts/protocols/simulator-world';
import {
  type Dress,
  packed,
  prefixes,
  scribeOf,
  signatureIn,
} from '#contracts/protocols/smev3/simulator-dress';
import { invalidContent } from '#contracts/protocols/smev3/simulator-outbox';

/** What the bus has to say of one message that it took. */
type HeldStatus = { originalId: string; category: 'requestIsQueued' | 'requestIsRejectedBySmev' };

/**
 * What the real bus holds back for `GetStatus` is not known. This one holds a status where the word that the message was taken
 * did not get through, and where the message failed behind it.
 */
const categoryOf: Partial<Record<BehaviourWord, HeldStatus['category']>> = {
  'half-closed': 'requestIsQueued',
  fault: 'requestIsRejectedBySmev',
};

/** The statuses that the bus holds for its caller, the oldest first; each is given once. */
export const simulatedStatuses = () => {
  const held: HeldStatus[] = [];
  return {
    hold: ({ key, behaviour, asked }: JournalEntry): void => {
      const category =
        asked?.['invalid'] === undefined ? categoryOf[behaviour ?? 'answers'] : 'requestIsRejectedBySmev';
      if (category !== undefined) held.push({ originalId: key, category });
    },
    next: (): HeldStatus | undefined => held.shift(),
  };
};

export const statusReply = (dress: Dress, status: HeldStatus | undefined): SimulatedReply => {
  const { t, b } = scribeOf(dress);
  if (status === undefined) return packed(dress, 200, t('GetStatusResponse', {}));
  const isRejected = status.category === 'requestIsRejectedBySmev';
  const fault = t(
    'SmevFault',
    {
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:type': `${prefixes[dress.style].faults}:${invalidContent.name}`,
    },
    b('Code', {}, invalidContent.code),
    b('Description', {}, invalidContent.description),
  );
  const said = t(
    'AsyncProcessingStatus',
    {},
    t('OriginalMessageId', {}, status.originalId),
    t('StatusCategory', {}, status.category),
    t('StatusDetails', {}, isRejected ? 'Сообщение не прошло проверку' : 'Сообщение поставлено в очередь'),
    isRejected ? fault : undefined,
  );
  return packed(
    dress,
    200,
    t(
      'GetStatusResponse',
      {},
      t(
        'SmevAsyncProcessingMessage',
        {},
        t('AsyncProcessingStatusData', { Id: 'SIGNED_BY_SMEV' }, said),
        signatureIn(dress),
      ),
    ),
  );
};
