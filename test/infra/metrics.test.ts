import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { METRIC_NAMESPACE, METRIC_UNITS } from '#schemas/metrics';
import type { Outcome } from '#schemas/answer';
import { at, listAt, resources, stageTemplates, textAt, type Json } from '#test/infra/rules/stage-templates';

const OUTCOMES: Readonly<Record<Outcome, true>> = {
  found: true,
  'not-found': true,
  'not-ready': true,
  refused: true,
  'invalid-query': true,
  'ambiguous-person': true,
  unanswered: true,
};

const { exchange, watch } = stageTemplates('prod');

type Named = { namespace: string; name: string; dimensions: ReadonlyMap<string, string> };

const dimensionsOf = (list: readonly Json[]): Map<string, string> =>
  new Map(list.map((one) => [textAt(one, 'Name'), textAt(one, 'Value')]));

const inAlarms: Named[] = resources(watch, 'AWS::CloudWatch::Alarm').flatMap(({ properties }) => {
  const stated = listAt(properties, 'Metrics').flatMap((one) => at(one, 'MetricStat', 'Metric') ?? []);
  return (stated.length > 0 ? stated : [properties]).map((metric) => ({
    namespace: textAt(metric, 'Namespace'),
    name: textAt(metric, 'MetricName'),
    dimensions: dimensionsOf(listAt(metric, 'Dimensions')),
  }));
});

/** The page of the dashboard with every reference written as a word. */
const page = (): Json => {
  const [board] = resources(watch, 'AWS::CloudWatch::Dashboard');
  const parts = listAt(board?.properties, 'DashboardBody', 'Fn::Join', 1);
  return z
    .json()
    .parse(JSON.parse(parts.map((part) => (typeof part === 'string' ? part : 'reference')).join('')));
};

/** `[namespace, name, dimension, value, …, { options }]`. */
const inWidgets: Named[] = listAt(page(), 'widgets')
  .flatMap((widget) => listAt(widget, 'properties', 'metrics'))
  .map((row) => {
    const [namespace = '', name = '', ...rest] = z
      .array(z.unknown())
      .parse(row)
      .flatMap((one) => (typeof one === 'string' ? [one] : []));
    const dimensions = new Map<string, string>();
    for (let index = 0; index + 1 < rest.length; index += 2)
      dimensions.set(rest[index] ?? '', rest[index + 1] ?? '');
    return { namespace, name, dimensions };
  });

const ours = [...inAlarms, ...inWidgets].filter(({ namespace }) => namespace === METRIC_NAMESPACE);

/** Name of a function → source of its act, with what it takes from the runtime. */
const sourceOf = (functionName: string): string => {
  const [act = ''] = globSync('functions/*/handler.ts')
    .map((path) => path.split('/')[1] ?? '')
    .filter((one) => functionName.endsWith(`-${one}`) || functionName.endsWith(`-${one}-from-queue`));
  const own = globSync(`functions/${act}/*.ts`).map((path) => readFileSync(path, 'utf8'));
  const shared = [...new Set(own.join().match(/(?<=#)functions\/runtime\/[\w/-]+/g))].map((path) =>
    readFileSync(`${path}.ts`, 'utf8'),
  );
  return act === '' ? '' : [...own, ...shared].join('\n');
};

describe('what is watched', () => {
  it('is something: alarms and widgets name metrics of ours', () => {
    expect(inAlarms.length).toBeGreaterThan(50);
    expect(inWidgets.length).toBeGreaterThan(50);
    expect(ours.length).toBeGreaterThan(30);
  });

  it('is written by the function that it names', () => {
    const names = new Set(
      resources(exchange, 'AWS::Lambda::Function').map(({ properties }) =>
        textAt(properties, 'FunctionName'),
      ),
    );
    const unwritten = ours.filter(({ name, dimensions }) => {
      const functionName = dimensions.get('Function') ?? '';
      return !names.has(functionName) || !new RegExp(`\\b${name}:`).test(sourceOf(functionName));
    });
    expect(unwritten.map(({ name, dimensions }) => `${name} of ${dimensions.get('Function') ?? ''}`)).toEqual(
      [],
    );
  });

  it('is told apart as it is written', () => {
    const by = (name: string): string[] => {
      if (name === 'Answers') return ['Function', 'Agency', 'Outcome'];
      return ['OpenRows', 'CircuitOpen'].includes(name) ? ['Function', 'Agency'] : ['Function'];
    };
    for (const { name, dimensions } of ours) {
      expect({ name, by: [...dimensions.keys()].sort() }).toEqual({ name, by: by(name).sort() });
      const outcome = dimensions.get('Outcome');
      if (outcome !== undefined) expect(Object.keys(OUTCOMES)).toContain(outcome);
    }
  });

  it('is everything that the exchange counts', () => {
    const watched = new Set(ours.map(({ name }) => name));
    expect(Object.keys(METRIC_UNITS).filter((name) => !watched.has(name))).toEqual([]);
  });

  it('has an alarm for what somebody must hear of', () => {
    const alarmed = new Set(inAlarms.map(({ name }) => name));
    expect([...alarmed]).toEqual(
      expect.arrayContaining([
        'ApproximateAgeOfOldestMessage',
        'ApproximateNumberOfMessagesVisible',
        'OpenRows',
        'DueDeadlines',
        'OverdueDeadlines',
        'Answers',
        'CircuitOpen',
        'BalanceDifference',
        'CalendarMissing',
        'OldestDueSeconds',
      ]),
    );
  });
});
