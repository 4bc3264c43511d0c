import { describe, expect, it } from 'vitest';
import { InquiriesView } from '#schemas/inquiries-view';
import { openApi } from '#test/ops/published-contract';
import { standWith } from '#test/ops/stand-of-a-test';
import { sverka } from '#test/ops/sverka-process';

const shown = InquiriesView.parse(openApi.components.examples['InquiriesView']?.value);
const PATH = 'GET /v1/ops/inquiries';

describe('sverka inquiries', () => {
  it('lists who asked, for what, and what became of the answer; with --json as it came', async () => {
    const stand = await standWith({ [PATH]: { status: 200, body: shown } });
    const [page, json] = [
      await sverka(['inquiries', '--lang', 'en', '--api', stand.url]),
      await sverka(['inquiries', '--json', '--api', stand.url]),
    ];
    expect({ code: page.code, stderr: page.stderr }).toEqual({ code: 0, stderr: '' });
    expect(page.stdout).toMatch(/CZN033 +placement +told +answer not taken, smev-60/);
    expect(page.stdout).toMatch(/OSZN037 +prior contract +no data +answered/);
    expect(json).toMatchObject({ code: 0, stdout: `${JSON.stringify(shown)}\n` });
  });

  it('asks for a month, and says that nobody asked', async () => {
    const body = { month: '2026-10', inquiries: [] };
    const stand = await standWith({ [`${PATH}?month=2026-10`]: { status: 200, body } });
    const { code, stdout } = await sverka([
      ...['inquiries', '--month', '2026-10'],
      ...['--lang', 'en', '--api', stand.url],
    ]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Nobody has asked us this month.\n' });
  });

  it('neutralises the names of others', async () => {
    const inquiries = shown.inquiries.map((one) => ({ ...one, requester: '\u001b[31mred' }));
    const stand = await standWith({ [PATH]: { status: 200, body: { ...shown, inquiries } } });
    expect((await sverka(['inquiries', '--api', stand.url])).stdout).not.toContain('\u001b');
  });
});
