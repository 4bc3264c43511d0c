import { describe, expect, test } from 'vitest';
import { officeBasisOf } from '#core/office/office-basis';
import { cancellationOf, consentsBehind, progressUnder } from '#core/queries/query-cancellation';
import { cancelledAt, plannedAt, takenAt } from '#core/queries/query-progress';
import type { OfficeEvent } from '#schemas/office-event';
import type { ConsentKind } from '#schemas/consent';
import type { QueryProgress } from '#schemas/query';
import { anAnswer, aQuery } from '#test/builders';
import { cancelled, happened } from '#test/core/office-events';

const ASKED = '2026-11-20T08:00:00.000Z';
const NOW = '2026-11-24T08:00:00.000Z';
const DUE = '2026-11-26T20:59:59.999Z';

const withdrawn = (consent: ConsentKind, subjectId = 'applicant'): OfficeEvent =>
  happened('consent-withdrawn', '2026-11-24', {
    subjectId,
    consent,
    withdrawnOn: '2026-11-23',
    form: 'written',
  });
const application = happened('applicant-withdrew', '2026-11-24');

const planned = plannedAt(ASKED, DUE);
const sent = takenAt(planned, ASKED);
const BY_CONSENT = 'transfer-my-business';

const under = (progress: QueryProgress, events: readonly OfficeEvent[], consent?: ConsentKind) => {
  const row = aQuery('aaaaaaaaaaaaaaaaaaaaaaaaaa', {
    ...(consent === undefined ? {} : { consent }),
    progress,
  });
  const next = progressUnder(row, officeBasisOf(events), NOW);
  return next === undefined ? 'stays' : [next.state, next.cancellation?.reason, next.cancellation?.from];
};

describe('what the office posts stops a question', () => {
  test.each([
    ['nothing', planned, [], BY_CONSENT, 'stays'],
    [
      'the consent that it rests on',
      planned,
      [withdrawn(BY_CONSENT)],
      BY_CONSENT,
      ['cancelled', 'consent-withdrawn', 'planned'],
    ],
    [
      'the consent to the processing itself',
      planned,
      [withdrawn('personal-data')],
      BY_CONSENT,
      ['cancelled', 'consent-withdrawn', 'planned'],
    ],
    ['another consent', planned, [withdrawn('contract')], BY_CONSENT, 'stays'],
    ['the consent of somebody else', planned, [withdrawn(BY_CONSENT, 'spouse')], BY_CONSENT, 'stays'],
    [
      'one between state bodies rests on the law (152-ФЗ art. 9(2))',
      planned,
      [withdrawn('personal-data')],
      undefined,
      'stays',
    ],
    ['one that is asked already is waited for', sent, [withdrawn(BY_CONSENT)], BY_CONSENT, 'stays'],
    [
      'the application itself, not asked yet',
      planned,
      [application],
      undefined,
      ['cancelled', 'application-withdrawn', 'planned'],
    ],
    [
      'the application itself, asked already',
      sent,
      [application],
      undefined,
      ['cancelled', 'application-withdrawn', 'sent'],
    ],
    [
      'the application goes before a consent',
      planned,
      [withdrawn(BY_CONSENT), application],
      BY_CONSENT,
      ['cancelled', 'application-withdrawn', 'planned'],
    ],
    [
      'it was stopped already',
      cancelledAt(planned, 'consent-withdrawn', ASKED),
      [withdrawn(BY_CONSENT)],
      BY_CONSENT,
      'stays',
    ],
  ] as const)('%s', (...[, progress, events, consent, expected]) => {
    expect(under(progress, events, consent)).toEqual(expected);
  });

  test('an answer stays an answer', () => {
    const answer = anAnswer('q', { outcome: 'not-found' });
    const row = aQuery('aaaaaaaaaaaaaaaaaaaaaaaaaa', { answer, progress: planned });

    expect(progressUnder(row, officeBasisOf([application]), NOW)).toBeUndefined();
    expect(
      progressUnder({ ...row, progress: { ...sent, state: 'answered' } }, officeBasisOf([application]), NOW),
    ).toBeUndefined();
  });
});

describe('a withdrawal that is taken back brings its questions back', () => {
  const back = [application, cancelled(application, '2026-11-25')];

  test.each([
    ['not asked: at once, with its own due time', planned, NOW, DUE, 'planned', NOW],
    // A day at least to be answered in.
    [
      'not asked, due in less than a day',
      planned,
      '2026-11-26T08:00:00.000Z',
      '2026-11-27T08:00:00.000Z',
      'planned',
      '2026-11-26T08:00:00.000Z',
    ],
    ['asked: waited for to its due time', sent, NOW, DUE, 'sent', DUE],
    ['asked, due exactly in a day', sent, '2026-11-25T20:59:59.999Z', DUE, 'sent', DUE],
  ] as const)('%s', (...[, before, now, dueAt, state, nextActionAt]) => {
    const row = aQuery('aaaaaaaaaaaaaaaaaaaaaaaaaa', {
      progress: cancelledAt(before, 'application-withdrawn', ASKED),
    });

    expect(progressUnder(row, officeBasisOf(back), now)).toStrictEqual({
      ...before,
      state,
      dueAt,
      nextActionAt,
    });
  });
});

test('the consents behind a question', () => {
  expect(consentsBehind({ subjectId: 'applicant' })).toEqual([]);
  expect(consentsBehind({ subjectId: 'applicant', consent: BY_CONSENT })).toEqual([
    BY_CONSENT,
    'personal-data',
  ]);
  expect(cancellationOf({ subjectId: 'applicant' }, { withdrawnConsents: [] })).toBeUndefined();
});

test('what a result takes from the events of the office: the last of each, corrections read', () => {
  const first = happened('contract-signed', '2026-11-30', { termMonths: 3 });
  const wrong = happened('contract-signed', '2026-12-02', { termMonths: 3 });

  expect(officeBasisOf([])).toStrictEqual({ withdrawnConsents: [] });
  expect(officeBasisOf([first, withdrawn('contract', 'spouse'), application])).toStrictEqual({
    signedOn: '2026-11-30',
    applicationWithdrawnOn: '2026-11-24',
    withdrawnConsents: [
      { subjectId: 'spouse', consent: 'contract', withdrawnOn: '2026-11-23', reachedOn: '2026-11-24' },
    ],
  });
  expect(officeBasisOf([first, wrong]).signedOn).toBe('2026-12-02');
  expect(officeBasisOf([first, wrong, cancelled(wrong, '2026-12-03')]).signedOn).toBe('2026-11-30');
});
