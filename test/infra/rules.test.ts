import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runbookAnchors } from '#infra/runbook';
import { alarmRules } from '#test/infra/rules/alarm-rules';
import { doorRules } from '#test/infra/rules/door-rules';
import { functionRules } from '#test/infra/rules/function-rules';
import { keyRules } from '#test/infra/rules/key-rules';
import { limitRules } from '#test/infra/rules/limit-rules';
import { NETWORK, networkRules } from '#test/infra/rules/network-rules';
import { neededTypes, neededInside } from '#test/infra/rules/needed-types';
import { orderedQueueRules } from '#test/infra/rules/ordered-queue-rules';
import { queueRules } from '#test/infra/rules/queue-rules';
import { roleRules } from '#test/infra/rules/role-rules';
import { settingsRules } from '#test/infra/rules/settings-rules';
import { changed, stageTemplates, type Edit } from '#test/infra/rules/stage-templates';
import { tableRules } from '#test/infra/rules/table-rules';
import { watchRules } from '#test/infra/rules/watch-rules';

const prod = stageTemplates('prod');
const rules = [
  ...queueRules,
  ...orderedQueueRules,
  ...functionRules,
  ...settingsRules,
  ...roleRules,
  ...keyRules,
  ...tableRules,
  ...doorRules,
  ...watchRules,
  ...alarmRules,
  ...limitRules,
];
const inside = stageTemplates('prod', { network: NETWORK });
const isMany = (edits: Edit | readonly Edit[]): edits is readonly Edit[] => Array.isArray(edits);

describe('the ground of production', () => {
  it('is held to rules, each under a name of its own', () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    expect(rules.length).toBeGreaterThanOrEqual(25);
  });

  it.each(rules)('$name', ({ violations }) => {
    expect(violations(prod)).toEqual([]);
  });

  it.each(rules)('speaks up where it is broken: $name', ({ violations, breakIt }) => {
    const edits = isMany(breakIt) ? breakIt : [breakIt];

    expect(violations(edits.reduce(changed, prod))).not.toEqual([]);
  });
});

describe('the ground inside a network of the account', () => {
  it.each([...rules, ...networkRules])('$name', ({ violations }) => {
    expect(violations(inside)).toEqual([]);
  });

  it.each(networkRules)('speaks up where it is broken: $name', ({ violations, breakIt }) => {
    const edits = isMany(breakIt) ? breakIt : [breakIt];

    expect(violations(edits.reduce(changed, inside))).not.toEqual([]);
  });

  it('is the same ground elsewhere: nothing of it is there where no network is named', () => {
    expect(JSON.stringify(prod.exchange)).not.toMatch(/VpcConfig|AWS::EC2::/);
  });
});

describe('the types of resources', () => {
  const typesIn = ({ exchange, watch }: typeof prod): string[] =>
    [
      ...new Set(
        [exchange, watch].flatMap(({ Resources }) => Object.values(Resources).map(({ Type }) => Type)),
      ),
    ]
      .filter((type) => type !== 'AWS::CDK::Metadata')
      .sort();

  it('are those that somebody needs, and each says what for', () => {
    expect(typesIn(prod)).toEqual(Object.keys(neededTypes).sort());
    expect(typesIn(inside)).toEqual([...Object.keys(neededTypes), ...Object.keys(neededInside)].sort());
    for (const need of Object.values({ ...neededTypes, ...neededInside })) {
      expect(need.split(' ').length).toBeGreaterThan(4);
    }
  });
});

describe('the runbook', () => {
  const page = readFileSync('docs/runbook.md', 'utf8');
  /** Anchor → text of its part. */
  const parts = new Map(
    page.split(/^## /m).map((part) => {
      const [heading = '', ...lines] = part.split('\n');
      return [heading.toLowerCase().replaceAll(' ', '-'), lines.join('\n')];
    }),
  );

  it.each([
    ...runbookAnchors,
    'restore-of-the-table',
    'key-rotation',
    'erasure-request',
    'leak-notice-within-24-and-72-hours',
  ])('%s: each step is a command', (anchor) => {
    const steps = parts.get(anchor) ?? '';

    expect(steps).toContain('```sh');
    expect(steps.match(/^```sh\n[^`]+\n```$/gm)?.length).toBeGreaterThan(0);
  });
});
