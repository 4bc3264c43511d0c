import { busSignature, type SignedReply } from '#contracts/protocols/smev3/bus-signature';
import type { SmevChannel } from '#contracts/protocols/smev3/channel';
import { type SmevNames, soap } from '#contracts/protocols/smev3/names';
import { xml } from '#contracts/wire/xml-writer';
import type { MessageSignature } from '#core/message-signature';

const SIGNED_IDS: Readonly<Record<string, string>> = {
  '"urn:GetRequest"': 'SIGNED_BY_CALLER',
  '"urn:SendResponse"': 'SIGNED_BY_PROVIDER',
  '"urn:Ack"': 'SIGNED_BY_CALLER',
};

const signedReplies = ({ types, typesUri }: SmevNames): ReadonlyMap<string, SignedReply> => {
  const body = [soap('Envelope'), soap('Body')];
  const message = [...body, types('GetRequestResponse'), types('RequestMessage')];
  const taken = [...body, types('SendResponseResponse')];
  return new Map([
    [
      'GetRequestResponse',
      {
        places: {
          element: [...message, types('Request')],
          signature: [...message, types('SMEVSignature')],
        },
        around: (signed) =>
          xml`<t:GetRequestResponse xmlns:t="${typesUri}"><t:RequestMessage>${signed}</t:RequestMessage></t:GetRequestResponse>`,
      },
    ],
    [
      'SendResponseResponse',
      {
        places: {
          element: [...taken, types('MessageMetadata')],
          signature: [...taken, types('SMEVSignature')],
        },
        around: (signed) =>
          xml`<t:SendResponseResponse xmlns:t="${typesUri}">${signed}</t:SendResponseResponse>`,
      },
    ],
  ]);
};

/** Signatures of the side that is asked. */
export const smevProviderSignature = (channel: SmevChannel): MessageSignature =>
  busSignature(channel, {
    ids: SIGNED_IDS,
    replies: signedReplies,
    unsigned: new Set(['AckResponse', 'GetRequestResponse']),
  });
