import type { WireReply } from '#core/agency';

const TYPES = 'urn://x-artefacts-smev-gov-ru/services/message-exchange/types/1.1';
const BASIC = 'urn://x-artefacts-smev-gov-ru/services/message-exchange/types/basic/1.1';
export const ID = 'b077cd84-c84f-11f0-8de9-0242ac120002';
export const OTHER = 'c19e7d45-c84f-11f0-a763-93aa8f3d61d3';
export const channel = {
  version: '1.1',
  endpoint: 'smev',
  nodeId: 'tax',
  timeoutSeconds: 5,
  maxReplyBytes: 65_536,
} as const;

export const envelope = (content: string): string =>
  `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:t="${TYPES}" xmlns="${BASIC}"><e:Body>${content}</e:Body></e:Envelope>`;
export const reply = (
  content: string,
  status = 200,
  headers: Record<string, string> = { 'content-type': 'text/xml' },
): WireReply => ({
  status,
  headers,
  body: new TextEncoder().encode(envelope(content)),
});
export const fault = (name: string, description = ''): WireReply =>
  reply(
    `<e:Fault><faultcode>e:Server</faultcode><faultstring/><detail><f:${name} xmlns:f="urn:f"><Code>x</Code><Description>${description}</Description></f:${name}></detail></e:Fault>`,
    500,
  );
export const response = (
  data: string,
  original = `<t:OriginalMessageId>${ID}</t:OriginalMessageId>`,
): WireReply =>
  reply(
    `<t:GetResponseResponse><t:ResponseMessage><t:Response>${original}<t:SenderProvidedResponseData><t:MessageID>${OTHER}</t:MessageID>${data}</t:SenderProvidedResponseData></t:Response></t:ResponseMessage></t:GetResponseResponse>`,
  );
export const text = (body: Uint8Array | undefined): string => new TextDecoder().decode(body);
