import { describe, expect, test } from 'vitest';
import type { Conclusion } from '#schemas/verification-result';
import { concluded } from '#test/core/answered';
import { anna, aRequest } from '#test/core/family';
import {
  type Body,
  business,
  conclude,
  course,
  noBusiness,
  off,
  on,
  pushed,
  type Said,
} from '#test/core/pushed';

const findings = ({ discrepancies }: Conclusion): string[] =>
  discrepancies
    .filter(({ evidence }) => evidence.length === 0)
    .map(({ kind, severity, item }) => `${kind} ${severity} ${item}`);

const UNEMPLOYED = 'activity/applicant/registered-unemployed';
const isRegistered = { declared: { registeredUnemployed: true } };

describe('what agencies push against what the family declared', () => {
  const cases: [string, Body[], Said, string[]][] = [
    [
      'lost after the request',
      [off('2026-12-01')],
      isRegistered,
      [`unemployment-status-differs high ${UNEMPLOYED}`],
    ],
    ['lost before it', [off('2026-11-20')], isRegistered, [`unemployment-status-differs high ${UNEMPLOYED}`]],
    [
      'left for a job',
      [off('2026-12-01', 'employment')],
      isRegistered,
      [`unemployment-status-differs low ${UNEMPLOYED}`],
    ],
    [
      'in another track',
      [off('2026-12-01')],
      { ...isRegistered, track: 'hardship' },
      [`unemployment-status-differs low ${UNEMPLOYED}`],
    ],
    ['registered again', [off('2026-11-20'), on('2026-11-21')], isRegistered, []],
    ['never declared', [off('2026-12-01')], {}, []],
    [
      'registered, declared not',
      [on('2026-11-23')],
      { declared: { registeredUnemployed: false } },
      [`unemployment-status-differs low ${UNEMPLOYED}`],
    ],
    ['registered the day after', [on('2026-11-24')], { declared: { registeredUnemployed: false } }, []],
    [
      'a business on the day',
      [business('2026-11-23')],
      {},
      ['business-undeclared high activity/applicant/entrepreneur'],
    ],
    [
      'a business in its track',
      [business('2026-11-01')],
      { track: 'business' },
      ['business-undeclared medium activity/applicant/entrepreneur'],
    ],
    ['a business the day after', [business('2026-11-24')], {}, []],
    ['a declared business', [business('2026-11-01')], { declared: { entrepreneur: true } }, []],
    ['a business ended in time', [business('2026-11-01'), noBusiness('2026-11-23')], {}, []],
    [
      'self-employed',
      [{ type: 'self-employed-registered', effectiveOn: '2026-11-23' }],
      {},
      ['self-employed-undeclared high activity/applicant/self-employed'],
    ],
    ['self-employed later', [{ type: 'self-employed-registered', effectiveOn: '2026-11-24' }], {}, []],
    [
      'a dropped course',
      [course('training-dropped', '2026-12-01')],
      { track: 'training' },
      ['training-not-passed medium training/applicant'],
    ],
    [
      'dropped, then passed',
      [course('training-dropped', '2026-12-01'), course('training-completed', '2026-12-20')],
      { track: 'training' },
      [],
    ],
    [
      'passed, then dropped',
      [course('training-dropped', '2026-12-20'), course('training-completed', '2026-12-01')],
      {},
      ['training-not-passed low training/applicant'],
    ],
  ];

  test.each(cases.map((row) => ({ name: row[0], row })))('$name', ({ row: [, bodies, said, expected] }) => {
    const events = bodies.map((body, index): Parameters<typeof pushed> => [body, { id: `p${index}` }]);

    expect(findings(conclude(events, said))).toEqual(expected);
    expect(findings(conclude(events.toReversed(), said))).toEqual(expected);
  });

  test('an answer that has said it already is not said twice', () => {
    const request = aRequest({ subjects: [{ ...anna, occupation: 'homemaker' }] });
    const { discrepancies } = concluded(
      request,
      {
        'entrepreneur-record/applicant': {
          outcome: 'found',
          facts: { kind: 'entrepreneur-record', ogrnip: '305500910900012', registeredOn: '2026-11-01' },
        },
      },
      { events: [pushed(business('2026-11-01'))] },
    );

    expect(discrepancies.filter(({ kind }) => kind === 'business-undeclared')).toHaveLength(1);
  });
});
