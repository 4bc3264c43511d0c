import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addDays } from '#core/time/day';
import { deadlinesOf } from '#core/terms/deadlines';
import type { PolicyPack, TrackRules } from '#core/policies/policy-pack';
import { QUERY_MATRIX } from '#core/policies/query-matrix';
import { findPolicy, policies } from '#core/policies/registry';
import { readVerificationRequest } from '#core/read-request';
import { DiscrepancyKind } from '#schemas/verification-result';
import { type Track, Track as Tracks } from '#schemas/verification-request';
import { aRequest } from '#test/core/family';

const named = policies.map((pack) => [pack.reference.id, pack] as const);
const offeredBy = (pack: PolicyPack): Track[] => Tracks.options.filter((track) => track in pack.tracks);

const textsOf = (pack: PolicyPack) => [
  pack.title,
  pack.region.title,
  ...Object.values(pack.tracks).flatMap(({ title, payments, participants = [], responsible }: TrackRules) => [
    title,
    ...payments.map((payment) => payment.title),
    ...participants,
    ...(responsible === undefined ? [] : [responsible]),
  ]),
  ...pack.terms.map(({ title }) => title),
  ...Object.values(pack.notAsked),
  ...(pack.objectiveCircumstances ?? []).map(({ title }) => title),
  ...(pack.calendarTargets ?? []).map(({ title }) => title),
  ...(pack.plan === undefined ? [] : [pack.plan.note]),
];

describe.each(named)('the pack %s is complete', (_id, pack) => {
  test('and found by its id and edition only', () => {
    const { id, edition } = pack.reference;

    expect(findPolicy({ id, edition })).toBe(pack);
    expect(findPolicy({ id, edition: '2000-01-01' })).toBeUndefined();
  });

  test('every track that it offers has questions for the decision, a term and money', () => {
    expect(offeredBy(pack).length).toBeGreaterThanOrEqual(4);
    for (const track of offeredBy(pack)) {
      const kinds = pack.queries
        .filter(({ tracks, purposes }) => tracks.includes(track) && purposes.includes('decision'))
        .map(({ kind }) => kind);
      const { months = { atLeast: 0, atMost: 0 }, payments = [], source = '' } = pack.tracks[track] ?? {};

      expect(kinds).toContain('income-by-payer');
      expect(kinds).toContain('self-employment-payments');
      expect(months.atLeast).toBeGreaterThanOrEqual(3);
      expect(months.atMost).toBeGreaterThanOrEqual(months.atLeast);
      expect(months.atMost).toBeLessThanOrEqual(12);
      expect(payments.length).toBeGreaterThan(0);
      expect(source).not.toBe('');
    }
  });

  test('it asks every register on a ground that it cites, or says why it does not', () => {
    const asked = pack.queries.map(({ kind }) => kind);
    const known = QUERY_MATRIX.map(({ kind }) => kind);

    expect(known).toEqual(expect.arrayContaining(['social-fund-payments', 'passport-validity']));
    expect(Object.keys(pack.notAsked).sort()).toEqual(known.filter((kind) => !asked.includes(kind)).sort());
    for (const { lawfulBasis } of pack.queries) expect(lawfulBasis).toMatch(/(ст|п|пп)\. ?\d/);
    for (const { ru, en } of Object.values(pack.notAsked)) {
      expect(ru).toMatch(/ не спрашивается: .*\d/);
      expect(en).toMatch(/ is not asked: .*\d/);
    }
  });

  test('it asks in no track that it does not offer', () => {
    for (const { tracks } of pack.queries)
      expect(offeredBy(pack)).toEqual(expect.arrayContaining([...tracks]));
  });

  test('it asks nothing that the matrix forbids, and each question rests on a law', () => {
    for (const { kind, tracks, lawfulBasis } of pack.queries) {
      const row = QUERY_MATRIX.find((candidate) => candidate.kind === kind);

      expect(tracks.map((track) => row?.wanted[track])).not.toContain('never');
      expect(lawfulBasis).toMatch(/ст\. \d/);
    }
  });

  test('terms of clauses 3.2.2 and 3.2.3, a clause for each kind of finding', () => {
    expect(deadlinesOf('2026-11-23', pack).map(({ nominalDue }) => nominalDue)).toEqual(
      expect.arrayContaining(['2026-11-29', '2026-12-03', '2026-12-23']),
    );
    for (const kind of DiscrepancyKind.options) expect(pack.clauses[kind]).toMatch(/\d/);
  });

  test('minima without gap or overlap from 2021 to 2027, each positive, real ones with their source', () => {
    expect(pack.minima[0]?.from).toBe('2021-01-01');
    expect(pack.minima.at(-1)?.until).toBe('2027-12-31');
    pack.minima.slice(1).forEach(({ from }, index) => {
      expect(from).toBe(addDays(pack.minima[index]?.until ?? '', 1));
    });
    for (const { minima, source } of pack.minima) {
      for (const minimum of [minima.perCapita, ...Object.values(minima.byGroup)]) {
        expect(minimum).toBeGreaterThan(700_000);
      }
      if (source !== undefined) expect(source).toMatch(/20\d\d/);
    }
  });

  test('texts in both languages, a known time zone, its sources', () => {
    for (const { ru, en } of textsOf(pack)) {
      expect(ru).toMatch(/[а-яё]/i);
      expect(en).toMatch(/[a-z]/i);
      expect(en).not.toMatch(/[а-яё]/i);
    }
    expect(new Intl.DateTimeFormat('en', { timeZone: pack.timeZone }).resolvedOptions().timeZone).toBe(
      pack.timeZone,
    );
    expect(pack.sources.length).toBeGreaterThan(1);
    expect(pack.freshnessDays).toBeGreaterThan(0);
  });
});

describe('a region is one file and one name in the registry', () => {
  const folder = 'core/policies';
  const files = readdirSync(folder).filter((file) =>
    /^export const \w+: PolicyPack = /m.test(readFileSync(`${folder}/${file}`, 'utf8')),
  );

  test('every file with a pack is registered under its own name', () => {
    expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual(
      policies.map(({ reference }) => reference.id).sort(),
    );
  });

  test('no other file of the core names a region', () => {
    const others = readdirSync('core', { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.startsWith('policies'),
    );
    const names = policies.map(({ reference }) => reference.id.split('-')[0] ?? '');

    expect(others.length).toBeGreaterThan(40);
    for (const file of others) {
      const text = readFileSync(`core/${file}`, 'utf8').toLowerCase();
      for (const name of names) expect(text.includes(name) ? file : '').toBe('');
    }
  });
});

describe('a track that the pack does not offer', () => {
  const pointersFor = (id: string, track: Track): string[] => {
    const pack = policies.find(({ reference }) => reference.id === id);
    const outcome = readVerificationRequest(
      aRequest({ track, ...(pack === undefined ? {} : { policy: pack.reference }) }),
    );
    return outcome.type === 'wrong' ? outcome.errors.map(({ pointer }) => pointer) : [];
  };

  test.each([
    ['vladimir-federal', 'training'],
    ['irkutsk', 'training'],
    ['leningrad', 'training'],
    ['penza', 'household-farm'],
  ] as const)('%s: %s is a wrong field', (id, track) => {
    expect(pointersFor(id, track)).toContain('/track');
  });

  test.each([
    ['vladimir-regional', 'training'],
    ['irkutsk', 'household-farm'],
    ['penza', 'training'],
    ['leningrad', 'hardship'],
  ] as const)('%s: %s is offered', (id, track) => {
    expect(pointersFor(id, track)).not.toContain('/track');
  });
});
