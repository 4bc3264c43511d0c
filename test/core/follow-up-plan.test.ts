/* eslint max-lines: ['error', { max: 205, skipBlankLines: true, skipComments: true }] -- one table, read as a whole */
/* eslint max-params: ['error', 4] -- a row of a table is spread over the parameters */
import { describe, expect, test } from 'vitest';
import { followUpPlan } from '#core/follow-up-plan';
import type { FollowUp } from '#schemas/follow-up';
import type { OfficeEvent } from '#schemas/office-event';
import type { VerificationCase } from '#schemas/verification-case';
import { aCase } from '#test/builders';
import { cancelled, corrected, happened } from '#test/core/office-events';

const decided = aCase({ state: 'result-ready', track: 'job-search' });
const signing = happened('contract-signed', '2026-11-30', { termMonths: 3 });

type Given = {
  case?: Partial<VerificationCase>;
  events?: readonly OfficeEvent[];
  followUps?: readonly FollowUp[];
};

/** `purpose month …, then the next look`. */
const plan = (now: string, { events = [signing], followUps = [], ...given }: Given = {}): string => {
  const known = { ...decided, ...given.case };
  const { due, nextLook } = followUpPlan({ case: known, officeEvents: events, followUps }, now);
  return [...due.map(({ purpose, month }) => `${purpose} ${month}`), `next ${nextLook ?? 'never'}`].join(
    ', ',
  );
};

const opened = (purpose: FollowUp['purpose'], month: string): FollowUp => ({
  purpose,
  month,
  at: `${month}-01T00:00:00.000Z`,
  state: 'opened',
  caseId: decided.caseId,
});
const refused = (purpose: FollowUp['purpose'], month: string, at: string): FollowUp => ({
  purpose,
  month,
  at,
  state: 'refused',
  errors: [{ pointer: '/consents', detail: 'нет / none' }],
});

const JANUARY = '2026-12-31T21:00:00.000Z';
const FEBRUARY = '2027-01-31T21:00:00.000Z';
const MARCH = '2027-02-28T21:00:00.000Z';

describe('when a check begins', () => {
  test.each([
    ['nothing is signed', '2026-12-10T09:00:00.000Z', { events: [] }, 'next never'],
    ['signed this month: the next one', '2026-11-30T09:00:00.000Z', {}, 'next 2026-11-30T21:00:00.000Z'],
    ['the last millisecond before', '2026-11-30T20:59:59.999Z', {}, 'next 2026-11-30T21:00:00.000Z'],
    ['midnight of the office', '2026-11-30T21:00:00.000Z', {}, `monitoring 2026-12, next ${JANUARY}`],
    ['the last day of the month', '2026-12-31T20:59:59.999Z', {}, `monitoring 2026-12, next ${JANUARY}`],
    [
      'signed on the 30th for three months: February is the last',
      FEBRUARY,
      {},
      `contract-end 2027-02, next ${MARCH}`,
    ],
    [
      'after the end',
      '2027-03-10T09:00:00.000Z',
      { followUps: [opened('contract-end', '2027-02')] },
      'post-contract 2027-03, next 2027-03-31T21:00:00.000Z',
    ],
    [
      'the twelfth month after',
      '2028-02-10T09:00:00.000Z',
      { followUps: [opened('contract-end', '2027-02')] },
      'post-contract 2028-02, next never',
    ],
    [
      'the thirteenth month after',
      '2028-03-10T09:00:00.000Z',
      { followUps: [opened('contract-end', '2027-02')] },
      'next never',
    ],
  ] as const)('%s', (_name, now, given, expected) => {
    expect(plan(now, given)).toBe(expected);
  });

  test('in the time zone of the office: Irkutsk is five hours before Vladimir', () => {
    const irkutsk = { case: { policy: { id: 'irkutsk', edition: '2021-01-01' } } };
    expect(plan('2026-12-31T16:00:00.000Z')).toBe(`monitoring 2026-12, next ${JANUARY}`);
    expect(plan('2026-12-31T15:59:59.999Z', irkutsk)).toBe(
      'monitoring 2026-12, next 2026-12-31T16:00:00.000Z',
    );
    expect(plan('2026-12-31T16:00:00.000Z', irkutsk)).toBe(
      'monitoring 2027-01, next 2027-01-31T16:00:00.000Z',
    );
  });

  test('signed on the 31st for six months: the end is the last of February', () => {
    const events = [happened('contract-signed', '2026-08-31', { termMonths: 6 })];
    expect(plan('2027-02-10T09:00:00.000Z', { events })).toBe(`contract-end 2027-02, next ${MARCH}`);
    expect(plan('2027-03-01T09:00:00.000Z', { events, followUps: [opened('contract-end', '2027-02')] })).toBe(
      'post-contract 2027-03, next 2027-03-31T21:00:00.000Z',
    );
  });
});

