import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseStoreOn } from '#functions/runtime/table/case-store';
import { systemClock } from '#functions/runtime/clock';
import { inquiryStoreOn } from '#functions/runtime/table/inquiry-store';
import { givenEndpoints } from '#infra/local/services/endpoints';
import { methodAccess } from '#infra/store-access';
import { startEmbeddedTable } from '#test/local/embedded-table';
import { recordAccess } from '#test/local/recorded-store';
import { caseStoreContract } from '#test/ports/case-store.contract';
import { inquiryStoreContract } from '#test/ports/inquiry-store.contract';

describe('the table on DynamoDB', () => {
  let embedded: Awaited<ReturnType<typeof startEmbeddedTable>>;
  let access: ReturnType<typeof recordAccess>;

  beforeAll(async () => {
    embedded = await startEmbeddedTable(givenEndpoints(process.env).dynamodb);
    access = recordAccess(embedded.table.client);
  });
  afterAll(async () => {
    await embedded.stop();
  });

  caseStoreContract((clock = systemClock) =>
    Promise.resolve(access.recorded(caseStoreOn({ ...embedded.table, clock }))),
  );
  inquiryStoreContract(() => access.recorded(inquiryStoreOn(embedded.table)));

  it('is asked by each method for what roles are allowed because of it, and for all of that', () => {
    const allowed = Object.entries(methodAccess).map(([method, { rows, ...more }]) => [
      method,
      [...rows, ...('index' in more ? [`index ${more.index}`] : [])].sort(),
    ]);
    const asked = [...access.seen].map(([method, actions]) => [method, [...actions].sort()]);

    expect(Object.fromEntries(asked)).toEqual(Object.fromEntries(allowed));
  });
});
