import type { SimulatedReply } from '#contracts/protocols/simulator-world';
import { write, type WrittenXml } from '#contracts/protocols/simulator-xml';
import {
  type Dress,
  packed,
  prefixes,
  scribeOf,
  signatureIn,
} from '#contracts/protocols/smev3/simulator-dress';
import { simulatedAttachments } from '#contracts/protocols/smev3/simulator-attachments';
import type { SmevAnswer } from '#contracts/protocols/smev3/simulator-service';

export type SmevFault = { name: string; code: string; description: string };

export const faultReply = (dress: Dress, fault: SmevFault): SimulatedReply => {
  const { b, f } = scribeOf(dress);
  return packed(
    dress,
    500,
    write(
      `${prefixes[dress.style].soap}:Fault`,
      {},
      write('faultcode', {}, `${prefixes[dress.style].soap}:Server`),
      write('faultstring', {}, fault.description),
      write(
        'detail',
        {},
        f(fault.name, {}, b('Code', {}, fault.code), b('Description', {}, fault.description)),
      ),
    ),
  );
};

/** Who speaks, in `MessageMetadata`. */
export type Sender = { mnemonic: string; title: string };

export const metadata = (
  dress: Dress,
  message: { id: string; type: 'REQUEST' | 'RESPONSE'; sentAt: string; sender: Sender; status: string },
): WrittenXml => {
  const { t } = scribeOf(dress);
  return t(
    'MessageMetadata',
    { Id: 'SIGNED_BY_SMEV_METADATA' },
    t('MessageId', {}, message.id),
    t('MessageType', {}, message.type),
    t(
      'Sender',
      {},
      t('Mnemonic', {}, message.sender.mnemonic),
      t('HumanReadableName', {}, message.sender.title),
    ),
    t('SendingTimestamp', {}, message.sentAt),
    t('Status', {}, message.status),
  );
};

export const queuedReply = (
  dress: Dress,
  message: { id: string; sentAt: string; sender: Sender },
): SimulatedReply => {
  const { t } = scribeOf(dress);
  return packed(
    dress,
    200,
    t(
      'SendRequestResponse',
      {},
      metadata(dress, { ...message, type: 'REQUEST', status: 'requestIsQueued' }),
      signatureIn(dress),
    ),
  );
};

export const emptyQueueReply = (dress: Dress): SimulatedReply =>
  packed(dress, 200, scribeOf(dress).t('GetResponseResponse', {}));

export const acknowledgedReply = (dress: Dress): SimulatedReply =>
  packed(dress, 200, scribeOf(dress).t('AckResponse', {}));

/** What one message of the answer queue says. */
export type Said =
  SmevAnswer | { type: 'status'; code: string; description: string } | { type: 'failed'; fault: SmevFault };

const saidIn = (dress: Dress, originalId: string, said: Said): WrittenXml => {
  const { t, b } = scribeOf(dress);
  switch (said.type) {
    case 'content':
      return b('MessagePrimaryContent', {}, said.content);
    case 'rejected':
      return t(
        'RequestRejected',
        {},
        t('RejectionReasonCode', {}, said.code),
        t('RejectionReasonDescription', {}, said.description),
      );
    case 'status':
      return t(
        'RequestStatus',
        {},
        t('StatusCode', {}, said.code),
        t('StatusParameter', {}, t('Key', {}, 'этап'), t('Value', {}, 'принято')),
        t('StatusDescription', {}, said.description),
      );
    case 'failed':
      return t(
        'AsyncProcessingStatus',
        {},
        t('OriginalMessageId', {}, originalId),
        t('StatusCategory', {}, 'requestIsRejectedBySmev'),
        t('StatusDetails', {}, 'Сообщение не прошло проверку'),
        t(
          'SmevFault',
          {
            'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
            'xsi:type': `${prefixes[dress.style].faults}:${said.fault.name}`,
          },
          b('Code', {}, said.fault.code),
          b('Description', {}, said.fault.description),
        ),
      );
  }
};

export const messageReply = (
  dress: Dress,
  message: {
    id: string;
    originalId: string;
    sentAt: string;
    sender: Sender;
    said: Said;
    hasAttachments: boolean;
  },
): SimulatedReply => {
  const { t } = scribeOf(dress);
  const { said, hasAttachments } = message;
  const along =
    hasAttachments && said.type === 'content'
      ? simulatedAttachments(dress, message.id, Date.parse(message.sentAt))
      : undefined;
  return packed(
    { ...dress, ...(along?.part === undefined ? {} : { part: along.part }) },
    200,
    t(
      'GetResponseResponse',
      {},
      t(
        'ResponseMessage',
        {},
        t(
          'Response',
          { Id: 'SIGNED_BY_SMEV' },
          t('OriginalMessageId', {}, message.originalId),
          t(
            'SenderProvidedResponseData',
            { Id: 'SIGNED_BY_PROVIDER' },
            t('MessageID', {}, message.id),
            t('To', {}, 'eyJzaWQiOjB9'),
            saidIn(dress, message.originalId, said),
            ...(along?.headers ?? []),
          ),
          metadata(dress, { ...message, type: 'RESPONSE', status: 'messageIsDelivered' }),
          along?.files,
        ),
        along?.contents,
        signatureIn(dress),
      ),
    ),
  );
};
