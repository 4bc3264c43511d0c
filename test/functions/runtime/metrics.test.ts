import { findAgency } from '#contracts/registry';
import { describe, expect, it } from 'vitest';
import { deadlineStanding } from '#core/terms/deadline-standing';
import { DUE_SHARDS } from '#core/ports';
import { viewBalance } from '#functions/ops-api/balance-view';
import { metricLine, type Measurement } from '#functions/runtime/metrics';
import { takeCensus } from '#functions/sweep/take-census';
import { tellCircuits } from '#functions/sweep/tell-circuits';
import { CENSUS_MINUTES } from '#schemas/metrics';
import { aCase, aRequest } from '#test/builders';
import { drain, passAndSweep, theCase, turn } from '#test/functions/drive';
import { answering } from '#test/functions/answers/said';
import { newWorld, type World } from '#test/functions/world';

describe('a line of metrics', () => {
  it('is CloudWatch’s embedded format: namespace, dimensions, units, values', () => {
    const line = metricLine(
      { metrics: { Answers: 1 }, dimensions: { Agency: 'tax', Outcome: 'found' } },
      { functionName: 'sverka-dev-reconcile-answer', at: 1_790_000_000_000 },
    );

    // Written by hand after the specification of the format.
    expect(JSON.parse(line)).toEqual({
      _aws: {
        Timestamp: 1_790_000_000_000,
        CloudWatchMetrics: [
          {
            Namespace: 'Sverka',
            Dimensions: [['Function', 'Agency', 'Outcome']],
            Metrics: [{ Name: 'Answers', Unit: 'Count' }],
          },
        ],
      },
      Function: 'sverka-dev-reconcile-answer',
      Agency: 'tax',
      Outcome: 'found',
      Answers: 1,
    });
  });
});

describe('a verification', () => {
  const outcomesIn = ({ measurements }: World): (string | undefined)[] =>
    measurements.flatMap(({ metrics, dimensions }) =>
      metrics.Answers === undefined ? [] : [dimensions?.Outcome],
    );

  it('counts its answers by outcome, each once', async () => {
    const world = answering();
    await world.post(aRequest());
    await turn(world);
    await turn(world);

    expect(outcomesIn(world)).toEqual(['found', 'found', 'found']);
  });

  it('counts silence as an answer once it is a fact', async () => {
    const world = newWorld();
    await world.post(aRequest());
    for (let day = 0; day < 7; day += 1) await passAndSweep(world, 86_400);

    expect(outcomesIn(world)).toEqual(['unanswered', 'unanswered', 'unanswered']);
  });

  it('tells in each sweep what was due, and nothing of persons or cases', async () => {
    const world = newWorld();
    await world.post(aRequest());
    await passAndSweep(world, 600);

    const [swept] = world.measurements.filter(({ metrics }) => metrics.DueRows !== undefined);

    expect(swept).toEqual({
      metrics: {
        DueRows: 1,
        RowsLeft: 0,
        // Looked at again after 300 s; 600 have passed.
        OldestDueSeconds: 300,
      },
    });
    expect(JSON.stringify(world.measurements)).not.toContain(theCase(world).caseId);
  });
});

describe('what is owed', () => {
  it.each([
    ['2026-11-23', {}, 'none'],
    ['2026-11-24', {}, 'due'],
    ['2026-11-25', {}, 'overdue'],
    ['2026-11-25', { settled: true }, 'none'],
  ] as const)('on %s, %j: %s', (today, changes, expected) => {
    expect(deadlineStanding({ ...aCase(), safeDue: '2026-11-24', ...changes }, today)).toBe(expected);
  });
});

describe('the census', () => {
  const AGENCIES = ['employment-centre', 'my-business', 'tax'];
  /** Every shard once, a minute each; the sums that an alarm sees. */
  const round = async (world: World) => {
    const sums = new Map<string, number>();
    const measure = ({ metrics, dimensions }: Measurement): void => {
      for (const [name, value] of Object.entries(metrics)) {
        const key = dimensions?.Agency === undefined ? name : `${name} ${dimensions.Agency}`;
        sums.set(key, (sums.get(key) ?? 0) + value);
      }
    };
    for (let minute = 0; minute < CENSUS_MINUTES; minute += 1) {
      await takeCensus({ store: world.store, agencies: AGENCIES, clock: world.clock, measure });
      world.pass(60);
    }
    return Object.fromEntries(sums);
  };
  const nothing = {
    'OpenRows employment-centre': 0,
    'OpenRows my-business': 0,
    'OpenRows tax': 0,
    DueDeadlines: 0,
    OverdueDeadlines: 0,
    BalanceDifference: 0,
    CalendarMissing: 0,
  };

  it('sees every shard in one round', () => {
    expect(CENSUS_MINUTES).toBe(DUE_SHARDS);
  });

  it('counts what is open by agency, also where nobody looks for days', async () => {
    const world = newWorld();
    await world.post(aRequest());
    await drain(world);

    expect(await round(world)).toEqual({
      ...nothing,
      'OpenRows employment-centre': 1,
      'OpenRows my-business': 1,
      'OpenRows tax': 1,
    });
  });

  it('tells the safe day and the days after it, and agrees with the balance that the desk shows', async () => {
    const world = newWorld();
    await world.post(aRequest());
    await drain(world);
    world.moveTo(`${theCase(world).safeDue}T08:00:00.000Z`);
    expect(await round(world)).toMatchObject({ DueDeadlines: 1, OverdueDeadlines: 0, BalanceDifference: 0 });

    world.pass(3 * 86_400);
    const seen = await round(world);
    const view = await viewBalance(
      { office: 'vladimir-gkuszn-01', day: '2026-11-20' },
      { store: world.store, agencies: world.agencies.agencies, clock: world.clock },
    );
    expect(seen).toMatchObject({ DueDeadlines: 0, OverdueDeadlines: 1, BalanceDifference: 3 });
    expect(view).toMatchObject({ balance: { difference: 3 } });
  });

  it('is empty once everything is answered', async () => {
    const world = answering();
    await world.post(aRequest());
    await turn(world);

    expect(await round(world)).toEqual(nothing);
  });
});

describe('the circuits', () => {
  const failingSince = '2026-11-20T08:00:00.000Z';
  const nextProbeAt = '2026-11-20T08:00:30.000Z';

  it('are told of every agency each minute, also while nobody asks', async () => {
    const world = newWorld();
    world.rows.channels.set('tax/npd', {
      channel: 'tax/npd',
      version: 9,
      circuit: { state: 'open', failingSince, nextProbeAt },
      bucket: { tokens: 1, refilledAt: failingSince },
    });
    world.rows.channels.set('my-business/api', {
      channel: 'my-business/api',
      version: 2,
      circuit: { state: 'recovering', failed: 0, succeeded: 0, failingSince, recoveringSince: nextProbeAt },
      bucket: { tokens: 1, refilledAt: failingSince },
    });
    const told: Measurement[] = [];
    const measure = (measurement: Measurement) => void told.push(measurement);

    await tellCircuits({
      store: world.store,
      agencies: ['tax', 'my-business', 'social-fund'],
      findAgency,
      measure,
    });

    expect(told).toEqual([
      { metrics: { CircuitOpen: 1 }, dimensions: { Agency: 'tax' } },
      { metrics: { CircuitOpen: 0 }, dimensions: { Agency: 'my-business' } },
      { metrics: { CircuitOpen: 0 }, dimensions: { Agency: 'social-fund' } },
    ]);
  });
});
