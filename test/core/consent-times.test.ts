import { describe, expect, test } from 'vitest';
import {
  consentDefect,
  consentsUnder,
  holdsConsent,
  withdrawalErrors,
  type ConsentTimes,
} from '#core/consents';
import type { Consent, ConsentKind } from '#schemas/consent';
import { anna, consentOf, pavel } from '#test/core/family';

describe('a consent of 20 November, valid to 20 December, withdrawn on the 10th of December', () => {
  const whole: ConsentTimes = { givenOn: '2026-11-20', validUntil: '2026-12-20' };
  const withdrawn = { ...whole, withdrawnOn: '2026-12-10' };
  const open: ConsentTimes = { givenOn: '2026-11-20', validUntil: 'end-of-support' };

  test.each([
    ['the day before it was given', whole, '2026-11-19', 'givenOn'],
    ['the day on which it was given', whole, '2026-11-20', undefined],
    ['the last day', whole, '2026-12-20', undefined],
    ['the day after', whole, '2026-12-21', 'validUntil'],
    ['the day before the withdrawal', withdrawn, '2026-12-09', undefined],
    ['the day of the withdrawal', withdrawn, '2026-12-10', 'withdrawnOn'],
    ['years later, to the end of support', open, '2099-01-01', undefined],
  ])('%s', (...[, consent, day, defect]) => {
    expect(consentDefect(consent, day)).toBe(defect);
  });
});

const annas = consentOf('applicant', ['personal-data', 'contract']);

describe('who has consented to what', () => {
  test.each<[string, ConsentKind, string, boolean]>([
    ['applicant', 'personal-data', '2026-11-20', true],
    ['applicant', 'contract', '2026-11-20', true],
    ['applicant', 'verification-and-visit', '2026-11-20', false],
    ['spouse', 'personal-data', '2026-11-20', false],
    ['applicant', 'personal-data', '2026-11-19', false],
  ])('%s, %s on %s: %s', (...[subjectId, kind, day, holds]) => {
    expect(holdsConsent([annas], { subjectId, kind, day })).toBe(holds);
  });
});

describe('withdrawals that are posted later', () => {
  const on = (subjectId: string, consent: ConsentKind, withdrawnOn = '2026-12-01') => ({
    subjectId,
    consent,
    withdrawnOn,
  });
  const alone = (kind: ConsentKind, more: Partial<Consent> = {}): Consent => ({
    ...annas,
    kinds: [kind],
    ...more,
  });

  test.each([
    ['nothing', [], {}, {}],
    ['one of two kinds', [on('applicant', 'contract')], {}, { withdrawnOn: '2026-12-01' }],
    ['the same of somebody else', [on('spouse', 'contract')], {}, {}],
  ])('%s', (...[, withdrawals, first, second]) => {
    expect(consentsUnder([annas], withdrawals)).toStrictEqual([
      alone('personal-data', first),
      alone('contract', second),
    ]);
  });

  test('a day that the request names stays where nothing is posted', () => {
    const own = alone('contract', { withdrawnOn: '2026-11-30' });

    expect(consentsUnder([own], [])).toStrictEqual([own]);
    expect(consentsUnder([own], [on('applicant', 'contract')])).toStrictEqual([
      { ...own, withdrawnOn: '2026-12-01' },
    ]);
  });

  const family = { subjects: [anna, pavel], consents: [annas] };
  const STRANGER = ['/details/subjectId', 'the request has no such person'];
  const NOT_GIVEN = [
    '/details/consent',
    'no such consent of this person holds: never given, or withdrawn already',
  ];

  test.each([
    ['one that holds', on('applicant', 'contract'), [], []],
    ['of the day on which it was given', on('applicant', 'contract', '2026-11-20'), [], []],
    ['of the day before', on('applicant', 'contract', '2026-11-19'), [], [NOT_GIVEN]],
    ['one that was never given', on('spouse', 'contract'), [], [NOT_GIVEN]],
    ['of a stranger', on('uncle', 'contract'), [], [STRANGER]],
    ['a second time', on('applicant', 'contract'), [on('applicant', 'contract')], [NOT_GIVEN]],
    ['after one of another kind', on('applicant', 'contract'), [on('applicant', 'personal-data')], []],
    ['after one of somebody else', on('applicant', 'contract'), [on('spouse', 'contract')], []],
  ])('%s', (...[, withdrawal, before, wrong]) => {
    expect(
      withdrawalErrors(withdrawal, family, before).map(({ pointer, detail }) => [
        pointer,
        detail.split(' / ')[1],
      ]),
    ).toEqual(wrong);
  });
});
