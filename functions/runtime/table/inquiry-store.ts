import type { InquiryStore } from '#core/inquiries/inquiry-store';
import {
  inquiryIdIn,
  inquiryKey,
  SETTLED_INQUIRIES,
  WAITING_INQUIRIES,
} from '#functions/runtime/table/inquiry-keys';
import {
  getRow,
  keyOf,
  putOnce,
  queryRows,
  updateIf,
  type CaseTable,
} from '#functions/runtime/table/case-table';
import { systemClock } from '#functions/runtime/clock';
import { dynamodbClient } from '#functions/runtime/table/dynamodb-client';
import { existing } from '#functions/runtime/missing-row';
import { packBytes, unpackBytes } from '#functions/runtime/table/reply-bytes';
import {
  bytes,
  bytesOf,
  count,
  countOf,
  document,
  documentOf,
  epochSeconds,
  longTextOf,
  text,
  textOf,
  type Row,
} from '#functions/runtime/table/row';
import { Inquiry } from '#schemas/inquiry';
import { DUE_INDEX } from '#schemas/table';
import * as z from 'zod';

/** Three years after the answer: as long as somebody may go to court over it (ГК РФ art. 196). */
const KEPT_SECONDS = 3 * 366 * 24 * 3600;

const Headers = z.record(z.string(), z.string());

/** Where an inquiry stands in the index: with those that wait, or with those of its month. */
const placeOf = ({ nextActionAt, settledAt }: Inquiry): Row =>
  nextActionAt === undefined
    ? {
        ':shard': text(SETTLED_INQUIRIES(existing(settledAt, 'settledAt').slice(0, 7))),
        ':at': text(existing(settledAt, 'settledAt')),
      }
    : { ':shard': text(WAITING_INQUIRIES), ':at': text(nextActionAt) };

const acceptInquiry =
  (table: CaseTable): InquiryStore['acceptInquiry'] =>
  async (inquiry, { status, headers, body }) => {
    // The largest request that is read fits into one row, compressed or not.
    const [packed] = await packBytes(body);
    const { ':shard': dueShard, ':at': nextActionAt } = placeOf(inquiry);
    const put = await putOnce(table, {
      ...keyOf(inquiryKey(inquiry.inquiryId)),
      doc: document(inquiry),
      version: count(inquiry.version),
      digest: text(inquiry.digest),
      status: count(status),
      headers: document(headers),
      body: bytes(packed),
      ...(dueShard === undefined || nextActionAt === undefined ? {} : { dueShard, nextActionAt }),
    });
    if (put === 'written') return 'accepted';
    return put.existing !== undefined && textOf(put.existing, 'digest') === inquiry.digest
      ? 'same'
      : 'conflict';
  };

const loadInquiry =
  (table: CaseTable): InquiryStore['loadInquiry'] =>
  async (inquiryId) => {
    const row = await getRow(table, inquiryKey(inquiryId));
    if (row === undefined) return undefined;
    return {
      inquiry: documentOf(Inquiry, row),
      request: {
        status: countOf(row, 'status'),
        headers: documentOf(Headers, row, 'headers'),
        body: await unpackBytes([bytesOf(row, 'body')]),
      },
    };
  };

const updateInquiry =
  (table: CaseTable): InquiryStore['updateInquiry'] =>
  async (next) => {
    const { settledAt } = next;
    const written = await updateIf(table, inquiryKey(next.inquiryId), {
      change: `SET #doc = :doc, #version = :version, #dueShard = :shard, #nextActionAt = :at${settledAt === undefined ? '' : ', #ttl = :ttl'}`,
      condition: '#version = :before',
      values: {
        ':doc': document(next),
        ':version': count(next.version),
        ':before': count(next.version - 1),
        ...placeOf(next),
        ...(settledAt === undefined ? {} : { ':ttl': count(epochSeconds(settledAt) + KEPT_SECONDS) }),
      },
    });
    if (written === 'written') return 'written';
    const isOurs =
      written.existing !== undefined && longTextOf(written.existing, 'doc') === JSON.stringify(next);
    return isOurs ? 'written' : 'conflict';
  };

/** Keys of a part of the index. `before`: up to that moment, the earliest first; else the latest first. */
const idsIn = async (
  table: CaseTable,
  { part, before, limit }: { part: string; before?: string; limit: number },
): Promise<string[]> => {
  const rows = await queryRows(
    table,
    {
      IndexName: DUE_INDEX.name,
      KeyConditionExpression:
        before === undefined ? 'dueShard = :shard' : 'dueShard = :shard AND nextActionAt <= :before',
      ExpressionAttributeValues: {
        ':shard': text(part),
        ...(before === undefined ? {} : { ':before': text(before) }),
      },
      ScanIndexForward: before !== undefined,
      Limit: limit,
    },
    limit,
  );
  return rows.map((row) => inquiryIdIn(textOf(row, 'pk')));
};

/** Questions of other bodies. The index follows the rows with a delay. */
export const inquiryStoreOn = (table: CaseTable): InquiryStore => ({
  acceptInquiry: acceptInquiry(table),
  loadInquiry: loadInquiry(table),
  updateInquiry: updateInquiry(table),
  dueInquiries: (before, limit) => idsIn(table, { part: WAITING_INQUIRIES, before, limit }),
  listInquiries: async (settledIn, limit) => {
    const part = settledIn === undefined ? WAITING_INQUIRIES : SETTLED_INQUIRIES(settledIn);
    const ids = await idsIn(table, { part, limit });
    const rows = await Promise.all(ids.map((id) => getRow(table, inquiryKey(id))));
    return rows.flatMap((row) => (row === undefined ? [] : [documentOf(Inquiry, row)]));
  },
});

/** The table that the environment names. */
export const inquiryStore = (settings: {
  TABLE_NAME: string;
  SVERKA_DYNAMODB_ENDPOINT?: string | undefined;
}): InquiryStore =>
  inquiryStoreOn({
    client: dynamodbClient(settings),
    tableName: settings.TABLE_NAME,
    clock: systemClock,
  });
