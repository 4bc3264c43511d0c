import { simulatedPublicKey } from '#contracts/protocols/smev3/simulator-gost';
import { simulatedSignatureOf } from '#contracts/protocols/smev3/simulator-signature';
import { gostSigner, gostVerifier, publicKeyHex } from '#contracts/protocols/xmldsig/gost-keys';
import type { WireReply } from '#core/agency';
import { ID, OTHER } from '#test/contracts/smev3-replies';

const TYPES = 'urn://x-artefacts-smev-gov-ru/services/message-exchange/types/1.1';
const BASIC = 'urn://x-artefacts-smev-gov-ru/services/message-exchange/types/basic/1.1';

/** Keys of tests only. */
export const BUS_KEY = 'b5'.repeat(32);
export const OTHER_KEY = '3c'.repeat(32);
export const OUR_KEY = '7e'.repeat(32);
export const signer = gostSigner(OUR_KEY, 'cryptopro-a');
export const ourPublicKey = publicKeyHex(OUR_KEY, 'cryptopro-a');
export const verifier = gostVerifier([simulatedPublicKey(BUS_KEY)], 'cryptopro-a');

export const soapDocument = (body: string, header = ''): string =>
  `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:t="${TYPES}" xmlns:b="${BASIC}">${header}<e:Body>${body}</e:Body></e:Envelope>`;

/** The element that the bus signs; its one value is the code of a refusal. */
export const busResponse = (code = 'NO_DATA', id = 'SIGNED_BY_SMEV'): string =>
  `<t:Response Id="${id}"><t:OriginalMessageId>${ID}</t:OriginalMessageId><t:SenderProvidedResponseData Id="SIGNED_BY_PROVIDER"><t:MessageID>${OTHER}</t:MessageID><t:To>x</t:To><t:RequestRejected><t:RejectionReasonCode>${code}</t:RejectionReasonCode></t:RequestRejected></t:SenderProvidedResponseData></t:Response>`;

export const inMessage = (response: string, signature: string): string =>
  `<t:GetResponseResponse><t:ResponseMessage>${response}<t:SMEVSignature>${signature}</t:SMEVSignature></t:ResponseMessage></t:GetResponseResponse>`;

/** `ds:Signature` of the bus over the response, by libxml2, node-gost-crypto and noble. */
export const busSignature = (response = busResponse(), key = BUS_KEY, id = 'SIGNED_BY_SMEV'): string =>
  simulatedSignatureOf(soapDocument(response), id, key);

export const replyOf = (document: string): WireReply => ({
  status: 200,
  headers: { 'content-type': 'text/xml; charset=utf-8' },
  body: new TextEncoder().encode(document),
});
