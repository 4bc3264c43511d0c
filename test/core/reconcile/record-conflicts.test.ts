import { describe, expect, test } from 'vitest';
import type { MatchedEvent } from '#core/ports';
import type { ReplyContent } from '#schemas/answer';
import { concluded, found, type Said } from '#test/core/answered';
import { conflictsIn, REQUEST } from '#test/core/conflicts';
import { job, reported, receivedAt } from '#test/core/jobs';
import { INN, payer, register } from '#test/core/labour';
import { business, noBusiness, off, on, pushed } from '#test/core/pushed';

const centre = (from?: string, until?: string): Said => ({
  'unemployment-registration/applicant': found({
    kind: 'unemployment-registration',
    periods: [
      {
        status: 'unemployed',
        ...(from === undefined ? {} : { from }),
        ...(until === undefined ? {} : { until }),
      },
    ],
  }),
});
const entrepreneur = (registeredOn: string, ceasedOn?: string): ReplyContent =>
  found({
    kind: 'entrepreneur-record',
    ogrnip: '305500910900012',
    registeredOn,
    ...(ceasedOn === undefined ? {} : { ceasedOn }),
  });
const before = { reportedOn: '2026-11-25' };
const after = { reportedOn: '2026-11-26' };

describe('the register of the unemployed against a notice', () => {
  const UNEMPLOYED = ['unemployment', 'unemployment-registration', 'unemployment-notice'];
  const NEWER = ['unemployment', 'unemployment-notice', 'unemployment-registration'];

  test('the answer goes first, unless the notice was reported on a later day', () => {
    expect(conflictsIn(centre('2026-05-04'), [pushed(off('2026-11-20'), before)])).toEqual([
      [...UNEMPLOYED, 'high', 'not-decidable'],
    ]);
    expect(conflictsIn(centre('2026-05-04'), [pushed(off('2026-11-20'), after)])).toEqual([
      [...NEWER, 'high', 'not-decidable'],
    ]);
  });

  test('a registration that the answer does not know', () => {
    expect(conflictsIn({}, [pushed(on('2026-11-20'), before)])).toEqual([
      [...UNEMPLOYED, 'high', 'not-decidable'],
    ]);
  });

  test('the day before the check contradicts; on the day itself both may be right', () => {
    expect(conflictsIn(centre('2026-05-04'), [pushed(off('2026-11-22'), before)])).toHaveLength(1);
    expect(conflictsIn(centre('2026-05-04'), [pushed(off('2026-11-23'), before)])).toEqual([]);
  });

  test('the last notice counts, and agreement is no conflict', () => {
    const notices = [pushed(off('2026-11-02'), { id: 'a' }), pushed(on('2026-11-20'), { id: 'b' })];

    expect(conflictsIn(centre('2026-05-04'), notices)).toEqual([]);
  });

  test('matters less outside the track of job search', () => {
    const hardship = { ...REQUEST, track: 'training' as const };

    expect(conflictsIn(centre('2026-05-04'), [pushed(off('2026-11-20'), before)], hardship)).toEqual([
      [...UNEMPLOYED, 'medium', 'not-decidable'],
    ]);
  });
});

describe('the register of entrepreneurs and the tax on professional income', () => {
  const ENTRY = ['entrepreneur', 'entrepreneur-record', 'business-notice', 'medium', 'not-decidable'];

  test('an active entry against a notice of its end, and no entry against a notice of a start', () => {
    const active = { 'entrepreneur-record/applicant': entrepreneur('2020-01-01') };

    expect(conflictsIn(active, [pushed(noBusiness('2026-11-20'), before)])).toEqual([ENTRY]);
    expect(conflictsIn({}, [pushed(business('2026-11-20'), before)])).toEqual([ENTRY]);
    expect(conflictsIn(active, [pushed(business('2026-11-20'), before)])).toEqual([]);
    expect(conflictsIn({}, [pushed(noBusiness('2026-11-20'), before)])).toEqual([]);
  });

  test('silence of the register contradicts nobody', () => {
    expect(
      conflictsIn({ 'entrepreneur-record/applicant': 'silent' }, [pushed(business('2026-11-20'), before)]),
    ).toEqual([]);
  });

  test('a payer by notice, none by the answer of a later day', () => {
    const notice = pushed({ type: 'self-employed-registered', effectiveOn: '2026-11-20' }, before);

    expect(conflictsIn({}, [notice])).toEqual([
      ['self-employed', 'self-employed-status', 'self-employment-notice', 'medium', 'not-decidable'],
    ]);
  });

  test('whoever has a business or pays the tax cannot be registered as unemployed', () => {
    expect(
      conflictsIn({
        ...centre('2026-05-04'),
        'entrepreneur-record/applicant': entrepreneur('2026-06-01'),
        'self-employed-status/applicant': found({ kind: 'self-employed-status', isPayer: true }),
      }),
    ).toEqual(
      expect.arrayContaining([
        ['occupation', 'entrepreneur-record', 'unemployment-registration', 'high', 'not-decidable'],
        ['occupation', 'self-employed-status', 'unemployment-registration', 'high', 'not-decidable'],
      ]),
    );
    expect(
      conflictsIn({
        ...centre('2026-05-04'),
        'entrepreneur-record/applicant': entrepreneur('2020-01-01', '2026-11-23'),
      }),
    ).toEqual([]);
  });
});

