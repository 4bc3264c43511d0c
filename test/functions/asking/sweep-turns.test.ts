import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAgency } from '#contracts/registry';
import { DUE_SHARDS } from '#core/ports';
import { agencyTurns } from '#functions/sweep/agency-turns';
import { eachMinute } from '#functions/sweep/each-minute';
import { shardsOf, sweepPartOf } from '#functions/sweep/sweep-part';
import { actDeps } from '#test/act-deps';
import { aQuery, aRequest } from '#test/builders';
import { fakeCaseStore } from '#test/fakes/fake-case-store';
import { emptyQueues, fakeHints } from '#test/fakes/fake-queues';
import { emptyRows } from '#test/fakes/fake-rows';
import { turn } from '#test/functions/drive';
import { answering, everybodyAnswers } from '#test/functions/answers/said';

const NOW = '2026-11-20T08:00:00.000Z';
const HOUR = 3600;

describe('what a sweep brings back to an agency', () => {
  /** Whose turn it is of so many questions to an endpoint of twenty calls a second. */
  const turnsOf = async (questions: number, { waiting = 0, parts = 1 }) => {
    const store = fakeCaseStore(emptyRows());
    const waitingHints = () => Promise.resolve(waiting);
    const turnOf = agencyTurns({ store, waitingHints, findAgency, randomness: () => 0.5 }, parts);
    return Promise.all(Array.from({ length: questions }, (_, index) => turnOf(aQuery(`case-${index}`), NOW)));
  };
  const inAQuarter = '2026-11-20T08:15:00.000Z';

  it.each([
    ['three quarters of what it takes in a minute', {}, 900],
    ['less by what waits in its queue', { waiting: 300 }, 600],
    ['nothing where that is more', { waiting: 5000 }, 0],
    ['its share where eight do it side by side', { parts: 8 }, 113],
  ])('is %s', async (_, given, hinted) => {
    const turns = await turnsOf(1000, given);
    expect(turns).toEqual([
      ...Array.from({ length: hinted }, () => undefined),
      ...Array.from({ length: 1000 - hinted }, () => inAQuarter),
    ]);
  });

  it('is one question while it is out; the others wait ever longer, and are asked when it is back', async () => {
    const world = answering();
    world.agencies.says.set('self-employed-status', 'down');
    for (let family = 1; family <= 12; family += 1) {
      await world.post(aRequest({ registrationNumber: `2026/${family}` }));
      await turn(world);
    }
    world.pass(24 * HOUR);
    await world.sweep();

    expect(world.queues.agencies).toHaveLength(1);
    const [probed] = world.queues.agencies;
    // Out for a day: two hours.
    const looks = [...world.rows.cases.values()].map(({ caseId, nextActionAt }) => [caseId, nextActionAt]);
    expect(looks.filter(([caseId]) => caseId !== probed?.caseId)).toEqual(
      looks.flatMap(([caseId]) => (caseId === probed?.caseId ? [] : [[caseId, '2026-11-21T10:00:00.000Z']])),
    );
    await turn(world);

    everybodyAnswers(world);
    for (let hours = 0; hours < 4; hours += 1) {
      world.pass(HOUR);
      await world.sweep();
      await turn(world);
    }
    const outcomes = [...world.rows.queries.values()].map(({ answer }) => answer?.content.outcome);
    expect(new Set(outcomes)).toEqual(new Set(['found']));
    // The outage is not forgotten with the circuit: it lasted a day.
    expect(world.rows.channels.get('tax/desk')).toMatchObject({
      lastOutage: { from: NOW, until: '2026-11-21T09:00:00.000Z' },
    });
  });
});

describe('the parts of a sweep', () => {
  it('are together every shard once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 * DUE_SHARDS }), (of) => {
        const shards = Array.from({ length: of }, (_, part) => shardsOf({ part, of })).flat();
        expect(shards.toSorted((left, right) => left - right)).toEqual(
          Array.from({ length: DUE_SHARDS }, (_, shard) => shard),
        );
      }),
    );
  });

  it.each([
    ['the timer of a part', { part: 3, of: 8 }, { part: 3, of: 8 }],
    ['a timer without parts', { 'detail-type': 'Scheduled Event', detail: {} }, { part: 0, of: 1 }],
    ['a person', null, { part: 0, of: 1 }],
    ['nonsense', { part: -1, of: 0 }, { part: 0, of: 1 }],
  ])('%s names its own', (_, event, part) => {
    expect(sweepPartOf(event)).toEqual(part);
  });

  it.each([
    [0, 1],
    [1, 0],
    [7, 0],
  ])('part %i counts what is open %i times', async (part, times) => {
    let counted = 0;
    const deps = actDeps({
      ...fakeHints(emptyQueues()),
      store: fakeCaseStore(emptyRows()),
      transport: () => Promise.reject(new Error('nobody is asked')),
      clock: () => NOW,
      randomness: () => 0.5,
      pause: () => Promise.resolve(),
      agencies: [],
      callbackBaseUrl: 'https://sverka.example',
      answerWaitSeconds: HOUR,
      measure: ({ metrics }) => {
        if (metrics.DueDeadlines !== undefined) counted += 1;
      },
    });
    await eachMinute({ ...deps, agencies: [] }, { part, of: 8 });
    expect(counted).toBe(times);
  });
});
