import { describe, expect, it } from 'vitest';
import { visitCase } from '#core/case/case-visit';
import type { CaseFile, QueryRow } from '#core/ports';
import type { QueryProgress } from '#schemas/query';
import { aFile } from '#test/a-file';
import { aCase, anAnswer, aPlacement, aQuery } from '#test/builders';

const NOW = '2026-11-20T12:00:00.000Z';
const AGAIN = '2026-11-20T12:05:00.000Z';
const DUE = '2026-11-26T20:59:59.999Z';
const at = (now: string) => ({ now, recheckSeconds: 300 });

const known = aCase({ state: 'verifying' });
const query = (changes: Partial<QueryProgress>, rest: Partial<QueryRow> = {}): QueryRow => {
  const row = aQuery(known.caseId, rest);
  return { ...row, progress: { ...row.progress, ...changes } };
};
const { queryId } = query({});
const reply = (replyId: string, receivedAt = '2026-11-20T11:00:00.000Z') => ({
  replyId,
  queryId,
  receivedAt,
});
const sent = query({ state: 'sent', nextActionAt: DUE });
const answered = (receivedAt = '2026-11-20T11:00:00.000Z'): QueryRow => ({
  ...sent,
  answer: anAnswer(queryId, { outcome: 'not-found' }, { receivedAt }),
});
const file = (changes: Partial<CaseFile>): CaseFile => aFile({ case: known, ...changes });
const concluded = (resultVersion: number, publishedVersion: number) =>
  aCase({ state: 'result-ready', resultVersion, publishedVersion });

const hintAgency = { type: 'hint-agency', queryId };
const hintReply = { type: 'hint-reply', queryId, replyId: 'r1' };
const silence = { type: 'record-unanswered', queryId };
const reconcile = { type: 'hint-reconcile' };

type Row = [string, CaseFile, string, readonly object[], string | undefined];

const job = { subjectId: 'applicant', event: aPlacement(), receivedAt: NOW };
const SEEN = { events: 1, officeEvents: 0, links: 0 };

const rows: Row[] = [
  ['received', file({ case: aCase() }), NOW, [{ type: 'hint-intake' }], AGAIN],
  ['nobody to ask', file({}), NOW, [reconcile], AGAIN],
  ['planned, its time has come', file({ queries: [query({ nextActionAt: NOW })] }), NOW, [hintAgency], AGAIN],
  [
    'planned for a millisecond later',
    file({ queries: [query({ nextActionAt: '2026-11-20T12:00:00.001Z' })] }),
    NOW,
    [],
    '2026-11-20T12:00:00.001Z',
  ],
  [
    'planned for after its due time',
    file({ queries: [query({ nextActionAt: '2027-01-01T00:00:00.000Z' })] }),
    NOW,
    [],
    DUE,
  ],
  ['sent', file({ queries: [sent] }), NOW, [], DUE],
  [
    'due before the recheck',
    file({ queries: [query({ nextActionAt: NOW, dueAt: '2026-11-20T12:01:00.000Z' })] }),
    NOW,
    [hintAgency],
    '2026-11-20T12:01:00.000Z',
  ],
  ['silent at the due time', file({ queries: [sent] }), DUE, [silence], '2026-11-26T21:04:59.999Z'],
  ['silent before it', file({ queries: [sent] }), '2026-11-26T20:59:59.998Z', [], DUE],
  ['planned and past due', file({ queries: [query({})] }), DUE, [silence], '2026-11-26T21:04:59.999Z'],
  [
    'a reply under way at the due time has its grace',
    file({ queries: [sent], replies: [reply('r1')] }),
    DUE,
    [hintReply],
    '2026-11-26T21:04:59.999Z',
  ],
  [
    'the grace has an end',
    file({ queries: [sent], replies: [reply('r1')] }),
    '2026-11-26T21:14:59.999Z',
    [silence],
    '2026-11-26T21:19:59.999Z',
  ],
  [
    'three breaches: tried again',
    file({ queries: [query({ breaches: 3, nextActionAt: NOW })], replies: [reply('r1')] }),
    NOW,
    [hintReply, hintAgency],
    AGAIN,
  ],
  [
    'four breaches: a person is waited for',
    file({ queries: [query({ breaches: 4, nextActionAt: NOW })], replies: [reply('r1')] }),
    NOW,
    [],
    DUE,
  ],
  [
    'four breaches: no grace',
    file({ queries: [query({ breaches: 4 })], replies: [reply('r1')] }),
    DUE,
    [silence],
    '2026-11-26T21:04:59.999Z',
  ],
  [
    'all answered without a result',
    file({ queries: [answered()], replies: [reply('r1')] }),
    NOW,
    [reconcile],
    AGAIN,
  ],
  [
    'result not published',
    file({ case: concluded(2, 1), queries: [answered()] }),
    NOW,
    [{ type: 'hint-publish' }],
    AGAIN,
  ],
  [
    'result published: rest',
    file({ case: concluded(1, 1), queries: [answered()], replies: [reply('r1')] }),
    NOW,
    [],
    undefined,
  ],
  [
    'woken by a late reply',
    file({ case: concluded(1, 1), queries: [answered('2026-11-20T10:00:00.000Z')], replies: [reply('r1')] }),
    NOW,
    [hintReply],
    '2026-11-20T13:00:00.000Z',
  ],
  [
    'the late reply is kept beside the answer already',
    file({
      case: { ...concluded(1, 1), seen: { events: 0, officeEvents: 0, links: 0, furtherAnswers: 1 } },
      queries: [answered('2026-11-20T10:00:00.000Z')],
      furtherAnswers: [anAnswer(queryId, { outcome: 'refused' }, { receivedAt: '2026-11-20T11:00:00.000Z' })],
      replies: [reply('r1')],
    }),
    NOW,
    [],
    undefined,
  ],
  [
    'woken by an employment event: until a look for a result has seen it',
    file({ case: concluded(1, 1), queries: [answered()], events: [job] }),
    NOW,
    [reconcile],
    AGAIN,
  ],
  [
    'an employment event that a look has seen',
    file({ case: { ...concluded(1, 1), seen: SEEN }, queries: [answered()], events: [job] }),
    NOW,
    [reconcile],
    undefined,
  ],
];

