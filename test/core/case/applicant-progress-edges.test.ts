import { describe, expect, test } from 'vitest';
import { applicantProgress, currentStep } from '#core/case/applicant-progress';
import type { OfficeEvent } from '#schemas/office-event';
import { vladimir } from '#test/core/answered';
import { happened } from '#test/core/office-events';

const steps = (officeEvents: readonly OfficeEvent[], verifiedOn?: string) =>
  applicantProgress(
    { acceptedOn: '2026-11-20', officeEvents, ...(verifiedOn === undefined ? {} : { verifiedOn }) },
    vladimir(),
    '2026-12-31',
  );
const codes = (officeEvents: readonly OfficeEvent[], verifiedOn?: string): string[] =>
  steps(officeEvents, verifiedOn).map(({ on, code }) => `${on} ${code}`);

const handedOver = happened('handed-to-commission', '2026-11-25');
const concluded = [
  handedOver,
  happened('commission-met', '2026-12-01'),
  happened('commission-concluded', '2026-12-02'),
];
const grant = happened('decided', '2026-12-03', { outcome: 'granted' });
const refusal = happened('decided', '2026-12-03', { outcome: 'refused' });
const notified = (on: string): OfficeEvent => happened('applicant-notified', on);
const signing = happened('contract-signed', '2026-12-07', { termMonths: 6 });
const signed = [...concluded, grant, notified('2026-12-04'), signing];
const complaint = (complaintId: string, on: string): OfficeEvent =>
  happened('complaint-registered', on, { complaintId, receivedOn: on, about: 'other' });

describe('how the commission ends', () => {
  const asked = [...signed, happened('prolongation-proposed', '2026-12-10', { reasons: ['illness'] })];
  const established = [
    ...signed,
    happened('termination-established', '2026-12-10', { ground: 'misuse' }),
    happened('handed-to-commission', '2026-12-11'),
  ];

  test.each([
    [
      'a prolongation that was refused',
      [...asked, happened('prolongation-decided', '2026-12-14', { outcome: 'refused' })],
      ['2026-12-10 prolongation-considered', '2026-12-15 not-prolonged'],
    ],
    [
      'a termination: that the commission had the papers is told with no step of its own',
      [...established, happened('termination-decided', '2026-12-14', { outcome: 'terminated' })],
      ['2026-12-15 contract-terminated'],
    ],
    [
      'a contract that goes on',
      [...established, happened('termination-decided', '2026-12-14', { outcome: 'kept' })],
      ['2026-12-15 contract-kept'],
    ],
  ])('%s', (_name, events, expected) => {
    expect(codes([...events, notified('2026-12-15')]).slice(6)).toEqual(expected);
  });

  test('a complaint during a prolongation is a step', () => {
    expect(codes([...asked, complaint('c-1', '2026-12-11')]).at(-1)).toBe('2026-12-11 complaint-registered');
  });
});

describe('a decision is told once', () => {
  test('a second notice tells nothing new', () => {
    expect(codes([...concluded, refusal, notified('2026-12-04'), notified('2026-12-08')]).slice(2)).toEqual([
      '2026-11-25 with-commission',
      '2026-12-03 decided',
      '2026-12-04 refused',
    ]);
  });

  test('a contract that is signed tells of the grant itself', () => {
    expect(codes([...concluded, grant, signing, notified('2026-12-08')]).slice(3)).toEqual([
      '2026-12-03 decided',
      '2026-12-07 contract-signed',
    ]);
  });
});

describe('a result is a step while the office has not gone on', () => {
  const early = [happened('decided', '2026-11-25', { outcome: 'refused' }), notified('2026-11-26')];

  test.each([
    ['the day before the hand-over', [handedOver], '2026-11-24', true],
    ['the day of the hand-over', [handedOver], '2026-11-25', false],
    ['the day before a refusal without the commission', early, '2026-11-24', true],
    ['the day of that refusal', early, '2026-11-25', false],
    ['a day after it', early, '2026-11-27', false],
    [
      'an additional check of the same day',
      [happened('additional-check-notified', '2026-11-25')],
      '2026-11-25',
      true,
    ],
  ])('%s', (...[, events, verifiedOn, isTold]) => {
    expect(codes(events, verifiedOn).includes(`${verifiedOn} verified`)).toBe(isTold);
  });
});

test('each complaint has the end of its own term: fifteen working days (clause 5.7)', () => {
  const complained = [...concluded, refusal, notified('2026-12-04')];
  const both = steps([...complained, complaint('c-1', '2026-12-08'), complaint('c-2', '2026-12-09')]);

  expect(both.filter(({ code }) => code === 'complaint-registered').map(({ until }) => until)).toEqual([
    '2026-12-29',
    '2026-12-30',
  ]);
});

test('a step without a term names no day, and nothing stands before acceptance', () => {
  expect(steps([])[0]).not.toHaveProperty('until');
  expect(currentStep([])).toBe('accepted');
});