describe('work against the registration of the unemployed', () => {
  const PAID = ['occupation', 'unemployment-registration', 'income-by-payer', 'high', 'not-decidable'];
  const paidInSeptember = register(payer(INN, undefined, 100_000));

  test.each([
    { why: 'registered for the whole month', from: '2026-09-01', until: '2026-09-30', conflicts: [PAID] },
    { why: 'from its second day', from: '2026-09-02', conflicts: [] },
    { why: 'to the day before its last', from: '2026-08-01', until: '2026-09-29', conflicts: [] },
    { why: 'since a day that nobody names', conflicts: [] },
  ])('paid in September, $why', ({ from, until, conflicts }) => {
    expect(conflictsIn({ ...centre(from, until), ...paidInSeptember })).toEqual(conflicts);
  });

  test('a sum in roubles ends its sentence with one point', () => {
    const { discrepancies } = concluded(REQUEST, { ...centre('2026-09-01'), ...paidInSeptember });
    const [finding] = discrepancies.filter(({ kind }) => kind === 'records-conflict');

    expect(finding?.explanation.ru).toContain('сентябрь 2026 1000.00 руб. Основание порядка');
  });

  test('a month in which nothing was paid is no conflict', () => {
    expect(conflictsIn({ ...centre('2026-05-04'), ...register(payer(INN, 0, 0, 0)) })).toEqual([]);
  });

  const posted = (startOn: string, confirmation: 'employer' | 'applicant' = 'employer'): MatchedEvent => ({
    subjectId: 'applicant',
    event: reported('e1', job({ startOn, confirmation })),
    receivedAt,
  });
  const JOB = ['occupation', 'placement', 'unemployment-registration', 'high', 'not-decidable'];

  test('a confirmed job goes first, the word of the applicant last', () => {
    expect(conflictsIn(centre('2026-05-04'), [posted('2026-11-16')])).toEqual([JOB]);
    expect(conflictsIn(centre('2026-05-04'), [posted('2026-11-16', 'applicant')])).toEqual([
      ['occupation', 'unemployment-registration', 'placement-unconfirmed', 'high', 'not-decidable'],
    ]);
  });

  test('a job of the day before the check contradicts, one of that day or later does not', () => {
    expect(conflictsIn(centre('2026-05-04'), [posted('2026-11-22')])).toEqual([JOB]);
    expect(conflictsIn(centre('2026-05-04'), [posted('2026-11-23')])).toEqual([]);
    expect(conflictsIn({}, [posted('2026-11-22')])).toEqual([]);
  });

  test('pay of the same employer in a month before the first day of work', () => {
    const START = ['job-start', 'placement', 'income-by-payer', 'medium', 'does-not-change-eligibility'];
    const paid = register(payer(INN, undefined, undefined, 100_000));

    expect(conflictsIn(paid, [posted('2026-11-01')])).toEqual([START]);
    // October ends on the 31st: a job begun in it may have been paid in it.
    expect(conflictsIn(paid, [posted('2026-10-31')])).toEqual([]);
    expect(
      conflictsIn(register(payer('7707083893', undefined, undefined, 100)), [posted('2026-11-01')]),
    ).toEqual([]);
  });
});
