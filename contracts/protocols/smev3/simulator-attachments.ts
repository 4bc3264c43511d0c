import { digestOfParts } from '#contracts/protocols/simulator-journal';
import { write, type WrittenXml } from '#contracts/protocols/simulator-xml';
import { type Dress, scribeOf } from '#contracts/protocols/smev3/simulator-dress';
import { derivedMessageId } from '#contracts/protocols/smev3/simulator-message-id';

/** What an agency puts beside its answer: a small paper in the message, and a large one in the file store. */
export type SimulatedAttachments = {
  headers: WrittenXml[];
  files: WrittenXml;
  contents: WrittenXml;
  /** The part of the reply that `Include` names; absent where the content stands in the envelope. */
  part?: { id: string; text: string };
};

const PAPER = 'Справка на бумаге: приложение к ответу';
const CONTENT_ID = 'paper-1';
const FILE_NAME = 'дело.zip';

export const simulatedAttachments = (dress: Dress, messageId: string, atMs: number): SimulatedAttachments => {
  const { b } = scribeOf(dress);
  const uuid = derivedMessageId(atMs, messageId, 'file');
  const signature = b('SignaturePKCS7', {}, Buffer.from('detached').toString('base64'));
  const partId = `${CONTENT_ID}@smev.example`;
  const content = dress.multipart
    ? write('inc:Include', { 'xmlns:inc': 'http://www.w3.org/2004/08/xop/include', href: `cid:${partId}` })
    : Buffer.from(PAPER).toString('base64');
  return {
    headers: [
      b(
        'AttachmentHeaderList',
        {},
        b('AttachmentHeader', {}, b('contentId', {}, CONTENT_ID), b('MimeType', {}, 'text/plain'), signature),
      ),
      b(
        'RefAttachmentHeaderList',
        {},
        b(
          'RefAttachmentHeader',
          {},
          b('uuid', {}, uuid),
          b('Hash', {}, digestOfParts(uuid).slice(0, 44)),
          b('MimeType', {}, 'application/zip'),
        ),
      ),
    ],
    files: b(
      'FSAttachmentsList',
      {},
      b(
        'FSAttachment',
        {},
        b('uuid', {}, uuid),
        b('UserName', {}, 'nobody'),
        b('Password', {}, 'secret'),
        b('FileName', {}, FILE_NAME),
      ),
    ),
    contents: b(
      'AttachmentContentList',
      {},
      b('AttachmentContent', {}, b('Id', {}, CONTENT_ID), b('Content', {}, content)),
    ),
    ...(dress.multipart ? { part: { id: partId, text: PAPER } } : {}),
  };
};
