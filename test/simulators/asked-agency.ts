import type { Agency, InformationType, Question, WireReply, WireRequest } from '#core/agency';
import { ContractBreach } from '#core/faults';
import { uuidV1Of } from '#core/ids';
import type { ReplyContent } from '#schemas/answer';
import { type Receiver, type Stand, START } from '#test/simulators/agencies-stand';
import { VERA } from '#test/simulators/known-people';
import { questionOf } from '#test/contracts/questions';

const call = async (stand: Stand, agency: Agency, request: WireRequest): Promise<WireReply> => {
  const response = await fetch(`${stand.url}/${agency.id}/${request.endpoint}${request.path}`, {
    method: request.method,
    headers: { ...request.headers, connection: 'close' },
    ...(request.body === undefined ? {} : { body: request.body.slice() }),
  });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
};

/** The question about Vera, asked at the simulators' own time. */
export const questionAboutVera = (agency: Agency, type: InformationType, callbackUrl: string): Question => {
  const question = questionOf(agency, type, {
    period: { type: 'days', from: '2021-11-21', to: '2026-11-20' },
    sentAt: START,
    callbackUrl,
    messageId: uuidV1Of(`${agency.id} ${type.kind}`, START),
  });
  return {
    ...question,
    subject: {
      ...question.subject,
      snils: VERA.snils,
      inn: VERA.inn,
      name: VERA.name,
      birthDate: VERA.birthDate,
    },
  };
};

/** Every message of the queue, acknowledged; the status notes are counted, the others kept. */
const drained = async (stand: Stand, agency: Agency, messageId: string): Promise<WireReply[]> => {
  const kept: WireReply[] = [];
  const queue = agency.answerQueue;
  if (queue === undefined) return kept;
  for (;;) {
    const reply = await call(stand, agency, queue.encodePoll(START, messageId));
    const message = queue.readPoll(reply);
    if (message === undefined) return kept;
    if (message.originalMessageId !== messageId) throw new Error('an answer to another question');
    if (!message.isStatusOnly) kept.push(reply);
    const acknowledged = await call(stand, agency, queue.encodeAcknowledgement(message.agencyMessageId));
    if (!queue.readAcknowledged(acknowledged)) throw new Error('not acknowledged');
  }
};

const calledBack = async (agency: Agency, receiver: Receiver, queryId: string): Promise<WireReply> => {
  const [body = ''] = await receiver.bodies(1);
  const reply = {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(body),
  };
  if (agency.readCallback?.(reply).queryId !== queryId) throw new Error('an answer to another question');
  return reply;
};

/** What a polled agency says of a question that it has taken. */
const lookedAt = async (
  stand: Stand,
  agency: Agency,
  asked: { type: InformationType; question: Question },
): Promise<WireReply> => {
  const { standing } = asked.type;
  if (standing === undefined) throw new Error('nobody to ask');
  const reply = await call(stand, agency, standing.encode(asked.question));
  const said = standing.read(reply, asked.question);
  if (said.type === 'unknown') throw new ContractBreach('/standing', 'what became of the question');
  if (said.type !== 'answered') throw new Error(said.type);
  return reply;
};

/**
 * One question of that kind about Vera, from the adapter's encoding to its decoding, over real HTTP to a simulator that
 * shares no code with it. What the agency did not take comes back as its acknowledgement's type.
 */
export const askAboutVera = async (
  at: { stand: Stand; receiver: Receiver },
  agency: Agency,
  type: InformationType,
): Promise<ReplyContent | string> => {
  const question = questionAboutVera(agency, type, at.receiver.url);
  const reply = await call(at.stand, agency, type.encode(question));
  const acknowledgement = type.readAcknowledgement(reply);
  if (acknowledgement.type === 'answered') return type.decode(reply);
  if (acknowledgement.type !== 'accepted') return acknowledgement.type;
  if (type.delivery === 'callback') {
    return type.decode(await calledBack(agency, at.receiver, question.query.queryId));
  }
  const again = type.readAcknowledgement(await call(at.stand, agency, type.encode(question)));
  if (again.type !== 'accepted') return `a repeat is ${again.type}`;
  if (type.delivery === 'polled') {
    if (again.reference !== acknowledgement.reference) return 'a repeat is another question';
    const { reference } = again;
    const taken = { ...question, ...(reference === undefined ? {} : { reference }) };
    return type.decode(await lookedAt(at.stand, agency, { type, question: taken }));
  }
  const [answer, second] = await drained(at.stand, agency, question.messageId);
  if (answer === undefined || second !== undefined) return 'not one answer';
  return type.decode(answer);
};
