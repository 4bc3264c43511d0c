import * as z from 'zod';

/** Why what a header announces cannot be had from the message. */
export const AttachmentTrouble = z.enum([
  /** No content bears the announced id. */
  'content-missing',
  /** More than one does. */
  'content-repeated',
  /** It points out of the message or the file store: never followed. */
  'content-outside',
]);
export type AttachmentTrouble = z.infer<typeof AttachmentTrouble>;

/** What an agency's message says of one attachment: a reference. Its content is never fetched and decides nothing. */
export const Attachment = z.strictObject({
  /** In the stored message itself, or left in the file store of СМЭВ. */
  place: z.enum(['message', 'file-store']),
  /** Id of the content within the message, or UUID of the file; absent where it is no such id. */
  id: z.string().max(100).optional(),
  name: z.string().max(255).optional(),
  mimeType: z.string().max(100).optional(),
  /** Of a content in the message. */
  sizeBytes: z.int().min(0).optional(),
  /** Of a content in the message its SHA-256 in hexadecimal; of a file the `Hash` of its header. */
  digest: z.string().max(200).optional(),
  /** A detached signature stands in the header. It is not checked. */
  isSigned: z.boolean(),
  trouble: AttachmentTrouble.optional(),
});
export type Attachment = z.infer<typeof Attachment>;

/** More references than these are counted and not kept: `Attachments.count` says how many there were. */
export const MAX_ATTACHMENTS = 20;

export const Attachments = z.strictObject({
  count: z.int().min(1),
  references: z.array(Attachment).max(MAX_ATTACHMENTS),
});
export type Attachments = z.infer<typeof Attachments>;
