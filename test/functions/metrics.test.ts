import { describe, expect, it } from 'vitest';
import { caseFigures } from '#core/case-figures';
import { metricLine, type Measurement } from '#functions/runtime/metrics';
import { measureCircuit } from '#functions/send-query/measure-circuit';
import { QueryHint } from '#schemas/envelope';
import { aCase, aRequest } from '#test/builders';
import { passAndSweep, theCase, turn } from '#test/functions/drive';
import { answering } from '#test/functions/said';
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
        OpenQuestions: 0,
        DueDeadlines: 0,
        OverdueDeadlines: 0,
        BalanceDifference: 0,
      },
    });
    expect(JSON.stringify(world.measurements)).not.toContain(theCase(world).caseId);
  });
});

describe('the figures of a case', () => {
  const known = { ...aCase(), safeDue: '2026-11-24' };
  const at = (today: string) => ({ now: `${today}T08:00:00.000Z`, today });

  it.each([
    ['the day before', '2026-11-23', { due: 0, overdue: 0 }],
    ['the safe day', '2026-11-24', { due: 1, overdue: 0 }],
    ['the day after', '2026-11-25', { due: 0, overdue: 1 }],
  ])('on %s', (_, today, expected) => {
    expect(caseFigures({ case: known, queries: [] }, at(today))).toMatchObject(expected);
  });

  it('owe nothing once settled', () => {
    const settled = { case: { ...known, settled: true }, queries: [] };
    expect(caseFigures(settled, at('2026-11-25'))).toMatchObject({ due: 0, overdue: 0 });
  });
});

describe('the circuit', () => {
  const hint = QueryHint.parse({
    schemaVersion: '1',
    type: 'query',
    correlationId: 'correlation-1',
    caseId: aCase().caseId,
    queryId: `${aCase().caseId}.aaaaaaaaaaaaa`,
    agency: 'tax',
  });

  it.each([
    ['circuit-open', [{ metrics: { CircuitOpen: 1 } }]],
    ['accepted', [{ metrics: { CircuitOpen: 0 } }]],
    ['already-sent', []],
  ])('after %s', async (outcome, expected) => {
    const measurements: Measurement[] = [];
    const send = measureCircuit(
      () => Promise.resolve(outcome),
      (measurement) => void measurements.push(measurement),
    );

    await expect(send(hint)).resolves.toBe(outcome);
    expect(measurements).toEqual(expected);
  });
});
