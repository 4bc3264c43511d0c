import { contentTypeOf } from '#contracts/protocols/http';
import { decodeJsonEvent } from '#contracts/protocols/rest/posted-event';
import { checkedForSender } from '#contracts/wire/checked';
import { LARGEST_EVENT_BYTES } from '#contracts/wire/posted-source';
import { collapsed } from '#contracts/wire/values';
import { parseXml } from '#contracts/wire/xml';
import {
  attributeOf,
  childOf,
  namesOf,
  optionalChild,
  type Place,
  rootOf,
  textOf,
} from '#contracts/wire/xml-reader';
import type { XmlElement } from '#contracts/wire/xml-tree';
import type { WireReply } from '#core/agency';
import { ContractBreach } from '#core/faults';
import { EmploymentEvent } from '#schemas/employment-event';

const URI = 'urn://sverka/employment-event/1.0.0';
const own = namesOf(URI);

/** XML name → field, for leaves; each is read as text and judged by the schema of our words. */
type Leaves = Readonly<Record<string, string>>;

/** The contract is ours and closed, as its JSON is: what is not in it is not passed over, it may be a fact misspelt. */
const assertOnly = ({ path, element }: Place, names: readonly string[], attribute?: string): void => {
  const isStranger = ({ uri, local }: XmlElement): boolean => uri !== URI || !names.includes(local);
  if (element.children.some(isStranger) || element.attributes.names().some((name) => name !== attribute)) {
    throw new ContractBreach(path, 'nothing but what the contract has');
  }
};

/** Days are the only values around which white space means nothing (`xs:date` collapses it, `xs:string` keeps it). */
const DAYS: ReadonlySet<string> = new Set([
  'ReportedOn',
  'BirthDate',
  'StartOn',
  'OrderOn',
  'EndOn',
  'EffectiveOn',
]);

const leafIn = (place: Place, local: string): string | undefined => {
  const leaf = optionalChild(place, own(local));
  if (leaf === undefined) return undefined;
  const text = textOf(leaf);
  assertOnly(leaf, []);
  return DAYS.has(local) ? collapsed(text) : text;
};

/** `inside`: what else the place may hold. */
const leavesIn = (place: Place, leaves: Leaves, inside: readonly string[] = []): Record<string, string> => {
  assertOnly(place, [...Object.keys(leaves), ...inside]);
  return Object.fromEntries(
    Object.entries(leaves).flatMap(([local, field]) => {
      const text = leafIn(place, local);
      return text === undefined ? [] : [[field, text]];
    }),
  );
};

const NAME: Leaves = { Family: 'family', Given: 'given', Patronymic: 'patronymic' };
const EMPLOYER: Leaves = { Inn: 'inn', Ogrn: 'ogrn', Name: 'name' };
const PLACEMENT: Leaves = {
  Post: 'post',
  ContractKind: 'contractKind',
  StartOn: 'startOn',
  OrderNumber: 'orderNumber',
  OrderOn: 'orderOn',
  MonthlyWage: 'monthlyWage',
  Confirmation: 'confirmation',
};

const subjectIn = (subject: Place) => {
  const name = optionalChild(subject, own('Name'));
  return {
    ...leavesIn(subject, { Snils: 'snils', Inn: 'inn', BirthDate: 'birthDate' }, ['Name']),
    ...(name === undefined ? {} : { name: leavesIn(name, NAME) }),
  };
};

const placementIn = (body: Place, leaves: Leaves) => {
  const named = leavesIn(body, leaves, ['Placement']);
  const placement = childOf(body, own('Placement'));
  return {
    ...named,
    placement: {
      ...leavesIn(placement, PLACEMENT, ['Employer']),
      employer: leavesIn(childOf(placement, own('Employer')), EMPLOYER),
    },
  };
};

const TRAINING: Leaves = {
  Programme: 'programme',
  StartOn: 'startOn',
  EndOn: 'endOn',
  DocumentNumber: 'documentNumber',
};

/** Only plain digits are a number; any other text is left to the schema, which takes no text for a number. */
const hoursIn = (training: Place) => {
  const text = leafIn(training, 'Hours');
  if (text === undefined) return {};
  return { hours: /^[1-9]\d{0,4}$/.test(text) ? Number(text) : text };
};

