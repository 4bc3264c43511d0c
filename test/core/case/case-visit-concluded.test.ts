import { describe, expect, test } from 'vitest';
import { visitCase } from '#core/case/case-visit';
import type { CaseFile } from '#core/ports';
import { cancelledAt, takenAt } from '#core/queries/query-progress';
import { aCase, anAnswer, aPlacement, aQuery } from '#test/builders';
import { cancelled, happened } from '#test/core/office-events';
import { JANUARY, openedIn, signing } from '#test/core/planned-checks';

const NOW = '2026-11-24T12:00:00.000Z';
const AGAIN = '2026-11-24T12:05:00.000Z';

const verifying = aCase({ state: 'verifying' });
const concluded = aCase({ state: 'result-ready', resultVersion: 1, publishedVersion: 1 });
const planned = aQuery(concluded.caseId);
const { queryId } = planned;
const answered = { ...planned, answer: anAnswer(queryId, { outcome: 'not-found' }) };
const hintAgency = { type: 'hint-agency', queryId };
const reconcile = { type: 'hint-reconcile' };

const withdrawal = happened('applicant-withdrew', '2026-11-24');
const ofConsent = happened('consent-withdrawn', '2026-11-24', {
  subjectId: 'applicant',
  consent: 'personal-data',
  withdrawnOn: '2026-11-24',
  form: 'written',
});
const notified = happened('applicant-notified', '2026-11-24');
const job = { subjectId: 'applicant', event: aPlacement(), receivedAt: NOW };
const link = { subjectId: 'applicant', otherCaseId: 'bbbbbbbbbbbbbbbbbbbbbbbbbb' };

const further = anAnswer(queryId, { outcome: 'refused' }, { late: true });

const NONE_SEEN: NonNullable<typeof concluded.seen> = { events: 0, links: 0, officeEvents: 0 };

const visited = (changes: Partial<CaseFile>, now = NOW) =>
  visitCase(
    {
      case: concluded,
      queries: [answered],
      furtherAnswers: [],
      events: [],
      officeEvents: [],
      links: [],
      followUps: [],
      replies: [],
      ...changes,
    },
    { now, recheckSeconds: 300 },
  );

describe('what the office posts about open questions', () => {
  test('a withdrawn application: nobody is asked before that is written', () => {
    expect(visited({ case: verifying, queries: [planned], officeEvents: [withdrawal] })).toEqual({
      steps: [reconcile],
      nextActionAt: AGAIN,
    });
  });

  test('one that does not touch a question lets it be asked', () => {
    expect(visited({ case: verifying, queries: [planned], officeEvents: [notified] }).steps).toEqual([
      hintAgency,
    ]);
  });
});

type ConcludedRow = [
  string,
  Partial<CaseFile>,
  Partial<typeof NONE_SEEN> | undefined,
  readonly object[],
  string | undefined,
];

describe('a case with a result rests once a look for a result has seen everything', () => {
  test.each<ConcludedRow>([
    ['nothing came', {}, undefined, [], undefined],
    ['another case', { links: [link] }, undefined, [reconcile], AGAIN],
    ['another case, seen', { links: [link] }, { links: 1 }, [reconcile], undefined],
    ['a job and another case, one seen', { links: [link], events: [job] }, { events: 1 }, [reconcile], AGAIN],
    [
      'a job and another case, both seen',
      { links: [link], events: [job] },
      { events: 1, links: 1 },
      [reconcile],
      undefined,
    ],
    ['a further answer', { furtherAnswers: [further] }, undefined, [reconcile], AGAIN],
    ['a further answer, seen', { furtherAnswers: [further] }, { furtherAnswers: 1 }, [], undefined],
    ['a withdrawn application', { officeEvents: [withdrawal] }, undefined, [reconcile], AGAIN],
    [
      'a withdrawn application, seen',
      { officeEvents: [withdrawal] },
      { officeEvents: 1 },
      [reconcile],
      undefined,
    ],
    ['a withdrawn consent', { officeEvents: [ofConsent] }, undefined, [reconcile], AGAIN],
    ['a notice, on which no result rests', { officeEvents: [notified] }, undefined, [], undefined],
    [
      'a withdrawal after a notice, the notice seen',
      { officeEvents: [notified, withdrawal] },
      { officeEvents: 1 },
      [reconcile],
      AGAIN,
    ],
  ])('%s', (...[, changes, seen, steps, nextActionAt]) => {
    const known = seen === undefined ? concluded : { ...concluded, seen: { ...NONE_SEEN, ...seen } };

    expect(visited({ case: known, ...changes })).toStrictEqual({
      steps,
      ...(nextActionAt === undefined ? {} : { nextActionAt }),
    });
  });
});

