import * as z from 'zod';
import { questionsOf } from '#core/queries/case-plan';
import type { CaseFile, MatchedEvent } from '#core/ports';
import { caseOf } from '#functions/runtime/table/case-row';
import { queryOf } from '#functions/runtime/table/query-row';
import { documentOf, textOf, type Row } from '#functions/runtime/table/row';
import { Answer } from '#schemas/answer';
import { EmploymentEvent } from '#schemas/employment-event';
import { CaseId, SubjectId } from '#schemas/ids';
import { FollowUp } from '#schemas/follow-up';
import { OfficeEvent } from '#schemas/office-event';
import { Instant } from '#schemas/time';

const MatchedEventDocument = z.strictObject({
  subjectId: SubjectId,
  event: EmploymentEvent,
  receivedAt: Instant,
});

const LinkDocument = z.strictObject({ subjectId: SubjectId, otherCaseId: CaseId });

const replyOf = (row: Row): CaseFile['replies'][number] => ({
  replyId: textOf(row, 'sk').slice('REPLY#'.length),
  queryId: textOf(row, 'queryId'),
  receivedAt: textOf(row, 'receivedAt'),
});

const matchedEventOf = (row: Row): MatchedEvent => documentOf(MatchedEventDocument, row);

/** The rows of one case's partition, told apart by the first word of their sort key. */
export const caseFileOf = (rows: readonly Row[]): CaseFile | undefined => {
  const under = (word: string): Row[] =>
    rows.filter((row) => textOf(row, 'sk') === word || textOf(row, 'sk').startsWith(`${word}#`));
  const [caseRow] = under('CASE');
  if (caseRow === undefined) return undefined;
  const known = caseOf(caseRow);
  return {
    case: known,
    queries: questionsOf(known, under('QUERY').map(queryOf)),
    furtherAnswers: under('ANSWER').map((row) => documentOf(Answer, row)),
    events: under('EVENT').map(matchedEventOf),
    officeEvents: under('OFFICE').map((row) => documentOf(OfficeEvent, row)),
    links: under('OTHER').map((row) => documentOf(LinkDocument, row)),
    followUps: under('FOLLOWUP').map((row) => documentOf(FollowUp, row)),
    replies: under('REPLY').map(replyOf),
  };
};