const REPLACES: Leaves = { CorrectsEventId: 'correctsEventId' };

const trainingIn = (body: Place) => {
  const training = childOf(body, own('Training'));
  return {
    ...leavesIn(body, REPLACES, ['Training']),
    training: { ...leavesIn(training, TRAINING, ['Hours']), ...hoursIn(training) },
  };
};

const BODIES: readonly { local: string; type: string; read: (body: Place) => object }[] = [
  {
    local: 'PlacementReported',
    type: 'placement-reported',
    read: (body) => placementIn(body, {}),
  },
  {
    local: 'PlacementCorrected',
    type: 'placement-corrected',
    read: (body) => placementIn(body, REPLACES),
  },
  {
    local: 'PlacementCancelled',
    type: 'placement-cancelled',
    read: (body) => leavesIn(body, { CorrectsEventId: 'correctsEventId', Reason: 'reason' }),
  },
  {
    local: 'PlacementTerminated',
    type: 'placement-terminated',
    read: (body) => leavesIn(body, { CorrectsEventId: 'correctsEventId', EndOn: 'endOn', Ground: 'ground' }),
  },
  {
    local: 'NoticeWithdrawn',
    type: 'notice-withdrawn',
    read: (body) => leavesIn(body, { CorrectsEventId: 'correctsEventId', Reason: 'reason' }),
  },
  {
    local: 'UnemployedRegistered',
    type: 'unemployed-registered',
    read: (body) => leavesIn(body, { CorrectsEventId: 'correctsEventId', EffectiveOn: 'effectiveOn' }),
  },
  {
    local: 'UnemployedDeregistered',
    type: 'unemployed-deregistered',
    read: (body) =>
      leavesIn(body, {
        CorrectsEventId: 'correctsEventId',
        EffectiveOn: 'effectiveOn',
        ReasonCode: 'reasonCode',
      }),
  },
  { local: 'TrainingStarted', type: 'training-started', read: trainingIn },
  { local: 'TrainingCompleted', type: 'training-completed', read: trainingIn },
  { local: 'TrainingDropped', type: 'training-dropped', read: trainingIn },
];

const bodyIn = (event: Place): object => {
  const [found, second] = BODIES.flatMap(({ local, type, read }) => {
    const body = optionalChild(event, own(local));
    return body === undefined ? [] : [{ type, ...read(body) }];
  });
  if (found === undefined || second !== undefined)
    throw new ContractBreach(event.path, 'exactly one kind of event');
  return found;
};

const HEAD: Leaves = { Source: 'source', SourceEventId: 'sourceEventId', ReportedOn: 'reportedOn' };
const IN_EVENT = [...Object.keys(HEAD), 'Subject', ...BODIES.map(({ local }) => local)];

const readXml = (bytes: Uint8Array): object => {
  const event = rootOf(parseXml(bytes, LARGEST_EVENT_BYTES), own('EmploymentEvent'));
  assertOnly(event, IN_EVENT, 'schemaVersion');
  return {
    schemaVersion: attributeOf(event, 'schemaVersion'),
    ...Object.fromEntries(Object.entries(HEAD).map(([local, field]) => [field, leafIn(event, local)])),
    subject: subjectIn(childOf(event, own('Subject'))),
    ...bodyIn(event),
  };
};

const XML_TYPES: ReadonlySet<string | undefined> = new Set(['application/xml', 'text/xml']);

/** An event as JSON or as XML gives the same value. Throws `ContractBreach`. */
export const decodeEmploymentEvent = (reply: WireReply): EmploymentEvent => {
  const type = contentTypeOf(reply.headers['content-type']);
  const isXml = XML_TYPES.has(type?.mediaType);
  if (isXml && (type?.parameters.get('charset') ?? 'utf-8').toLowerCase() !== 'utf-8') {
    throw new ContractBreach('/', 'content in UTF-8');
  }
  return isXml ? checkedForSender(EmploymentEvent, readXml(reply.body)) : decodeJsonEvent(reply);
};
