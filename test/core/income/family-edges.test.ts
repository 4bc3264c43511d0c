import { describe, expect, test } from 'vitest';
import { countsInFamily } from '#core/income/family';
import type { Subject } from '#schemas/person';
import { zoya } from '#test/core/family';

const DAY = '2026-11-23';
const RULES = { familyRule: 'rules-1931' } as const;

const member = (birthDate: string, changes: Partial<Subject>): Subject => ({
  ...zoya,
  birthDate,
  ...changes,
});
const counts = (birthDate: string, changes: Partial<Subject>): boolean =>
  countsInFamily(member(birthDate, changes), RULES, DAY);

describe('pp. 33–34 of the rules of № 1931, day by day', () => {
  test.each<[string, string, Partial<Subject>, boolean]>([
    ['a child a day before 18', '2008-11-24', { relation: 'child' }, true],
    ['a child on the day of 18', '2008-11-23', { relation: 'child' }, false],
    ['a child of 18 in full-time study', '2008-11-23', { relation: 'child', fullTimeStudy: true }, true],
    [
      'a child of 18 not in full-time study',
      '2008-11-23',
      { relation: 'child', fullTimeStudy: false },
      false,
    ],
    ['a student a day before 23', '2003-11-24', { relation: 'child', fullTimeStudy: true }, true],
    ['a student on the day of 23', '2003-11-23', { relation: 'child', fullTimeStudy: true }, false],
    ['a minor who does not study', '2015-02-28', { relation: 'child', fullTimeStudy: false }, true],
    ['a ward a day before 18', '2008-11-24', { relation: 'ward' }, true],
    [
      'a ward on the day of 18, though a student',
      '2008-11-23',
      { relation: 'ward', fullTimeStudy: true },
      false,
    ],
    ['a spouse of any age', '1950-01-01', { relation: 'spouse' }, true],
    ['a parent', '1950-01-01', { relation: 'parent' }, false],
    ['a minor sibling', '2015-02-28', { relation: 'sibling' }, false],
    ['anybody else', '2015-02-28', { relation: 'other' }, false],
    ['of no named relation', '2015-02-28', {}, false],
    [
      'a spouse whom the office has excluded',
      '1950-01-01',
      { relation: 'spouse', countedInFamily: false },
      false,
    ],
  ])('%s', (_name, birthDate, ...rest) => {
    const [changes, expected] = rest;

    expect(counts(birthDate, changes)).toBe(expected);
  });

  test('the applicant always counts, also without relation and against a mark', () => {
    const applicant = member('1990-05-14', { role: 'applicant', countedInFamily: false });

    expect(countsInFamily(applicant, RULES, DAY)).toBe(true);
  });

  test('under 44-ФЗ everybody counts whom the office has not excluded', () => {
    const law = { familyRule: 'law-44' } as const;

    expect(countsInFamily(member('1950-01-01', { relation: 'parent' }), law, DAY)).toBe(true);
    expect(countsInFamily(member('1950-01-01', { countedInFamily: false }), law, DAY)).toBe(false);
  });
});
