import { Ajv2020 } from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { populationObject, PopulationShape } from '#infra/local/agencies/population-shape';
import { isOgrnip, isOrganisationInn, isPersonInn, isSnils } from '#schemas/checksums';
import { VERA, veraWho } from '#test/simulators/known-people';
import {
  inventedEmployerInn,
  inventedOgrnip,
  inventedPerson,
  inventedPopulation,
} from '#test/invented-people';

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const SCHEMA = 'contracts/social-protection/population.schema.json';

test('the documented shape is that of the simulators; `-u` writes it anew', async () => {
  const schema = { ...z.toJSONSchema(populationObject), $id: 'urn:sverka:population:1' };
  const text = await format(JSON.stringify(schema), { parser: 'json', printWidth: 110 });
  await expect(text).toMatchFileSnapshot(path.resolve(SCHEMA));
});

const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
  Object(readJson(SCHEMA)),
);

const samples = readdirSync('contracts/social-protection/samples').map(
  (name) => `contracts/social-protection/samples/${name}/population.json`,
);

test.each(samples)('%s fits the documented shape and the simulators', (path) => {
  const population = readJson(path);
  expect(validate(population), JSON.stringify(validate.errors ?? [])).toBe(true);
  expect(PopulationShape.safeParse(population).success).toBe(true);
});

const person = (changes: object): unknown => ({ people: [{ ...VERA, ...changes }] });
const fits: [string, boolean, unknown][] = [
  ['everything known', true, person({})],
  ['a word', true, veraWho('wrong-person')],
  ['a word for a kind', true, person({ tax: { behaviour: { 'income-by-payer': 'late' } } })],
  ['an unknown word', false, person({ tax: { behaviour: 'explodes' } })],
  ['an unknown kind', false, person({ tax: { behaviour: { weather: 'late' } } })],
  ['no entrepreneur', true, person({ tax: { entrepreneur: null } })],
  ['an unknown field', false, person({ age: 7 })],
  ['СНИЛС with dashes', false, person({ snils: '190-334-147 47' })],
  [
    'an amount as a number',
    false,
    person({ employmentCentre: { benefits: [{ month: '2026-01', amount: 1 }] } }),
  ],
  [
    'an amount without kopecks',
    false,
    person({ employmentCentre: { benefits: [{ month: '2026-01', amount: '1' }] } }),
  ],
  ['month 13', false, person({ employmentCentre: { benefits: [{ month: '2026-13', amount: '1.00' }] } })],
  [
    'a score of 101',
    false,
    person({ myBusiness: { plan: { verdict: 'approved', decidedOn: '2026-01-01', score: 101 } } }),
  ],
  ['an agency in trouble', true, { people: [], agencies: { 'my-business': { behaviour: 'down' } } }],
  ['an unknown agency', false, { people: [], agencies: { customs: { behaviour: 'down' } } }],
  ['no people', false, {}],
];
test.each(fits)('%s fits: %s, by the schema and by the simulators', (_what, isFit, population) => {
  expect(validate(population)).toBe(isFit);
  expect(PopulationShape.safeParse(population).success).toBe(isFit);
});

test('invented people have valid numbers, all different, and the same seed gives the same person', () => {
  const seeds = Array.from({ length: 5000 }, (_, seed) => seed);
  const people = seeds.map(inventedPerson);
  expect(people.filter(({ snils, inn }) => !isSnils(snils) || !isPersonInn(inn))).toEqual([]);
  expect(new Set(people.map(({ snils }) => snils)).size).toBe(5000);
  expect(new Set(people.map(({ inn }) => inn)).size).toBe(5000);
  expect(new Set(people.map(({ name }) => JSON.stringify(name))).size).toBe(5000);
  expect(seeds.filter((seed) => !isOrganisationInn(inventedEmployerInn(seed)))).toEqual([]);
  expect(seeds.filter((seed) => !isOgrnip(inventedOgrnip(seed)))).toEqual([]);
  expect(inventedPerson(17)).toEqual(inventedPerson(17));
  expect(people.some(({ name }) => name.patronymic === undefined)).toBe(true);
});

test('an invented population fits', () => {
  const population = inventedPopulation([0, 1, 2], undefined, { tax: { behaviour: 'late' } });
  expect(validate(population), JSON.stringify(validate.errors ?? [])).toBe(true);
  expect(population.people).toHaveLength(3);
});
