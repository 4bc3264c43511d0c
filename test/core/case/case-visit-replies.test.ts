import { expect, it } from 'vitest';
import { visitCase } from '#core/case/case-visit';
import { aFile } from '#test/a-file';
import { aCase, anAnswer, aQuery } from '#test/builders';

const NOW = '2026-11-20T12:00:00.000Z';
const at = { now: NOW, recheckSeconds: 300 };
const TEN = '2026-11-20T10:00:00.000Z';
const ELEVEN = '2026-11-20T11:00:00.000Z';

const known = aCase({ state: 'verifying' });
const sent = (queryId: string) => {
  const row = aQuery(known.caseId, { queryId });
  return { ...row, progress: { ...row.progress, state: 'sent' as const, nextActionAt: row.progress.dueAt } };
};
const answered = sent(`${known.caseId}.answered23456`);
const waiting = sent(`${known.caseId}.waiting234567`);

it.each([
  ['of the same moment', ELEVEN],
  ['of another moment', TEN],
])('a reply to another question, %s, stands for none to this one', (_, answeredAt) => {
  const { queryId } = answered;
  const answer = anAnswer(queryId, { outcome: 'not-found' }, { receivedAt: answeredAt });
  const file = aFile({
    case: known,
    queries: [{ ...answered, answer }, waiting],
    replies: [
      { replyId: 'r1', queryId, receivedAt: answeredAt },
      { replyId: 'r2', queryId: waiting.queryId, receivedAt: ELEVEN },
    ],
  });

  expect(visitCase(file, at)).toEqual({
    steps: [{ type: 'hint-reply', queryId: waiting.queryId, replyId: 'r2' }],
    // As long again as the reply has been there.
    nextActionAt: '2026-11-20T13:00:00.000Z',
  });
});