describe('a withdrawal that is taken back after the result', () => {
  const officeEvents = [withdrawal, cancelled(withdrawal, '2026-11-25')];
  const other = aQuery(concluded.caseId, { kind: 'entrepreneur-record' });
  const seen = { events: 0, links: 0, officeEvents: 2 };

  test('its question has to be opened again', () => {
    const stopped = { ...other, progress: cancelledAt(other.progress, 'application-withdrawn', NOW) };

    expect(visited({ case: { ...concluded, seen }, queries: [answered, stopped], officeEvents })).toEqual({
      steps: [reconcile, reconcile],
      nextActionAt: AGAIN,
    });
  });

  test('and is asked', () => {
    expect(visited({ case: { ...concluded, seen }, queries: [answered, other], officeEvents })).toEqual({
      steps: [reconcile, { type: 'hint-agency', queryId: other.queryId }],
      nextActionAt: AGAIN,
    });
  });
});

describe('the checks of a signed contract', () => {
  const known = aCase({
    state: 'result-ready',
    track: 'job-search',
    resultVersion: 1,
    publishedVersion: 1,
    seen: { events: 0, links: 0, officeEvents: 1 },
  });
  const DECEMBER = '2026-12-10T12:00:00.000Z';
  const monitoring = openedIn('monitoring', '2026-12');

  test('one whose month has begun is opened', () => {
    expect(visited({ case: known, officeEvents: [signing] }, DECEMBER)).toEqual({
      steps: [reconcile, { type: 'open-follow-up', purpose: 'monitoring', month: '2026-12' }],
      nextActionAt: '2026-12-10T12:05:00.000Z',
    });
  });

  test('once it is, the next month is waited for', () => {
    const told = { ...monitoring, told: 1 };

    expect(visited({ case: known, officeEvents: [signing], followUps: [told] }, DECEMBER)).toEqual({
      steps: [reconcile],
      nextActionAt: JANUARY,
    });
  });

  test('it is told of a withdrawal that the office has posted since', () => {
    const told = { ...monitoring, told: 1 };
    const officeEvents = [signing, { ...ofConsent, occurredOn: '2026-12-09' }];

    expect(visited({ case: known, officeEvents, followUps: [told] }, DECEMBER)).toEqual({
      steps: [reconcile, { type: 'tell-follow-up', followUp: told }],
      nextActionAt: '2026-12-10T12:05:00.000Z',
    });
  });
});

test('a reply under way has its whole grace after the due time: three rechecks', () => {
  const receivedAt = '2026-11-26T20:59:00.000Z';
  const replies = [{ replyId: 'r1', queryId, receivedAt }];
  const sent = { ...planned, progress: takenAt(planned.progress, NOW) };
  const at = (now: string) => visited({ case: verifying, queries: [sent], replies }, now).steps;

  expect(at('2026-11-26T21:14:59.998Z')).toEqual([{ type: 'hint-reply', queryId, replyId: 'r1' }]);
  expect(at('2026-11-26T21:14:59.999Z')).toEqual([{ type: 'record-unanswered', queryId }]);
});

test('a reply to one question gives no grace to another', () => {
  const other = aQuery(verifying.caseId, { kind: 'entrepreneur-record' });
  const replies = [{ replyId: 'r1', queryId, receivedAt: NOW }];

  expect(
    visited({ case: verifying, queries: [planned, other], replies }, '2026-11-26T21:00:00.000Z').steps,
  ).toEqual([
    { type: 'hint-reply', queryId, replyId: 'r1' },
    { type: 'record-unanswered', queryId: other.queryId },
  ]);
});
