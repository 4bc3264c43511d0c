import { busSignature, type SignedReply } from '#contracts/protocols/smev3/bus-signature';
import type { SmevChannel } from '#contracts/protocols/smev3/channel';
import { type SmevNames, soap } from '#contracts/protocols/smev3/names';
import { xml } from '#contracts/wire/xml-writer';
import type { MessageSignature } from '#core/message-signature';

/** What we sign: the element with this id, in each of our calls (МР appendix 2). */
const SIGNED_IDS: Readonly<Record<string, string>> = {
  '"urn:SendRequest"': 'SIGNED_BY_CONSUMER',
  '"urn:GetResponse"': 'SIGNED_BY_CALLER',
  '"urn:Ack"': 'SIGNED_BY_CALLER',
  '"urn:GetStatus"': 'SIGNED_BY_CALLER',
};

const signedReplies = ({ types, typesUri }: SmevNames): ReadonlyMap<string, SignedReply> => {
  const body = [soap('Envelope'), soap('Body')];
  const response = [...body, types('GetResponseResponse'), types('ResponseMessage')];
  const accepted = [...body, types('SendRequestResponse')];
  const status = [...body, types('GetStatusResponse'), types('SmevAsyncProcessingMessage')];
  return new Map([
    [
      'GetResponseResponse',
      {
        places: {
          element: [...response, types('Response')],
          signature: [...response, types('SMEVSignature')],
        },
        around: (signed) =>
          xml`<t:GetResponseResponse xmlns:t="${typesUri}"><t:ResponseMessage>${signed}</t:ResponseMessage></t:GetResponseResponse>`,
      },
    ],
    [
      'SendRequestResponse',
      {
        places: {
          element: [...accepted, types('MessageMetadata')],
          signature: [...accepted, types('SMEVSignature')],
        },
        around: (signed) =>
          xml`<t:SendRequestResponse xmlns:t="${typesUri}">${signed}</t:SendRequestResponse>`,
      },
    ],
    [
      'GetStatusResponse',
      {
        places: {
          element: [...status, types('AsyncProcessingStatusData')],
          signature: [...status, types('SMEVSignature')],
        },
        around: (signed) =>
          xml`<t:GetStatusResponse xmlns:t="${typesUri}"><t:SmevAsyncProcessingMessage>${signed}</t:SmevAsyncProcessingMessage></t:GetStatusResponse>`,
      },
    ],
  ]);
};

const UNSIGNED: ReadonlySet<string> = new Set(['AckResponse', 'GetResponseResponse', 'GetStatusResponse']);

/** Signatures of the side that asks. */
export const smevSignature = (channel: SmevChannel): MessageSignature =>
  busSignature(channel, { ids: SIGNED_IDS, replies: signedReplies, unsigned: UNSIGNED });
