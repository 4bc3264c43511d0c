import { describe, expect, test } from 'vitest';
import type { MatchedEvent } from '#core/ports';
import { concluded, found, type Said } from '#test/core/answered';
import { REQUEST } from '#test/core/conflicts';
import { cancelled, job, receivedAt, reported, terminated } from '#test/core/jobs';
import { INN, OTHER_INN, payer, register } from '#test/core/labour';
import { business, noBusiness, off, on, pushed } from '#test/core/pushed';

/** What the two records of every conflict say: the one that counts first goes first. */
const saidIn = (said: Said, events: MatchedEvent[] = []) =>
  concluded(REQUEST, said, { events }).discrepancies.flatMap(({ conflict }) =>
    conflict === undefined ? [] : [[conflict.prevailing, conflict.other].map((one) => one.said.en)],
  );

const centre = found({
  kind: 'unemployment-registration',
  periods: [{ status: 'unemployed', from: '2026-05-04' }],
});
const registered: Said = { 'unemployment-registration/applicant': centre };
const entry = (ceasedOn?: string): Said => ({
  'entrepreneur-record/applicant': found({
    kind: 'entrepreneur-record',
    ogrnip: '305500910900012',
    registeredOn: '2020-01-01',
    ...(ceasedOn === undefined ? {} : { ceasedOn }),
  }),
});
const tax = (isPayer: boolean, asOf?: string): Said => ({
  'self-employed-status/applicant': found({
    kind: 'self-employed-status',
    isPayer,
    ...(asOf === undefined ? {} : { asOf }),
  }),
});
const NOTICE = { reportedOn: '2026-11-24' };
const selfEmployed = pushed({ type: 'self-employed-registered', effectiveOn: '2026-11-20' }, NOTICE);
const noPayer = pushed(
  { type: 'self-employed-deregistered', effectiveOn: '2026-11-20', groundCode: 'own-decision' },
  NOTICE,
);

/** Answers are of 25 November, the day of the check is the 23rd. */
describe('an answer and a notice', () => {
  test.each<[string, Said, MatchedEvent, string[]]>([
    [
      'registered as unemployed',
      registered,
      pushed(off('2026-11-20'), NOTICE),
      [
        'employment service: registered as unemployed on 2026-11-23',
        'notice: no longer registered as unemployed from 2026-11-20',
      ],
    ],
    [
      'not registered',
      {},
      pushed(on('2026-11-20'), NOTICE),
      [
        'employment service: not registered as unemployed on 2026-11-23',
        'notice: registered as unemployed from 2026-11-20',
      ],
    ],
    [
      'an active entrepreneur',
      entry(),
      pushed(noBusiness('2026-11-20'), NOTICE),
      ['register of entrepreneurs: active since 2020-01-01', 'notice: business ended from 2026-11-20'],
    ],
    [
      'a business that had ended',
      entry('2026-10-01'),
      pushed(business('2026-11-20'), NOTICE),
      [
        'register of entrepreneurs: no active entry on 2026-11-23',
        'notice: registered as a sole entrepreneur from 2026-11-20',
      ],
    ],
    [
      'no entry at all',
      {},
      pushed(business('2026-11-20'), NOTICE),
      [
        'register of entrepreneurs: no active entry on 2026-11-23',
        'notice: registered as a sole entrepreneur from 2026-11-20',
      ],
    ],
    [
      'a payer on the day that the answer names',
      tax(true, '2026-11-22'),
      noPayer,
      [
        'tax service: payer of the tax on professional income on 2026-11-22',
        'notice: no longer registered as self-employed from 2026-11-20',
      ],
    ],
    [
      'no payer on the day of the check, where it names none',
      tax(false),
      selfEmployed,
      [
        'tax service: no payer of the tax on professional income on 2026-11-23',
        'notice: registered as self-employed from 2026-11-20',
      ],
    ],
  ])('%s', (...[, said, notice, expected]) => {
    expect(saidIn(said, [notice])).toEqual([expected]);
  });

  test('the day that the tax service speaks of decides which notice came before', () => {
    expect(saidIn(tax(true, '2026-11-20'), [noPayer])).toEqual([]);
    expect(saidIn(tax(true, '2026-11-21'), [noPayer])).toHaveLength(1);
  });

  test('a notice that two sources report was told on the day of the later one', () => {
    const twice = [
      pushed(on('2026-11-20'), { id: 'a', source: 'one', reportedOn: '2026-11-22' }),
      pushed(on('2026-11-20'), { id: 'b', source: 'two', reportedOn: '2026-11-26' }),
    ];

    expect(saidIn({}, twice).map(([first]) => first)).toEqual([
      'notice: registered as unemployed from 2026-11-20',
    ]);
  });
});

