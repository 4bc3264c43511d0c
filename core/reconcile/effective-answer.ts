import { canonicalJson } from '#core/digest';
import { inOrderOf } from '#core/time/order';
import type { QueryRow } from '#core/ports';
import type { Answer } from '#schemas/answer';

/** What the answer says, without the agency's code: codes may differ where the facts do not. */
const saying = ({ content }: Answer): string =>
  canonicalJson(content.outcome === 'found' ? content.facts : content.outcome);

/** Statements about the record. Silence, delay and a declined question say nothing about it. */
const saysSomething = ({ content }: Answer): boolean =>
  content.outcome === 'found' || content.outcome === 'not-found' || content.outcome === 'ambiguous-person';

const arrival = (answer: Answer): string => `${answer.receivedAt} ${saying(answer)}`;

/** The recorded answer, then the others by arrival; whatever is said twice counts once. */
export const answersTo = (row: QueryRow, furtherAnswers: readonly Answer[]): Answer[] => {
  const further = furtherAnswers.filter(({ queryId }) => queryId === row.queryId).sort(inOrderOf(arrival));
  const all = row.answer === undefined ? further : [row.answer, ...further];
  if (all.length < 2) return all;
  const sayings = all.map(saying);
  return all.filter((answer, index) => sayings.indexOf(saying(answer)) === index);
};

/**
 * The answer that a conclusion rests on: the recorded one, unless it says nothing about the record and a later one does.
 * `conflicts` where further answers say something else: nothing is overwritten, people decide.
 */
export const effectiveAnswer = (
  row: QueryRow,
  furtherAnswers: readonly Answer[],
): { answer?: Answer; conflicts: boolean } => {
  const answers = answersTo(row, furtherAnswers);
  const statements = answers.filter(saysSomething);
  const answer = statements[0] ?? answers[0];
  return { ...(answer === undefined ? {} : { answer }), conflicts: statements.length > 1 };
};
