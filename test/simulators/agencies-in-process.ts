import type { SimulatedPerson } from '#contracts/protocols/simulator-population';
import { type AgencySimulator, indexPeople, type SimulatorWorld } from '#contracts/protocols/simulator-world';
import type { Agency, InformationType, Question, WireReply, WireRequest } from '#core/agency';
import { agencyKnowledge } from '#infra/local/agencies/population-shape';
import { simulators } from '#infra/local/agencies/simulators';
import type { ReplyContent } from '#schemas/answer';
import { START } from '#test/simulators/agencies-stand';

const utf8 = new TextEncoder();

/** All simulated agencies over these people, without a network: a call is a function of bytes. */
export const agenciesInProcess = (people: readonly SimulatedPerson[]): AgencySimulator[] => {
  const known = indexPeople({ people: [...people] }, [...agencyKnowledge.values()]);
  const world: SimulatorWorld = {
    nowMs: () => Date.parse(START),
    people: () => known,
    journal: () => undefined,
    settings: { redeliverySeconds: 900, lateSeconds: 60, slowSeconds: 1, delivery: 'in-order' },
  };
  return simulators.map((start) => start(world));
};

const call = (simulator: AgencySimulator, request: WireRequest): WireReply => {
  const { method, path, headers, body = new Uint8Array() } = request;
  const reply = simulator.endpoints[request.endpoint]?.({ method, path, headers, body });
  if (reply?.type !== 'reply') throw new Error('no reply');
  return { status: reply.status, headers: reply.headers, body: utf8.encode(reply.body) };
};

const collected = (simulator: AgencySimulator, agency: Agency, messageId: string): WireReply => {
  const queue = agency.answerQueue;
  for (;;) {
    if (queue === undefined) throw new Error('no queue');
    const reply = call(simulator, queue.encodePoll(START, messageId));
    const message = queue.readPoll(reply);
    if (message === undefined) throw new Error('no answer');
    call(simulator, queue.encodeAcknowledgement(message.agencyMessageId));
    if (!message.isStatusOnly && message.originalMessageId === messageId) return reply;
  }
};

const calledBack = (simulator: AgencySimulator): WireReply => {
  const [callback] = simulator.dueCallbacks?.() ?? [];
  if (callback === undefined) throw new Error('no callback');
  simulator.callbackEnded?.(callback.id, true);
  return { status: 200, headers: callback.headers, body: utf8.encode(callback.body) };
};

/** What a polled agency says of a question that it has taken. */
const lookedAt = (simulator: AgencySimulator, type: InformationType, question: Question): WireReply => {
  for (const { standing } = type; ;) {
    if (standing === undefined) throw new Error('nobody to ask');
    const reply = call(simulator, standing.encode(question));
    const said = standing.read(reply, question);
    if (said.type === 'answered') return reply;
    if (said.type !== 'taken') throw new Error(said.type);
  }
};

const laterFrom = (
  simulator: AgencySimulator,
  agency: Agency,
  { type, question }: { type: InformationType; question: Question },
): WireReply => {
  switch (type.delivery) {
    case 'callback':
      return calledBack(simulator);
    case 'polled':
      return lookedAt(simulator, type, question);
    case 'collected':
    case 'immediate':
      return collected(simulator, agency, question.messageId);
  }
};

/** One question from the adapter's encoding to its decoding. */
export const answerFrom = (
  simulator: AgencySimulator,
  agency: Agency,
  asked: { type: InformationType; question: Question },
): ReplyContent => {
  const { type, question } = asked;
  const reply = call(simulator, type.encode(question));
  const said = type.readAcknowledgement(reply);
  if (said.type === 'answered') return type.decode(reply);
  if (said.type !== 'accepted') throw new Error(said.type);
  const { reference } = said;
  const taken = { ...question, ...(reference === undefined ? {} : { reference }) };
  return type.decode(laterFrom(simulator, agency, { type, question: taken }));
};
