import type { RowKey } from '#functions/runtime/table/case-keys';
import type { InquiryId } from '#schemas/inquiry';
import type { IsoMonth } from '#schemas/time';

const PREFIX = 'INQUIRY#';

/** One row per question of another body, with the bytes of its request. */
export const inquiryKey = (inquiryId: InquiryId): RowKey => ({ pk: `${PREFIX}${inquiryId}`, sk: 'INQUIRY' });

export const inquiryIdIn = (pk: string): InquiryId => pk.slice(PREFIX.length);

/**
 * Parts of the due index. The sweeper never looks into them: who answers finds its own work. There are as many rows here as
 * questions that others ask, hundreds a day, so that one part is enough.
 */
export const WAITING_INQUIRIES = 'INQUIRIES';
export const SETTLED_INQUIRIES = (month: IsoMonth): string => `INQUIRIES#${month}`;