describe('what a due case needs', () => {
  it.each(rows)('%s', (...[, given, now, steps, nextActionAt]) => {
    expect(visitCase(given, at(now))).toEqual({
      steps,
      ...(nextActionAt === undefined ? {} : { nextActionAt }),
    });
  });

  it.each([
    ['a minute', '2026-11-20T11:59:00.000Z', AGAIN],
    ['an hour', '2026-11-20T11:00:00.000Z', '2026-11-20T13:00:00.000Z'],
    ['two days', '2026-11-18T12:00:00.000Z', '2026-11-20T18:00:00.000Z'],
  ])('looks at a reply that has lain there for %s again after as long, six hours at most', (...row) => {
    const [, receivedAt, nextActionAt] = row;
    const given = file({ queries: [sent], replies: [reply('r1', receivedAt)] });
    expect(visitCase(given, at(NOW))).toEqual({ steps: [hintReply], nextActionAt });
  });

  it('looks again when the first of several questions wants it', () => {
    const other = query({ nextActionAt: '2026-11-20T12:02:00.000Z' }, { kind: 'entrepreneur-record' });
    expect(visitCase(file({ queries: [sent, other] }), at(NOW)).nextActionAt).toBe(
      '2026-11-20T12:02:00.000Z',
    );
  });

  it.each([
    ['waits its turn', '2026-11-20T14:00:00.000Z', '2026-11-20T14:00:00.000Z'],
    ['is looked at by its due time at the latest', '2027-01-01T00:00:00.000Z', DUE],
  ])('a question that its agency cannot take now %s, and is not hinted', (_, turnAt, looked) => {
    const waits = file({ queries: [query({ nextActionAt: NOW })] });
    const held = new Map([[queryId, turnAt]]);
    expect(visitCase(waits, { ...at(NOW), held })).toEqual({ steps: [], nextActionAt: looked });
    // At its due time silence is a fact, whoever is held.
    expect(visitCase(waits, { ...at(DUE), held }).steps).toEqual([silence]);
  });

  it('hints both of two replies of one moment: an answer stands for one of them', () => {
    const both = file({ case: concluded(1, 1), queries: [answered()], replies: [reply('r1'), reply('r2')] });
    expect(visitCase(both, at(NOW)).steps).toEqual([hintReply, { ...hintReply, replyId: 'r2' }]);
  });

  it('never plans its next look in the past', () => {
    for (const [, given, now] of rows) {
      const { nextActionAt } = visitCase(given, at(now));
      expect(nextActionAt === undefined || nextActionAt > now).toBe(true);
    }
  });
});