describe('what the office posts moves the plan', () => {
  const at = '2027-02-10T09:00:00.000Z';
  const prolonged = happened('prolongation-decided', '2027-02-05', { outcome: 'prolonged', months: 2 });
  const done = happened('monitoring-done', '2027-02-09', {
    obligation: 'last-month-conclusion',
    month: '2027-02',
  });
  const ended = happened('contract-ended', '2027-01-15');

  test.each([
    [
      'prolonged: February is no longer the last',
      [signing, prolonged],
      [],
      `monitoring 2027-02, next ${MARCH}`,
    ],
    [
      'prolonged after the check of the last month: it has asked everything',
      [signing, prolonged],
      [opened('contract-end', '2027-02')],
      `next ${MARCH}`,
    ],
    [
      'a monthly check does not stand for the last month',
      [signing],
      [opened('monitoring', '2027-02')],
      `contract-end 2027-02, next ${MARCH}`,
    ],
    ['done by the office itself', [signing, done], [], `next ${MARCH}`],
    [
      'that was said by mistake',
      [signing, done, cancelled(done, '2027-02-10')],
      [],
      `contract-end 2027-02, next ${MARCH}`,
    ],
    [
      'terminated',
      [signing, happened('termination-decided', '2027-02-05', { outcome: 'terminated' })],
      [],
      'next never',
    ],
    ['closed', [signing, ended, happened('case-closed', '2027-02-05')], [], 'next never'],
    ['the signing is taken back', [signing, cancelled(signing, '2027-02-09')], [], 'next never'],
    [
      'the term was told wrongly',
      [signing, corrected(signing, '2027-02-09', { details: { termMonths: 4 } })],
      [],
      `monitoring 2027-02, next ${MARCH}`,
    ],
    [
      'ended earlier: the conclusion is owed however late, the months that are over are not asked again',
      [signing, ended],
      [],
      `contract-end 2027-01, post-contract 2027-02, next ${MARCH}`,
    ],
  ] as const)('%s', (_name, events, followUps, expected) => {
    expect(plan(at, { events, followUps })).toBe(expected);
  });
});

describe('what is opened or refused', () => {
  const at = '2026-12-10T09:00:00.000Z';

  test.each([
    ['opened: until the next month', opened('monitoring', '2026-12'), `next ${JANUARY}`],
    [
      'refused today: tomorrow',
      refused('monitoring', '2026-12', '2026-12-10T08:00:00.000Z'),
      'next 2026-12-10T21:00:00.000Z',
    ],
    [
      'refused at one in the night of Vladimir: tomorrow',
      refused('monitoring', '2026-12', '2026-12-09T22:00:00.000Z'),
      'next 2026-12-10T21:00:00.000Z',
    ],
    [
      'refused yesterday: now',
      refused('monitoring', '2026-12', '2026-12-09T20:00:00.000Z'),
      `monitoring 2026-12, next ${JANUARY}`,
    ],
    ['another purpose', opened('post-contract', '2026-12'), `monitoring 2026-12, next ${JANUARY}`],
    ['another month', opened('monitoring', '2026-11'), `monitoring 2026-12, next ${JANUARY}`],
  ] as const)('%s', (_name, followUp, expected) => {
    expect(plan(at, { followUps: [followUp] })).toBe(expected);
  });

  test('refused, and its month is over: only with the next look of the case', () => {
    const followUps = [
      refused('contract-end', '2027-02', '2027-03-10T08:00:00.000Z'),
      opened('post-contract', '2027-03'),
    ];
    expect(plan('2027-03-10T09:00:00.000Z', { followUps })).toBe('next 2027-03-31T21:00:00.000Z');
    expect(plan('2027-03-31T21:00:00.000Z', { followUps })).toBe(
      'contract-end 2027-02, post-contract 2027-04, next 2027-04-30T21:00:00.000Z',
    );
  });
});

describe('who is asked at all', () => {
  test('in hardship nothing is asked month by month, only at the end and after it', () => {
    const hardship = { case: { track: 'hardship' } } as const;
    expect(plan('2026-12-10T09:00:00.000Z', hardship)).toBe(`next ${FEBRUARY}`);
    expect(plan(FEBRUARY, hardship)).toBe(`contract-end 2027-02, next ${MARCH}`);
  });

  test.each(['monitoring', 'contract-end', 'post-contract'] as const)(
    'a check of purpose %s asks for no further checks',
    (purpose) => {
      expect(plan('2026-12-10T09:00:00.000Z', { case: { purpose } })).toBe('next never');
    },
  );

  test('nothing where the pack is unknown', () => {
    expect(
      plan('2026-12-10T09:00:00.000Z', { case: { policy: { id: 'nowhere', edition: '2020-01-01' } } }),
    ).toBe('next never');
  });
});
