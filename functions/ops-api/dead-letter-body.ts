import * as z from 'zod';
import { parseJson } from '#contracts/wire/json';
import { ContractBreach } from '#core/faults';
import { AnswerHint, CaseHint, EventHint, QueryHint, ResultEvent } from '#schemas/envelope';

/** What is read of a dead letter's body. Of a body that is no hint of ours nothing is shown. */
export type DeadLetterBody =
  | { type: 'unreadable' }
  | { type: 'other-version'; schemaVersion: string }
  | { type: 'request'; value: unknown }
  | { type: 'hint'; hint: QueryHint | AnswerHint | CaseHint | EventHint }
  | { type: 'result'; event: ResultEvent };

const LARGEST_BODY_BYTES = 1_048_576;
/** The queue by which a system hands in a request: bodies instead of hints. */
const REQUESTS = 'requests';

const Hint = z.discriminatedUnion('type', [QueryHint, AnswerHint, CaseHint, EventHint]);
/** Only what can be an edition of ours is shown. */
const OtherVersion = z.looseObject({ schemaVersion: z.string().regex(/^\d{1,4}$/) });

const parsed = (body: string): unknown => {
  try {
    return parseJson(new TextEncoder().encode(body), LARGEST_BODY_BYTES);
  } catch (error) {
    if (error instanceof ContractBreach) return undefined;
    throw error;
  }
};

export const readDeadLetterBody = (queue: string, body: string): DeadLetterBody => {
  const value = parsed(body);
  if (value === undefined) return { type: 'unreadable' };
  if (queue === REQUESTS) return { type: 'request', value };
  const hint = Hint.safeParse(value);
  if (hint.success) return { type: 'hint', hint: hint.data };
  const result = ResultEvent.safeParse(value);
  if (result.success) return { type: 'result', event: result.data };
  const { data: other } = OtherVersion.safeParse(value);
  return other === undefined || other.schemaVersion === QueryHint.shape.schemaVersion.value
    ? { type: 'unreadable' }
    : { type: 'other-version', schemaVersion: other.schemaVersion };
};
