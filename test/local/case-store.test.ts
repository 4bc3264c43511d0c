import { afterAll, beforeAll, describe } from 'vitest';
import { caseStoreOn } from '#functions/runtime/case-store';
import { systemClock } from '#functions/runtime/clock';
import { inquiryStoreOn } from '#functions/runtime/inquiry-store';
import { startEmbeddedTable } from '#test/local/embedded-table';
import { caseStoreContract } from '#test/ports/case-store.contract';
import { inquiryStoreContract } from '#test/ports/inquiry-store.contract';

describe('the table on DynamoDB', () => {
  let embedded: Awaited<ReturnType<typeof startEmbeddedTable>>;

  beforeAll(async () => {
    embedded = await startEmbeddedTable();
  });
  afterAll(async () => {
    await embedded.stop();
  });

  caseStoreContract((clock = systemClock) => Promise.resolve(caseStoreOn({ ...embedded.table, clock })));
  inquiryStoreContract(() => inquiryStoreOn(embedded.table));
});
