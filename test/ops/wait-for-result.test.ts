import { afterEach, describe, expect, it } from 'vitest';
import { apiClient } from '#ops/cli/api/api-client';
import { pageOf } from '#ops/cli/page/page';
import { waitForResult } from '#ops/cli/case/wait-for-result';
import type { Stand } from '#test/ops/api-stand';
import { openStand } from '#test/ops/api-stand';
import { fakeDesk } from '#test/ops/fake-desk';
import { result } from '#test/ops/result-view';
import { CASE_ID, caseView } from '#test/ops/views';

const stands: Stand[] = [];
afterEach(async () => {
  await Promise.all(stands.splice(0).map((stand) => stand.close()));
});

/** The pictures shown in a terminal of so many columns while a case goes from received to ready. */
const picturesAt = async (columns: number): Promise<string[]> => {
  const views = [
    { ...caseView, state: 'received', queries: [] },
    caseView,
    caseView,
    { ...caseView, state: 'result-ready', resultVersion: 2 },
  ];
  const stand = await openStand({
    [`GET /v1/cases/${CASE_ID}`]: views.map((body) => ({ status: 200, body })),
    [`GET /v1/cases/${CASE_ID}/result`]: { status: 200, body: result },
  });
  stands.push(stand);
  const shown: string[] = [];
  const desk = fakeDesk(shown, columns);
  const api = apiClient({ baseUrl: stand.url, identity: desk.identity });
  const session = { desk, api, isJson: false, pageOptions: {}, page: pageOf() };
  const reply = await waitForResult(session, CASE_ID, 10);
  expect(reply).toMatchObject({ type: 'view', view: { version: 2 } });
  return shown;
};

describe('waiting in a terminal', () => {
  it('draws over its last picture where the page fits, and only when something changed', async () => {
    const [first, second, third, ...more] = await picturesAt(120);
    expect(first?.startsWith('Дело / case')).toBe(true);
    const height = first?.split('\n').length ?? 0;
    expect(second?.startsWith(`\u001b[${height}A\u001b[0JДело / case`)).toBe(true);
    expect(third).toContain('результат готов');
    expect(more).toEqual([]);
  });

  it('prints one line per change where the page does not fit', async () => {
    expect(await picturesAt(80)).toEqual([
      'ответов 0 из 0 / 0 of 0 answered',
      'ответов 1 из 2 / 1 of 2 answered',
    ]);
  });
});
