import { describe, expect, test } from 'vitest';
import { agencyTimeliness } from '#core/programme/agency-timeliness';
import type { QueryRow } from '#core/ports';
import type { ReplyContent } from '#schemas/answer';
import type { VerificationCase } from '#schemas/verification-case';
import { aCase, anAnswer, aQuery } from '#test/builders';
import { reportOf, some } from '#test/core/report-of';

const { caseId } = aCase();
const RECORD: ReplyContent = { outcome: 'not-found', code: '01' };
const SILENCE: ReplyContent = { outcome: 'unanswered' };

const asked = (kind: QueryRow['kind'], content?: ReplyContent, late = false): QueryRow => {
  const query = aQuery(caseId, { kind });
  return content === undefined ? query : { ...query, answer: anAnswer(query.queryId, content, { late }) };
};

const timelinessOf = (...queries: QueryRow[]) => agencyTimeliness({ queries, furtherAnswers: [] });

describe('how an agency serves a case', () => {
  test.each([
    ['every answer came in time', [asked('self-employed-status', RECORD)], 'on-time'],
    [
      'one came late',
      [asked('self-employed-status', RECORD), asked('entrepreneur-record', RECORD, true)],
      'late',
    ],
    [
      'one never came',
      [asked('self-employed-status', RECORD, true), asked('entrepreneur-record', SILENCE)],
      'unanswered',
    ],
    [
      '"not ready" to the end is no answer',
      [asked('entrepreneur-record', { outcome: 'not-ready' })],
      'unanswered',
    ],
    ['nothing yet', [asked('entrepreneur-record')], 'unanswered'],
  ] as const)('%s', (_name, queries, timeliness) => {
    expect(timelinessOf(...queries)).toEqual({ tax: timeliness });
  });

  test('a question that was taken back with a consent counts for nothing', () => {
    const query = asked('entrepreneur-record');
    const cancelled: QueryRow = { ...query, progress: { ...query.progress, state: 'cancelled' } };
    expect(timelinessOf(cancelled)).toEqual({});
    expect(timelinessOf(cancelled, asked('self-employed-status', RECORD))).toEqual({ tax: 'on-time' });
  });

  test('an answer after silence is late, not missing; each agency for itself', () => {
    const silent = asked('entrepreneur-record', SILENCE);
    const other = { ...asked('unemployment-benefits', RECORD), agency: 'employment-centre' };
    const furtherAnswers = [anAnswer(silent.queryId, RECORD, { late: true })];
    expect(agencyTimeliness({ queries: [silent, other], furtherAnswers })).toEqual({
      tax: 'late',
      'employment-centre': 'on-time',
    });
  });
});

describe('share on time per agency', () => {
  const served = (count: number, tax?: 'on-time' | 'late' | 'unanswered'): VerificationCase[] =>
    some(count, { agencies: tax === undefined ? {} : { tax } });
  const rowsOf = (...cases: VerificationCase[][]) => reportOf(cases.flat()).programmes[0]?.agencies;

  test('families that were served in time, of those about whom the agency was asked', () => {
    expect(rowsOf(served(60, 'on-time'), served(15, 'late'), served(5, 'unanswered'), served(20))).toEqual([
      {
        agency: 'tax',
        onTime: 60,
        late: 15,
        unanswered: 5,
        notAsked: 20,
        share: { fromPercent: 75, toPercent: 75 },
      },
    ]);
  });

  test('a few late ones: a share that the counts beside it leave possible', () => {
    // Of 100: three and six are hidden with the many; late 1 to 4, on time 94 − 1 … 94 − 4 of 100 − 0.
    expect(rowsOf(served(91, 'on-time'), served(3, 'late'), served(6, 'unanswered'))).toEqual([
      {
        agency: 'tax',
        onTime: '>=5',
        late: '<5',
        unanswered: 6,
        notAsked: 0,
        share: { fromPercent: 90, toPercent: 93 },
      },
    ]);
  });

  test('the share is the same for every count that the marks allow', () => {
    const shares = [1, 2, 3, 4].map(
      (late) =>
        rowsOf(served(94 - late, 'on-time'), served(late, 'late'), served(6, 'unanswered'))?.[0]?.share,
    );
    expect(new Set(shares.map((share) => JSON.stringify(share))).size).toBe(1);
  });

  test('few who were not asked are hidden too: with the open ones they would tell a track', () => {
    expect(rowsOf(served(30, 'on-time'), served(8, 'late'), served(2))).toEqual([
      {
        agency: 'tax',
        onTime: '>=5',
        late: 8,
        unanswered: 0,
        notAsked: '<5',
        share: { fromPercent: 77, toPercent: 80 },
      },
    ]);
  });

  test('cases without a result are nobody’s delay yet', () => {
    const open = some(50, { state: 'verifying' });
    expect(rowsOf(served(10, 'on-time'), open)?.[0]).toMatchObject({ onTime: 10, notAsked: 0 });
  });

  test('nothing is listed where it cannot be hidden', () => {
    expect(rowsOf(served(1, 'on-time'), served(1, 'late'), served(1, 'unanswered'), served(3))).toEqual([]);
    expect(rowsOf(served(3, 'on-time'))).toEqual([]);
  });
});
