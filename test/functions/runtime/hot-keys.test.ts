import { describe, expect, it } from 'vitest';
import { keyedDigest } from '#core/digest';
import { caseIdOf, queryIdOf, uuidV1Of } from '#core/ids';
import {
  casePartition,
  dueShardOf,
  messageKey,
  officePart,
  personPartition,
} from '#functions/runtime/table/case-keys';

const PER_SECOND = 5_000;
const SECONDS = 10;
const AT = '2026-11-20T08:00:00.000Z';
const DAY = { type: 'as-of', day: '2026-11-20' } as const;
/** Offices of one campaign. */
const OFFICES = 40;

/** Writes of one verification to its own partition and to the due index (enter, two moves, leave): `docs/cost.md`. */
const OWN_WRITES = 22;
const DUE_WRITES = 6;

const count = (counts: Map<string, number>, key: string, writes: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + writes);
};
const most = (counts: Map<string, number>): number =>
  [...counts.values()].reduce((a, b) => Math.max(a, b), 0);
const total = (counts: Map<string, number>): number => [...counts.values()].reduce((a, b) => a + b, 0);

describe('5,000 verifications a second over the real keys', () => {
  const table = new Map<string, number>();
  const due = new Map<string, number>();
  const offices = new Map<string, number>();
  for (let index = 0; index < PER_SECOND * SECONDS; index += 1) {
    const officeId = `office-${index % OFFICES}`;
    // Numbers that follow each other, as a registry hands them out.
    const caseId = caseIdOf({ officeId, registrationNumber: `2026-${index}`, purpose: 'decision' });
    count(table, casePartition(caseId), OWN_WRITES);
    for (const identifier of [`snils-${index}`, `inn-${index}`]) {
      count(table, personPartition(keyedDigest('key of the person index', identifier)), 1);
    }
    for (const agency of ['tax', 'employment-centre', 'my-business']) {
      const question = { agency, kind: 'unemployment-registration', subjectId: 'applicant', period: DAY };
      const messageId = uuidV1Of(`${queryIdOf(caseId, question)}#1`, AT);
      count(table, messageKey(agency, messageId).pk, 1);
    }
    count(due, dueShardOf(casePartition(caseId)), DUE_WRITES);
    count(offices, officePart(officeId, 'owing'), 1);
  }

  it('heat no key of the table: none takes a thousandth of the writes', () => {
    expect(most(table) / total(table)).toBeLessThanOrEqual(0.001);
  });

  it('stay under what one key of an index takes, 1,000 units a second', () => {
    expect(due.size).toBe(32);
    expect(most(due) / SECONDS).toBeLessThanOrEqual(1_000);
    expect(most(offices) / SECONDS).toBeLessThanOrEqual(1_000);
  });
});
