import { expect, test } from 'vitest';
import { caseStoreOn } from '#functions/runtime/table/case-store';
import { startEmbeddedTable } from '#test/local/embedded-table';
import { awkwardPeople } from '#test/simulators/awkward-people';
import { changedPairs, travelledValues } from '#test/simulators/travelled-values';

test('a hundred thousand identifiers, amounts, dates and names come back from DynamoDB as they were', async () => {
  const { table, stop } = await startEmbeddedTable();
  try {
    const pairs = await travelledValues(caseStoreOn(table), awkwardPeople(7_731, 26, 40));
    expect(changedPairs(pairs)).toEqual([]);
    expect(pairs.filter(([sent]) => sent !== undefined && sent !== '').length).toBeGreaterThanOrEqual(
      100_000,
    );
  } finally {
    await stop();
  }
});
