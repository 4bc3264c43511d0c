import * as z from 'zod';
import type { Agency, InformationType, WireReply, WireRequest } from '#core/agency';
import { AgencyUnavailable, ContractBreach } from '#core/faults';
import type { Transport } from '#core/ports';
import { ReplyContent } from '#schemas/answer';
import type { QueryKind } from '#schemas/query';

/** What an agency of a test will say: content, or how it fails to say it. */
export type Behaviour = ReplyContent | 'garbage' | 'down' | 'wants-new-epoch' | 'silent';

/** A posted answer on its way: an agency that calls back posts until it is heard. */
type Callback = { agency: string; queryId: string; reply: WireReply };

type Asked = { messageId: string; queryId: string; kind: string };
type BusMessage = { id: string; originalMessageId: string; body: string };

/** Three agencies made by hand, one of each delivery, speaking plain JSON. Not the simulators: only the acts are tested. */
export type StandIns = {
  agencies: Agency[];
  transport: Transport;
  says: Map<QueryKind, Behaviour>;
  asked: Asked[];
  bus: BusMessage[];
  acknowledged: string[];
  callbacks: Callback[];
  /** Happens while a question is under way. */
  whileAsked?: (() => Promise<void>) | undefined;
};

const Question = z.object({ messageId: z.string(), queryId: z.string(), kind: z.string() });
const title = { ru: 'Ведомство', en: 'Agency' };
const reply = (status: number, body: string): WireReply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode(body),
});
const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

const decode = ({ body }: WireReply): ReplyContent => {
  try {
    return ReplyContent.parse(JSON.parse(textOf(body)));
  } catch {
    throw new ContractBreach('/answer', 'an answer');
  }
};

const informationType = (
  kind: QueryKind,
  endpoint: string,
  delivery: InformationType['delivery'],
): InformationType => ({
  kind,
  title,
  endpoint,
  delivery,
  requires: ['snils'],
  timeoutSeconds: 5,
  maxReplyBytes: 100_000,
  notReadyRetrySeconds: 3600,
  encode: ({ query, messageId }) => ({
    endpoint,
    method: 'POST',
    path: '/ask',
    headers: {},
    body: new TextEncoder().encode(JSON.stringify({ messageId, queryId: query.queryId, kind })),
  }),
  readAcknowledgement: ({ status }) => {
    switch (status) {
      case 200:
        return { type: 'answered' };
      case 202:
        return { type: 'accepted' };
      case 409:
        return { type: 'needs-new-epoch', code: 'http-409' };
      case 503:
        return { type: 'unavailable', code: 'http-503', retryAfterSeconds: 120 };
      default:
        throw new ContractBreach('/status', '200, 202, 409 or 503');
    }
  },
  decode,
});

const BusEnvelope = z.object({ id: z.string(), originalMessageId: z.string(), answer: z.string() });

const agencies: Agency[] = [
  {
    id: 'tax',
    title,
    endpoints: { desk: { title, callsPerSecond: 100 } },
    informationTypes: [informationType('self-employed-status', 'desk', 'immediate')],
    maxConcurrency: 2,
    termWorkingDays: 1,
  },
  {
    id: 'employment-centre',
    title,
    endpoints: { bus: { title, callsPerSecond: 100 } },
    informationTypes: [
      {
        ...informationType('unemployment-benefits', 'bus', 'collected'),
        decode: ({ body, ...rest }) => {
          const { answer } = BusEnvelope.parse(JSON.parse(textOf(body)));
          return decode({ ...rest, body: new TextEncoder().encode(answer) });
        },
      },
    ],
    answerQueue: {
      endpoint: 'bus',
      timeoutSeconds: 5,
      maxReplyBytes: 100_000,
      encodePoll: () => ({ endpoint: 'bus', method: 'POST', path: '/poll', headers: {} }),
      readPoll: ({ status, body }) => {
        if (status === 204) return undefined;
        const { id, originalMessageId } = BusEnvelope.parse(JSON.parse(textOf(body)));
        return { agencyMessageId: id, originalMessageId, isStatusOnly: false };
      },
      encodeAcknowledgement: (id) => ({ endpoint: 'bus', method: 'POST', path: `/ack/${id}`, headers: {} }),
      readAcknowledged: ({ status }) => status === 200,
    },
    maxConcurrency: 2,
    termWorkingDays: 5,
  },
  {
    id: 'my-business',
    title,
    endpoints: { api: { title, callsPerSecond: 100 } },
    informationTypes: [
      { ...informationType('business-plan-verdict', 'api', 'callback'), consent: 'transfer-my-business' },
    ],
    readCallback: ({ headers }) => ({ queryId: headers['query-id'] ?? '' }),
    maxConcurrency: 2,
    termWorkingDays: 3,
  },
];

/** The centre also tells of training, which rests on the same consent and is asked month by month. */
const tellsOfTraining = (agency: Agency): Agency =>
  agency.id === 'my-business'
    ? {
        ...agency,
        informationTypes: [
          ...agency.informationTypes,
          { ...informationType('business-training', 'api', 'callback'), consent: 'transfer-my-business' },
        ],
      }
    : agency;

const taken = (world: StandIns, asked: Asked, body: string): WireReply => {
  const { messageId, queryId } = asked;
  switch (asked.kind) {
    case 'self-employed-status':
      return reply(200, body);
    case 'unemployment-benefits':
      // The bus knows a message id that comes again and answers it once.
      if (!world.bus.some(({ originalMessageId }) => originalMessageId === messageId)) {
        world.bus.push({ id: `bus-${messageId}`, originalMessageId: messageId, body });
      }
      return reply(202, '');
    default: {
      const posted = reply(200, body);
      world.callbacks.push({
        agency: 'my-business',
        queryId,
        reply: { ...posted, headers: { ...posted.headers, 'query-id': queryId } },
      });
      return reply(202, '');
    }
  }
};

const ask = (world: StandIns, request: WireRequest): WireReply => {
  const asked = Question.parse(JSON.parse(textOf(request.body)));
  world.asked.push(asked);
  const behaviour = [...world.says].find(([kind]) => kind === asked.kind)?.[1] ?? 'silent';
  if (behaviour === 'down') throw new AgencyUnavailable('timeout');
  if (behaviour === 'wants-new-epoch') return reply(409, '');
  if (behaviour === 'silent') return reply(202, '');
  return taken(world, asked, behaviour === 'garbage' ? '<html>' : JSON.stringify(behaviour));
};

const poll = ({ bus, acknowledged }: StandIns): WireReply => {
  const next = bus.find(({ id }) => !acknowledged.includes(id));
  if (next === undefined) return reply(204, '');
  const { id, originalMessageId, body } = next;
  return reply(200, JSON.stringify({ id, originalMessageId, answer: body }));
};

export const standIns = ({ training = false } = {}): StandIns => {
  const world: StandIns = {
    agencies: training ? agencies.map(tellsOfTraining) : agencies,
    says: new Map(),
    asked: [],
    bus: [],
    acknowledged: [],
    callbacks: [],
    transport: async (request) => {
      if (request.path === '/ask') {
        await world.whileAsked?.();
        return ask(world, request);
      }
      if (request.path === '/poll') return poll(world);
      world.acknowledged.push(request.path.slice('/ack/'.length));
      return reply(200, '');
    },
  };
  return world;
};
