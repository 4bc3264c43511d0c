import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { viewBalance } from '#functions/ops-api/balance-view';
import { opsRoutes } from '#functions/ops-api/ops-api';
import { aRequest } from '#test/builders';
import { turn } from '#test/functions/drive';
import { answering } from '#test/functions/answers/said';
import type { World } from '#test/functions/world';

const DAY = { office: 'vladimir-gkuszn-01', day: '2026-11-20' };
const Wrong = z.object({ errors: z.array(z.object({ pointer: z.string() })) });

const balanceOf = (world: World, query: Record<string, string> = DAY) =>
  viewBalance(query, { store: world.store, agencies: world.agencies.agencies, clock: world.clock });

const none = { answered: 0, refused: 0, unanswered: 0, cancelled: 0, open: 0, missing: 0 };

describe('GET /v1/ops/balance', () => {
  it('is a route', () => {
    expect(Object.keys(opsRoutes)).toContain('GET /v1/ops/balance');
  });

  it('closes from the request to the last answer', async () => {
    const world = answering();
    await world.post(aRequest());
    expect(await balanceOf(world)).toMatchObject({ balance: { cases: 1, unopened: 1, agencies: [] } });
    await world.acts.intake();
    const waiting = { ...none, sent: 1, open: 1 };
    expect(await balanceOf(world)).toMatchObject({
      balance: {
        unopened: 0,
        agencies: [
          { agency: 'employment-centre', ...waiting },
          { agency: 'my-business', ...waiting },
          { agency: 'tax', ...waiting },
        ],
      },
    });
    await turn(world);
    expect(await balanceOf(world)).toMatchObject({
      balance: {
        agencies: [
          { answered: 1, open: 0 },
          { answered: 1, open: 0 },
          { answered: 1, open: 0 },
        ],
        open: [],
      },
    });
  });

  it('shows a question that the table has lost', async () => {
    const world = answering();
    await world.post(aRequest());
    await turn(world);
    const [lost = ''] = [...world.rows.queries.values()].flatMap(({ queryId, agency }) =>
      agency === 'tax' ? [queryId] : [],
    );
    world.rows.queries.delete(lost);
    expect(await balanceOf(world)).toMatchObject({
      balance: { agencies: [{ missing: 0 }, { missing: 0 }, { agency: 'tax', sent: 0, missing: 1 }] },
    });
  });

  it('takes the day by the calendar of the office', async () => {
    const world = answering();
    // Half past midnight in Vladimir.
    world.moveTo('2026-11-20T21:30:00.000Z');
    await world.post(aRequest());
    expect(await balanceOf(world)).toMatchObject({ balance: { cases: 0 } });
    expect(await balanceOf(world, { ...DAY, day: '2026-11-21' })).toMatchObject({ balance: { cases: 1 } });
    expect(await balanceOf(world, { office: 'penza-1', day: '2026-11-21' })).toMatchObject({
      balance: { cases: 0 },
    });
  });

  it('names every wrong parameter', async () => {
    const wrongIn = async (query: Record<string, string>) =>
      Wrong.parse(await balanceOf(answering(), query)).errors.map(({ pointer }) => pointer);
    expect(await wrongIn({})).toEqual(['/office', '/day']);
    expect(await wrongIn({ office: 'a1,Б', day: '2026-02-30' })).toEqual(['/office/1', '/day']);
  });
});
