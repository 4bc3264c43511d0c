import { contradicted } from '#contracts/my-business/simulator-knowledge';
import type { JournalEntry } from '#contracts/protocols/simulator-journal';
import type { BehaviourWord, SimulatedPerson } from '#contracts/protocols/simulator-population';
import { somebodyElse } from '#contracts/protocols/simulator-variants';

/** What one callback says; its words are found when it is posted. */
export type CallbackPart =
  'answer' | 'contradiction' | 'somebody-else' | 'not-found' | 'not-ready' | 'refused' | 'garbage';
export type PlannedCallback = { part: CallbackPart; delaySeconds: number };
type Circumstances = { lateSeconds: number; asks: number };

const now = (part: CallbackPart): PlannedCallback => ({ part, delaySeconds: 0 });

/** Callbacks that a question brings, in order. `asks`: how often the very same was asked before. */
export const callbacksFor: Record<BehaviourWord, (given: Circumstances) => PlannedCallback[]> = {
  answers: () => [now('answer')],
  slow: () => [now('answer')],
  down: () => [],
  html: () => [],
  silent: () => [],
  late: ({ lateSeconds }) => [{ part: 'answer', delaySeconds: lateSeconds }],
  'not-found': () => [now('not-found')],
  'not-ready': ({ asks }) => [now(asks === 0 ? 'not-ready' : 'answer')],
  refuses: () => [now('refused')],
  garbage: () => [now('garbage')],
  twice: () => [now('answer'), now('answer')],
  redelivered: () => [now('answer')],
  contradicting: ({ lateSeconds }) => [now('answer'), { part: 'contradiction', delaySeconds: lateSeconds }],
  'wrong-person': () => [now('somebody-else')],
  'in-work': () => [now('answer')],
  fault: () => [now('answer')],
  'half-closed': () => [now('answer')],
};

/** The centre's record of what was asked; `undefined`: it has none. */
const record = ({ kind }: JournalEntry, { myBusiness }: SimulatedPerson) => {
  if (kind === 'business-training') return myBusiness?.training;
  if (kind === 'business-plan-verdict') return myBusiness?.plan;
  return myBusiness?.supports === undefined ? undefined : { supports: myBusiness.supports };
};

/** Not every centre repeats the applicant's name: the contract leaves it open. */
const named = (person: SimulatedPerson, question: JournalEntry) =>
  question.key.endsWith('0') ? {} : { applicant: person.name };

const facts = (question: JournalEntry, person: SimulatedPerson | undefined) => {
  const known = person === undefined ? undefined : record(question, person);
  if (person === undefined || known === undefined) return { status: 'not-found' };
  return { status: 'done', ...named(person, question), ...known };
};

const about: Record<
  Exclude<CallbackPart, 'garbage'>,
  (question: JournalEntry, person: SimulatedPerson | undefined) => object
> = {
  answer: facts,
  contradiction: (question, person) => facts(question, person && contradicted(person)),
  'somebody-else': (question, person) => {
    if (person === undefined) return { status: 'not-found' };
    return { ...facts(question, person), applicant: somebodyElse(person).name };
  },
  'not-found': () => ({ status: 'not-found' }),
  'not-ready': () => ({ status: 'not-ready' }),
  refused: () => ({ status: 'refused' }),
};

/** Letters beyond Latin as `\uXXXX` in half of the answers: JSON allows both. */
const spelled = (json: string, question: JournalEntry): string =>
  /[0-7]$/.test(question.digest)
    ? json.replace(/[\u0400-\u04ff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : json;

/** The body of a callback. */
export const callbackBody = (
  part: CallbackPart,
  question: JournalEntry,
  person: SimulatedPerson | undefined,
): string => {
  const requestId = question.queryId ?? '';
  if (part === 'garbage')
    return `{"requestId": ${JSON.stringify(requestId)}, "status": "done", "verdict": "yes"`;
  return spelled(JSON.stringify({ requestId, ...about[part](question, person) }), question);
};
