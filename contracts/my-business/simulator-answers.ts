import { contradicted } from '#contracts/my-business/simulator-knowledge';
import type { CallbackPart } from '#contracts/protocols/rest/simulator-callbacks';
import type { JournalEntry } from '#contracts/protocols/simulator-journal';
import type { SimulatedPerson } from '#contracts/protocols/simulator-population';
import { somebodyElse } from '#contracts/protocols/simulator-variants';

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
