import type { SimulatedReply } from '#contracts/protocols/simulator-world';
import type { WrittenXml } from '#contracts/protocols/simulator-xml';
import { type Dress, packed, scribeOf, signatureIn } from '#contracts/protocols/smev3/simulator-dress';
import { metadata, type Sender } from '#contracts/protocols/smev3/simulator-envelope';

/** A request of some participant to the provider. */
export type SimulatedInquiry = {
  messageId: string;
  sender: Sender;
  sentAt: string;
  /** Root element of the content and its namespace. */
  content: WrittenXml;
  namespace: string;
  isTest: boolean;
  /** What the envelope lacks. */
  without?: 'reply-to' | 'id' | 'signature';
};

/** What the bus gives for `ReplyTo`: Base64 of JSON about its own route. */
export const replyToOf = (messageId: string): string =>
  Buffer.from(JSON.stringify({ sid: 47, mid: messageId, slc: 'social_contract', mnm: 'RECIPIENT' })).toString(
    'base64',
  );

export const requestReply = (dress: Dress, inquiry: SimulatedInquiry): SimulatedReply => {
  const { t, b } = scribeOf(dress);
  const { messageId, sender, sentAt, without } = inquiry;
  const signed = without === 'signature' ? { ...dress, busKey: 'e1'.repeat(32) } : dress;
  return packed(
    dress.busKey === undefined ? dress : signed,
    200,
    t(
      'GetRequestResponse',
      {},
      t(
        'RequestMessage',
        {},
        t(
          'Request',
          { Id: 'SIGNED_BY_SMEV' },
          t(
            'SenderProvidedRequestData',
            { Id: 'SIGNED_BY_CONSUMER' },
            without === 'id' ? undefined : t('MessageID', {}, messageId),
            t('ReferenceMessageID', {}, messageId),
            b('MessagePrimaryContent', {}, inquiry.content),
            inquiry.isTest ? t('TestMessage', {}) : undefined,
          ),
          metadata(dress, { id: messageId, type: 'REQUEST', sentAt, sender, status: 'messageIsDelivered' }),
          without === 'reply-to' ? undefined : t('ReplyTo', {}, replyToOf(messageId)),
        ),
        signatureIn(dress),
      ),
    ),
  );
};

export const noRequestReply = (dress: Dress): SimulatedReply =>
  packed(dress, 200, scribeOf(dress).t('GetRequestResponse', {}));

/** The bus has the response. */
export const responseTakenReply = (
  dress: Dress,
  message: { id: string; sentAt: string; sender: Sender },
): SimulatedReply =>
  packed(
    dress,
    200,
    scribeOf(dress).t(
      'SendResponseResponse',
      {},
      metadata(dress, { ...message, type: 'RESPONSE', status: 'responseIsQueued' }),
      signatureIn(dress),
    ),
  );