const posted = (...events: MatchedEvent['event'][]): MatchedEvent[] =>
  events.map((event) => ({ subjectId: 'applicant', event, receivedAt }));

describe('a job and the registration of the unemployed on 23 November', () => {
  const JOB = [
    [
      'job placement: ООО «Ромашка» from 2026-11-16',
      'employment service: registered as unemployed on 2026-11-23',
    ],
  ];

  test.each([
    ['it goes on', [], JOB],
    ['it ended on that day', [terminated(['e2', 'e1'], '2026-11-23', { on: '2026-11-17' })], []],
    ['it ended a day later', [terminated(['e2', 'e1'], '2026-11-24', { on: '2026-11-17' })], JOB],
    ['it was called off', [cancelled('e2', 'e1')], []],
  ])('%s', (_name, after, expected) => {
    expect(saidIn(registered, posted(reported('e1'), ...after))).toEqual(expected);
  });

  test('whoever pays in a month of registration is named with the month and the sum', () => {
    expect(saidIn({ ...registered, ...register(payer(INN, undefined, 100_000)) })).toEqual([
      [
        'employment service: registered as unemployed on 2026-11-23',
        'income by payer: ООО «Ромашка» for September 2026 1000.00 roubles',
      ],
    ]);
  });

  test('a registration for work, not for want of it, contradicts no pay', () => {
    const seeker: Said = {
      'unemployment-registration/applicant': found({
        kind: 'unemployment-registration',
        periods: [{ status: 'job-seeker', from: '2026-05-04' }],
      }),
    };

    expect(saidIn({ ...seeker, ...register(payer(INN, undefined, 100_000)) })).toEqual([]);
  });

  test('every employer and every month is a conflict of its own', () => {
    // Three payments, two jobs, and pay before the first of the two.
    const paid = { ...registered, ...register(payer(INN, 100, 100), payer(OTHER_INN, 100)) };

    expect(saidIn(paid, posted(reported('e1'), reported('e2', job({ startOn: '2026-11-18' }))))).toHaveLength(
      6,
    );
  });
});

describe('pay before the first day of work', () => {
  const paid = register(payer(INN, undefined, undefined, 100_000));
  const november = reported('e1', job({ startOn: '2026-11-01' }));
  const START = [
    [
      'job placement: ООО «Ромашка» from 2026-11-01',
      'income by payer: ООО «Ромашка» for October 2026 1000.00 roubles',
    ],
  ];
  const earlier = (employerInn: string) =>
    reported('e0', job({ employer: { inn: employerInn, name: 'ПАО' }, startOn: '2026-10-31' }));

  test.each([
    ['a job that nobody told of before', [], START],
    ['the person was there already', [earlier(INN)], []],
    ['the person was elsewhere', [earlier(OTHER_INN)], START],
    ['the earlier job was called off', [earlier(INN), cancelled('e9', 'e0')], START],
  ])('%s', (_name, before, expected) => {
    expect(saidIn(paid, posted(...before, november))).toEqual(expected);
  });

  test('of a job that was called off there is no first day', () => {
    expect(saidIn(paid, posted(november, cancelled('e2', 'e1')))).toEqual([]);
  });
});
