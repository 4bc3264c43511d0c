import type { JournalEntry } from '#contracts/protocols/simulator-journal';
import type { BehaviourWord, SimulatedPerson } from '#contracts/protocols/simulator-population';
import { somebodyElse } from '#contracts/protocols/simulator-variants';
import { write } from '#contracts/protocols/simulator-xml';
import type { Said } from '#contracts/protocols/smev3/simulator-envelope';
import type { AskedQuestion, SmevOutcome, SmevService } from '#contracts/protocols/smev3/simulator-service';

/** What one message of the answer queue is about; its words are found when it is handed out. */
export type Part =
  | 'status'
  | 'answer'
  | 'contradiction'
  | 'somebody-else'
  | 'not-found'
  | 'not-ready'
  | 'refused'
  | 'garbage'
  | 'invalid-content';

export type PlannedMessage = { part: Part; delaySeconds: number };

const now = (part: Part): PlannedMessage => ({ part, delaySeconds: 0 });

type Circumstances = { lateSeconds: number; asks: number };

/** Messages by which a question will be answered, in order. `asks`: how often the very same was asked before. */
const answersOf: Record<BehaviourWord, (given: Circumstances) => PlannedMessage[]> = {
  answers: () => [now('answer')],
  slow: () => [now('answer')],
  down: () => [],
  html: () => [],
  late: ({ lateSeconds }) => [{ part: 'answer', delaySeconds: lateSeconds }],
  'not-found': () => [now('not-found')],
  'not-ready': ({ asks }) => [now(asks === 0 ? 'not-ready' : 'answer')],
  refuses: () => [now('refused')],
  garbage: () => [now('garbage')],
  twice: () => [now('answer'), now('answer')],
  redelivered: () => [now('answer')],
  contradicting: ({ lateSeconds }) => [now('answer'), { part: 'contradiction', delaySeconds: lateSeconds }],
  silent: () => [],
  'wrong-person': () => [now('somebody-else')],
  'in-work': () => [now('status'), now('status'), now('answer')],
  fault: () => [now('invalid-content')],
  'half-closed': () => [now('answer')],
};

/** Some people's questions bring up to two notes "in work" before the answer (МР §2.3.7 sets no limit). */
const notesBefore = (entry: JournalEntry): PlannedMessage[] => {
  const trait = Number.parseInt((entry.person ?? '0').slice(0, 1), 16) % 8;
  return trait === 1 ? [now('status')] : trait === 2 ? [now('status'), now('status')] : [];
};

export const messagesFor = (entry: JournalEntry, given: Circumstances): PlannedMessage[] =>
  entry.asked?.['invalid'] === undefined
    ? [...notesBefore(entry), ...answersOf[entry.behaviour ?? 'answers'](given)]
    : [now('invalid-content')];

const known = (person: SimulatedPerson | undefined): SmevOutcome =>
  person === undefined ? { type: 'not-found' } : { type: 'known', person };

/** The bus checks business content after it has taken the message (1.6 of the faults: asynchronous SMEV-403). */
export const invalidContent = {
  name: 'InvalidContent',
  code: '028100',
  description: 'SMEV-403: Содержимое сообщения не соответствует схеме вида сведений',
};

const broken = (service: SmevService): Said => ({
  type: 'content',
  content: write(
    `g:${service.responseRoot}`,
    { 'xmlns:g': service.namespace, Лишнее: 'да' },
    'сорок тысяч',
    write('g:НетТакого', {}, '1e5'),
  ),
});

type About = {
  service: SmevService;
  asked: AskedQuestion;
  person: SimulatedPerson | undefined;
  /** The person as the agency describes them once it has changed its mind. */
  contradicted: (person: SimulatedPerson) => SimulatedPerson;
};

/** Words of a message, from what the agency knows at this moment. */
export const wordsOf: Record<Part, (about: About) => Said> = {
  status: () => ({ type: 'status', code: '1', description: 'Запрос принят в работу' }),
  answer: ({ service, asked, person }) => service.answer(asked, known(person)),
  contradiction: ({ service, asked, person, contradicted }) =>
    service.answer(asked, known(person === undefined ? undefined : contradicted(person))),
  'somebody-else': ({ service, asked, person }) =>
    service.answer(asked, known(person === undefined ? undefined : somebodyElse(person))),
  'not-found': ({ service, asked, person }) =>
    service.answer(asked, { type: 'not-found', ...(person === undefined ? {} : { person }) }),
  'not-ready': ({ service, asked }) => service.answer(asked, { type: 'not-ready' }),
  refused: ({ service, asked }) => service.answer(asked, { type: 'refused' }),
  garbage: ({ service }) => broken(service),
  'invalid-content': () => ({ type: 'failed', fault: invalidContent }),
};
