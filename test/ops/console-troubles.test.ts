import { describe, expect, it } from 'vitest';
import { stillQueues } from '#ops/console/page/still-queues';
import { troublesIn } from '#ops/console/page/troubles';
import type { AgenciesView, QueuesView } from '#schemas/api';
import {
  agenciesView,
  CASE_ID,
  deadlinesView,
  failedView,
  preparation,
  queuesView,
  TAX_QUERY,
} from '#test/ops/views';

const NOW = '2026-11-22T04:00:00.000Z';
const EARLIER = '2026-11-22T03:50:00.000Z';

const nothing = { now: NOW, still: new Map<string, string>() };
const seen = <View>(view: View) => ({ view, at: NOW });

const channels = (circuit: 'closed' | 'open' | 'recovering'): AgenciesView => ({
  agencies: agenciesView.agencies.map((agency) => ({
    ...agency,
    channels: [
      {
        endpoint: 'smev',
        callsPerSecond: 50,
        circuit,
        ...(circuit === 'closed' ? {} : { failingSince: EARLIER }),
      },
      {
        endpoint: 'npd',
        callsPerSecond: 20,
        circuit,
        ...(circuit === 'closed' ? {} : { failingSince: NOW }),
      },
    ],
  })),
});

const depths = (waiting: number, inFlight: number): QueuesView => ({
  queues: [{ queue: 'intake', waiting, inFlight, delayed: 0, deadLetters: 0 }],
});

describe('who waits too long', () => {
  it('nobody, where every agency answers and nothing has failed', () => {
    expect(troublesIn({ ...nothing, agencies: seen(channels('closed')), queues: seen(queuesView) })).toEqual(
      [],
    );
  });

  it('an agency that does not answer, since the first of its endpoints, with its queue', () => {
    const [trouble, ...others] = troublesIn({
      ...nothing,
      agencies: seen(channels('open')),
      queues: seen(queuesView),
    });

    expect(others).toEqual([]);
    expect(trouble).toMatchObject({
      weight: 'bad',
      what: { en: 'The agency does not answer (smev, npd)' },
      agency: 'tax',
      queues: ['query-tax'],
      since: EARLIER,
    });
  });

  it('an agency that answers again is no more than a remark', () => {
    expect(troublesIn({ ...nothing, agencies: seen(channels('recovering')) })).toMatchObject([
      { weight: 'warning', queues: [] },
    ]);
  });

  it('failed messages, with the advice of the exchange, the oldest first', () => {
    expect(troublesIn({ ...nothing, failed: seen(failedView) })).toMatchObject([
      { agency: 'tax', since: '2026-11-16T06:00:00.000Z', advice: { en: 'Wait for the agency.' } },
      { queues: ['query-tax'], advice: { en: 'Find out who writes.' } },
    ]);
  });

  it('the worst first, and of those the longest', () => {
    const troubles = troublesIn({
      ...nothing,
      agencies: seen(channels('open')),
      failed: seen(failedView),
      still: new Map([['intake', '2026-11-01T00:00:00.000Z']]),
    });

    expect(troubles.map(({ weight, since }) => [weight, since])).toEqual([
      ['bad', '2026-11-16T06:00:00.000Z'],
      ['bad', EARLIER],
      ['bad', undefined],
      ['warning', '2026-11-01T00:00:00.000Z'],
    ]);
  });

  it.each([
    ['2026-11-22T03:58:00.000Z', []],
    ['2026-11-22T03:57:59.000Z', ['intake']],
  ])('a queue that nobody takes from since %s: %j', (since, expected) => {
    const troubles = troublesIn({ ...nothing, still: new Map([['intake', since]]) });

    expect(troubles.flatMap(({ queues }) => queues)).toEqual(expected);
  });

  it.each([
    ['2026-11-22T03:30:00.000Z', 0],
    ['2026-11-22T03:29:59.000Z', 1],
  ])('a question that was due at %s and has no outcome: %i', (dueAt, count) => {
    const open = {
      caseId: CASE_ID,
      queryId: TAX_QUERY,
      agency: 'tax',
      kind: 'income-by-payer',
      state: 'sent',
      since: EARLIER,
      dueAt,
    } as const;
    const balance = {
      day: '2026-11-20',
      offices: [],
      cases: 1,
      unopened: 0,
      agencies: [],
      difference: 0,
      open: [open],
    };
    const office = {
      office: 'vladimir-1',
      day: '2026-11-20',
      at: NOW,
      deadlines: { type: 'refused', isLost: false, sentences: [] },
      balance: { type: 'view', view: balance },
    } as const;

    expect(
      troublesIn({ ...nothing, office: { ...office, balance: { type: 'view', view: balance } } }),
    ).toHaveLength(count);
  });

  it('a legal term that is over, since the end of its day in Moscow', () => {
    const [first] = deadlinesView.cases;
    const cases =
      first === undefined ? [] : [{ ...first, deadlines: [{ ...preparation, status: 'overdue' } as const] }];
    const refused = { type: 'refused', isLost: false, sentences: [] } as const;
    const troubles = troublesIn({
      ...nothing,
      office: {
        office: 'vladimir-1',
        day: '2026-11-20',
        at: NOW,
        balance: refused,
        deadlines: { type: 'view', view: { cases, more: false } },
      },
    });

    expect(troubles).toMatchObject([{ weight: 'bad', since: '2026-11-23T21:00:00.000Z' }]);
  });
});

describe('a queue that stands', () => {
  it('stands since it was first seen so', () => {
    const first = stillQueues(new Map(), depths(3, 0), EARLIER);

    expect(stillQueues(first, depths(2, 0), NOW)).toEqual(new Map([['intake', EARLIER]]));
  });

  it.each([
    ['somebody works on one', depths(3, 1)],
    ['it is empty', depths(0, 0)],
  ])('does not where %s', (_title, view) => {
    expect(stillQueues(new Map([['intake', EARLIER]]), view, NOW)).toEqual(new Map());
  });
});
