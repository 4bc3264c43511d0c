import { describe, expect, test } from 'vitest';
import { wrongMonths } from '#core/office/contract-term';
import { policies } from '#core/policies/registry';
import type { OfficeEvent } from '#schemas/office-event';
import type { Track } from '#schemas/verification-request';

const head = {
  schemaVersion: '1' as const,
  eventId: 'e1',
  occurredOn: '2026-12-10',
  actorId: 'staff-7',
};
const signed = (termMonths: number): OfficeEvent => ({
  ...head,
  type: 'contract-signed',
  details: { termMonths },
});
const prolonged = (months: number): OfficeEvent => ({
  ...head,
  type: 'prolongation-decided',
  details: { outcome: 'prolonged', months },
});

const wrong = (
  [id, track]: readonly [string, Track],
  event: OfficeEvent,
  officeEvents: readonly OfficeEvent[] = [],
) => {
  const policy = policies.find(({ reference }) => reference.id === id);
  if (policy === undefined) throw new Error('no policy');
  return wrongMonths(event, policy, { track, officeEvents });
};

describe('the term of a contract', () => {
  test.each([
    { of: ['vladimir-regional', 'hardship'], least: 3, most: 12 },
    { of: ['penza', 'job-search'], least: 3, most: 12 },
    { of: ['vladimir-federal', 'job-search'], least: 3, most: 9 },
    { of: ['vladimir-federal', 'hardship'], least: 3, most: 6 },
    { of: ['irkutsk', 'business'], least: 3, most: 12 },
  ] as const)('$of: $least to $most months', ({ of, least, most }) => {
    const pointersAt = (months: number) => wrong(of, signed(months)).map(({ pointer }) => pointer);

    expect(pointersAt(least)).toEqual([]);
    expect(pointersAt(most)).toEqual([]);
    expect(pointersAt(least - 1)).toEqual(['/details/termMonths']);
    expect(pointersAt(most + 1)).toEqual(['/details/termMonths']);
  });

  test('the error names the bounds and where they come from', () => {
    const [error] = wrong(['vladimir-regional', 'hardship'], signed(13));

    expect(error?.detail).toMatch(/от 3 до 12 месяцев \(.*178-ФЗ ст\. 8\.1\)/);
    expect(error?.detail).toMatch(/from 3 to 12 months/);
  });
});

describe('a prolongation', () => {
  const FEDERAL = ['vladimir-federal', 'job-search'] as const;

  test.each([
    { name: 'half of eight months', term: 8, before: [], months: 4, errors: 0 },
    { name: 'a month more than half', term: 8, before: [], months: 5, errors: 1 },
    { name: 'half of nine months is four whole ones', term: 9, before: [], months: 5, errors: 1 },
    { name: 'half, in two parts', term: 8, before: [2], months: 2, errors: 0 },
    { name: 'more than half, in two parts', term: 8, before: [2], months: 3, errors: 1 },
  ])('$name', ({ term, before, months, errors }) => {
    const events = [signed(term), ...before.map(prolonged)];
    const pointers = wrong(FEDERAL, prolonged(months), events).map(({ pointer }) => pointer);

    expect(pointers).toEqual(errors === 0 ? [] : ['/details/months']);
  });

  test('has no limit where the regulation sets none', () => {
    expect(wrong(['vladimir-regional', 'hardship'], prolonged(36), [signed(3)])).toEqual([]);
  });

  test('that was refused, and any other event, is not measured', () => {
    const refused: OfficeEvent = {
      ...head,
      type: 'prolongation-decided',
      details: { outcome: 'refused' },
    };

    expect(wrong(FEDERAL, refused, [signed(8)])).toEqual([]);
    const proposed: OfficeEvent = {
      ...head,
      type: 'prolongation-proposed',
      details: { reasons: ['illness'] },
    };
    expect(wrong(FEDERAL, proposed, [signed(8)])).toEqual([]);
  });
});
