import { expect, test } from 'vitest';
import { kopecksOf } from '#core/money';
import type { PolicyPack } from '#core/policies/policy-pack';
import { policies } from '#core/policies/registry';
import { vladimir } from '#test/core/answered';
import {
  assessed,
  CHILD_BENEFIT,
  COUPLE_AND_THREE,
  COUPLE_AND_TWO,
  type Row,
  WAGES,
  WRIT,
} from '#test/core/assessed-income';
import type { Declaration } from '#schemas/declaration';
import type { SocialGroup } from '#schemas/person';

type Example = {
  groups: readonly SocialGroup[];
  rows: readonly Row[];
  alimony?: Declaration['alimonyPaid'];
  total: string;
  average: string;
  threshold: string;
  below: boolean;
  band: boolean;
};

const PENSION = (third: string): Row => ['state-pension', '13954.50', '13954.50', third];

/** Minima of 2021: working-age 12,085, pensioner 9,303, child 11,294 roubles. Computed by hand from the rules. */
const examples: Record<string, Example> = {
  '1: single, other income': {
    groups: ['working-age'],
    rows: [['other', '9000', '0', '0']],
    total: '9000.00',
    average: '3000.00',
    threshold: '18127.50',
    below: true,
    band: false,
  },
  '2: wages and child benefit': {
    groups: COUPLE_AND_TWO,
    rows: [WAGES, CHILD_BENEFIT],
    total: '147248.55',
    average: '12270.71',
    threshold: '17534.25',
    below: true,
    band: true,
  },
  '3: the same, alimony under a writ': {
    groups: COUPLE_AND_TWO,
    rows: [WAGES, CHILD_BENEFIT],
    alimony: [WRIT],
    total: '117248.55',
    average: '9770.71',
    threshold: '17534.25',
    below: true,
    band: false,
  },
  '4a: equal to the threshold': {
    groups: ['pensioner'],
    rows: [PENSION('13954.50')],
    total: '41863.50',
    average: '13954.50',
    threshold: '13954.50',
    below: false,
    band: false,
  },
  '4b: one kopeck less': {
    groups: ['pensioner'],
    rows: [PENSION('13954.49')],
    total: '41863.49',
    average: '13954.50',
    threshold: '13954.50',
    below: true,
    band: true,
  },
  '4c: one kopeck more': {
    groups: ['pensioner'],
    rows: [PENSION('13954.51')],
    total: '41863.51',
    average: '13954.50',
    threshold: '13954.50',
    below: false,
    band: false,
  },
  '5: worker, pensioner, child': {
    groups: ['working-age', 'pensioner', 'child'],
    rows: [
      ['labour', '54000', '0', '0'],
      ['state-pension', '14500', '14500', '14500'],
      ['monthly-cash-payment', '3300', '3300', '3300'],
    ],
    total: '107400.00',
    average: '11933.33',
    threshold: '16341.00',
    below: true,
    band: true,
  },
  '6: three children': {
    groups: COUPLE_AND_THREE,
    rows: [['labour', '52000', '52000', '52000']],
    total: '156000.00',
    average: '10400.00',
    threshold: '17415.60',
    below: true,
    band: false,
  },
  '7: three children, more': {
    groups: COUPLE_AND_THREE,
    rows: [['labour', '60000', '60000', '60000']],
    total: '180000.00',
    average: '12000.00',
    threshold: '17415.60',
    below: true,
    band: true,
  },
  '8: as 2 with the recorded wage': {
    groups: COUPLE_AND_TWO,
    rows: [['labour', '42000', '38500', '61500'], CHILD_BENEFIT],
    total: '163248.55',
    average: '13604.05',
    threshold: '17534.25',
    below: true,
    band: true,
  },
};

test.each(Object.entries(examples))('worked example %s', (_name, example) => {
  expect(assessed(example.groups, example.rows, { alimony: example.alimony ?? [] })).toMatchObject({
    total: kopecksOf(example.total),
    averagePerCapita: kopecksOf(example.average),
    thresholdPerCapita: kopecksOf(example.threshold),
    belowThreshold: example.below,
    inBand: example.band,
    members: example.groups.length,
  });
});

/** Columns: below 1.5 × family mean, below 1.0 × family mean, below 1.0 × per capita (11,093 roubles in 2021). */
const columns: Record<string, readonly [boolean, boolean, boolean]> = {
  '1: single, other income': [true, true, true],
  '2: wages and child benefit': [true, false, false],
  '3: the same, alimony under a writ': [true, true, true],
  '4a: equal to the threshold': [false, false, false],
  '4b: one kopeck less': [true, false, false],
  '4c: one kopeck more': [false, false, false],
  '5: worker, pensioner, child': [true, false, false],
  '6: three children': [true, true, true],
  '7: three children, more': [true, false, false],
  '8: as 2 with the recorded wage': [true, false, false],
};

/** The rules of a pack on the minima of Vladimir, 2021. */
const onVladimirMinima = (id: string): PolicyPack => {
  const pack = policies.find(({ reference }) => reference.id === id);
  if (pack === undefined) throw new Error('no policy');
  return { ...pack, minima: vladimir().minima, familyRule: 'law-44', incomeLagMonths: 0 };
};

test.each(Object.entries(columns))('the three thresholds on example %s', (name, expected) => {
  const example = examples[name];
  if (example === undefined) throw new Error('no such example');
  const { groups, rows, alimony = [] } = example;
  const below = (id: string): boolean =>
    assessed(groups, rows, { alimony, policy: onVladimirMinima(id) }).belowThreshold;

  expect(['vladimir-regional', 'irkutsk', 'vladimir-federal'].map(below)).toEqual(expected);
  expect(['penza', 'leningrad'].map(below)).toEqual([expected[1], expected[1]]);
});

test.each(['vladimir-federal', 'irkutsk', 'penza', 'leningrad'])('%s has no band', (id) => {
  for (const { groups, rows } of Object.values(examples)) {
    expect(assessed(groups, rows, { policy: onVladimirMinima(id) }).inBand).toBe(false);
  }
});

test.each([
  ['33278.99', true, false],
  ['33279.00', false, true],
  ['33279.01', false, false],
] as const)('per capita, the limit of one person is 3 × 11,093: %s', (total, below, equal) => {
  // The group minimum of a pensioner, 9,303 roubles, plays no part.
  const policy = onVladimirMinima('vladimir-federal');

  expect(assessed(['pensioner'], [['state-pension', total, '0', '0']], { policy })).toMatchObject({
    belowThreshold: below,
    equalsThreshold: equal,
    thresholdPerCapita: 1_109_300,
  });
});
