import { describe, expect, it } from 'vitest';
import { caseIdOf, caseIdOfQuery, queryIdOf, uuidV1Of } from '#core/ids';
import type { QueryPeriod } from '#schemas/query';

const key = { officeId: 'vladimir-gkuszn-01', registrationNumber: '2026-0103', purpose: 'monitoring' };
const distinct = (ids: readonly string[]): number => new Set(ids).size;

describe('ids of cases', () => {
  it('are the same for the same office, number, purpose and month, and differ in each of them', () => {
    const ids = [
      key,
      { ...key, officeId: 'vladimir-gkuszn-02' },
      { ...key, registrationNumber: '2026-0104' },
      { ...key, purpose: 'decision' },
      { ...key, checkMonth: '2026-05' },
      { ...key, checkMonth: '2026-06' },
    ].map(caseIdOf);
    expect(distinct(ids)).toBe(ids.length);
    expect(caseIdOf({ ...key })).toBe(ids[0]);
    for (const id of ids) expect(id).toMatch(/^[a-z2-7]{26}$/);
  });

  it('do not run into one another where the parts are cut differently', () => {
    expect(caseIdOf({ officeId: 'ab', registrationNumber: 'c', purpose: 'x' })).not.toBe(
      caseIdOf({ officeId: 'a', registrationNumber: 'bc', purpose: 'x' }),
    );
  });
});

describe('ids of questions', () => {
  const caseId = 'abcdefghijklmnopqrstuvwx23';
  const question = { agency: 'tax', kind: 'income-by-payer', subjectId: 'applicant' };
  const period: QueryPeriod = { type: 'report-year', year: 2026 };

  it('differ in agency, kind, subject and every part of the period', () => {
    const periods: QueryPeriod[] = [
      period,
      { type: 'report-year', year: 2025 },
      { type: 'days', from: '2026-01-01', to: '2026-03-31' },
      { type: 'days', from: '2026-01-02', to: '2026-03-31' },
      { type: 'days', from: '2026-01-01', to: '2026-03-30' },
      { type: 'as-of', day: '2026-01-01' },
      { type: 'as-of', day: '2026-01-02' },
    ];
    const ids = [
      ...periods.map((one) => queryIdOf(caseId, { ...question, period: one })),
      queryIdOf(caseId, { ...question, period, agency: 'my-business' }),
      queryIdOf(caseId, { ...question, period, kind: 'entrepreneur-record' }),
      queryIdOf(caseId, { ...question, period, subjectId: 'spouse' }),
    ];
    expect(distinct(ids)).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^abcdefghijklmnopqrstuvwx23\.[a-z2-7]{13}$/);
  });

  it('say which case they belong to', () => {
    expect(caseIdOfQuery(`${caseId}.abcdefghijklm`)).toBe(caseId);
  });
});

describe('message ids', () => {
  it('are UUIDs of version 1 that bear the moment of the attempt', () => {
    // RFC 9562, appendix A.1: C232AB00-9414-11EC-B3C8-9F6BDECED846 is 2022-02-22T19:22:22Z.
    const id = uuidV1Of('seed', '2022-02-22T19:22:22.000Z');
    expect(id).toMatch(/^[0-9a-f]{8}-9414-11ec-[89ab][0-9a-f]{3}-[0-9a-f][13579bdf][0-9a-f]{10}$/);
    // The low bits below a millisecond follow from the seed: at most 9,999 ticks after the moment.
    const ticks = Number.parseInt(id.slice(0, 8), 16) - 0xc232ab00;
    expect(ticks).toBeGreaterThanOrEqual(0);
    expect(ticks).toBeLessThan(10_000);
  });

  it('repeat for the same seed and moment and differ otherwise', () => {
    const at = '2026-11-20T08:00:00.000Z';
    expect(uuidV1Of('a', at)).toBe(uuidV1Of('a', at));
    expect(distinct([uuidV1Of('a', at), uuidV1Of('b', at), uuidV1Of('a', '2026-11-20T08:00:01.000Z')])).toBe(
      3,
    );
  });
});
