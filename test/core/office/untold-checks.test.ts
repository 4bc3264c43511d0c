import { describe, expect, test } from 'vitest';
import { cancelledAt } from '#core/queries/query-progress';
import { eventsToTell, untoldChecks } from '#core/office/untold-checks';
import type { OfficeEvent } from '#schemas/office-event';
import type { VerificationCase } from '#schemas/verification-case';
import { aCase, anAnswer, aQuery } from '#test/builders';
import { cancelled, corrected, happened } from '#test/core/office-events';
import { openedIn, refusedAt, signing } from '#test/core/planned-checks';

const withdrawal = happened('consent-withdrawn', '2026-12-09', {
  subjectId: 'applicant',
  consent: 'personal-data',
  withdrawnOn: '2026-12-08',
  form: 'written',
});
const application = happened('applicant-withdrew', '2026-12-09');
const notified = happened('applicant-notified', '2026-12-09');

const made = (told: number) => {
  const one = openedIn('monitoring', '2026-12');
  return one.state === 'opened' ? { ...one, told } : one;
};

describe('the checks that have to be told', () => {
  test.each<[string, readonly OfficeEvent[], number, boolean]>([
    ['nothing was posted since', [signing, withdrawal], 2, false],
    ['a consent is withdrawn', [signing, withdrawal], 1, true],
    ['the application is withdrawn', [signing, application], 1, true],
    ['a notice', [signing, notified], 1, false],
    ['a withdrawal is taken back', [signing, withdrawal, cancelled(withdrawal, '2026-12-10')], 2, true],
    [
      'a withdrawal is corrected',
      [signing, withdrawal, corrected(withdrawal, '2026-12-10', { occurredOn: '2026-12-07' })],
      2,
      true,
    ],
    ['something else is taken back', [signing, notified, cancelled(notified, '2026-12-10')], 2, false],
  ])('%s', (...[, officeEvents, told, isUntold]) => {
    const followUps = [refusedAt('monitoring', '2027-01', '2027-01-01T00:00:00.000Z'), made(told)];

    expect(untoldChecks({ officeEvents, followUps })).toEqual(isUntold ? [made(told)] : []);
  });
});

describe('what a check takes over', () => {
  const known = aQuery(aCase().caseId);
  const answered = { ...known, answer: anAnswer(known.queryId, { outcome: 'not-found' }) };
  const stopped = {
    ...known,
    progress: cancelledAt(known.progress, 'consent-withdrawn', '2026-12-01T00:00:00.000Z'),
  };
  const back = cancelled(withdrawal, '2026-12-10');
  const posted = [signing, withdrawal, back, application];
  const taken = (
    state: VerificationCase['state'],
    queries: readonly (typeof known)[],
    officeEvents: readonly OfficeEvent[] = [],
  ) => eventsToTell({ case: aCase({ state }), queries, officeEvents }, posted, { told: 1 });

  test.each([
    ['before it asks', 'received', [], [withdrawal, back, application]],
    ['while it waits for an answer', 'verifying', [answered, known], [withdrawal, back, application]],
    ['once it has every answer: they are not taken back (152-ФЗ art. 9(2))', 'result-ready', [answered], []],
    ['once nothing is asked any more', 'verifying', [stopped], []],
  ] as const)('%s', (...[, state, queries, events]) => {
    expect(taken(state, queries)).toEqual(events);
  });

  test('what it has taken over already is corrected whatever it still asks, and not taken twice', () => {
    expect(taken('result-ready', [answered], [withdrawal])).toEqual([back]);
    expect(taken('result-ready', [answered], [withdrawal, back])).toEqual([]);
    expect(taken('received', [], [withdrawal, back])).toEqual([application]);
  });
});
