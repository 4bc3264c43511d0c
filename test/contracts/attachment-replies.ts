import { smevInformationType } from '#contracts/protocols/smev3/information-type';
import { xml } from '#contracts/wire/xml-writer';
import type { WireReply } from '#core/agency';
import { channel, envelope, reply } from '#test/contracts/smev3-replies';

export const type = smevInformationType(channel, {
  kind: 'income-by-payer',
  title: { ru: 'т', en: 't' },
  requires: [],
  notReadyRetrySeconds: 1,
  encodeContent: () => xml`<x/>`,
  decodeContent: () => ({ outcome: 'not-found' }),
});
export const read = (said: WireReply) => type.attachments?.(said);

export const UUID = 'c19e7d45-c84f-11f0-a763-93aa8f3d61d3';
export const header = (id: string, further = '<MimeType>application/pdf</MimeType>'): string =>
  `<AttachmentHeader><contentId>${id}</contentId>${further}</AttachmentHeader>`;
export const content = (id: string, inside: string): string =>
  `<AttachmentContent><Id>${id}</Id><Content>${inside}</Content></AttachmentContent>`;
export const include = (href: string): string =>
  `<i:Include xmlns:i="http://www.w3.org/2004/08/xop/include" href="${href}"/>`;
export const ref = (uuid: string, further = ''): string =>
  `<RefAttachmentHeader><uuid>${uuid}</uuid>${further}</RefAttachmentHeader>`;
export const file = (uuid: string, name = 'a.zip'): string =>
  `<FSAttachment><uuid>${uuid}</uuid><UserName>anyone</UserName><Password>secret</Password><FileName>${name}</FileName></FSAttachment>`;

type Lists = { headers?: string; refs?: string; files?: string; contents?: string };
const list = (name: string, inside: string | undefined): string =>
  inside === undefined ? '' : `<${name}>${inside}</${name}>`;
const message = ({ headers, refs, files, contents }: Lists): string =>
  `<t:GetResponseResponse><t:ResponseMessage><t:Response><t:SenderProvidedResponseData><t:MessageID>${UUID}</t:MessageID><MessagePrimaryContent><x/></MessagePrimaryContent>${list('AttachmentHeaderList', headers)}${list('RefAttachmentHeaderList', refs)}</t:SenderProvidedResponseData>${list('FSAttachmentsList', files)}</t:Response>${list('AttachmentContentList', contents)}</t:ResponseMessage></t:GetResponseResponse>`;
export const saying = (lists: Lists): WireReply => reply(message(lists));
/** Parts by id behind the envelope, in the order given. */
export const inParts = (lists: Lists, parts: readonly (readonly [string, string])[]): WireReply => ({
  status: 200,
  headers: { 'content-type': 'multipart/related; start="<root>"; boundary="b1"' },
  body: new TextEncoder().encode(
    [
      `--b1\r\nContent-ID: <root>\r\nContent-Type: application/xop+xml\r\n\r\n${envelope(message(lists))}`,
      ...parts.map(([id, text]) => `--b1\r\nContent-ID: <${id}>\r\n\r\n${text}`),
      '--b1--',
    ].join('\r\n'),
  ),
});
