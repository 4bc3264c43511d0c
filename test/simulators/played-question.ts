import type { Population } from '#contracts/protocols/simulator-population';
import { indexPeople, type SimulatorWorld, type StartSimulator } from '#contracts/protocols/simulator-world';
import { findAgency, informationTypeOf } from '#contracts/registry';
import type { Agency, InformationType, Question, WireReply, WireRequest } from '#core/agency';
import { ContractBreach } from '#core/faults';
import { agencyKnowledge } from '#infra/local/agencies/population-shape';
import { simulators } from '#infra/local/agencies/simulators';
import { START } from '#test/simulators/agencies-stand';
import { questionAboutVera } from '#test/simulators/asked-agency';

/** What comes of one poll or callback. `id`: by which the message is known again. */
export type Heard = { id: string; outcome: string; text: string };

const utf8 = new TextEncoder();
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

type Players = { starts: readonly StartSimulator[]; agency: Agency; type: InformationType };

/** A question about Vera, asked of the agency's simulator in this process; the test moves the clock. */
export const playedBetween = (population: Population, { starts, agency, type }: Players) => {
  let nowMs = Date.parse(START);
  const people = indexPeople(population, [...agencyKnowledge.values()]);
  const world: SimulatorWorld = {
    nowMs: () => nowMs,
    people: () => people,
    journal: () => undefined,
    settings: { redeliverySeconds: 900, lateSeconds: 60, slowSeconds: 1, delivery: 'in-order' },
  };
  const simulator = starts.map((start) => start(world)).find((one) => one.agency === agency.id);
  if (simulator === undefined) throw new Error('no simulator');
  let question: Question = questionAboutVera(agency, type, 'http://127.0.0.1:1/v1/callbacks/q');
  let isTaken = false;

  const call = ({ endpoint, method, path, headers, body = new Uint8Array() }: WireRequest) => {
    const reply = simulator.endpoints[endpoint]?.({ method, path, headers, body });
    if (reply?.type !== 'reply') return reply?.type ?? 'no endpoint';
    return { status: reply.status, headers: reply.headers, body: utf8.encode(reply.body) };
  };

  const meaning = (id: string, reply: WireReply): Heard => {
    const heard = { id, text: text(reply.body) };
    try {
      return { ...heard, outcome: type.decode(reply).outcome };
    } catch (error) {
      if (error instanceof ContractBreach) return { ...heard, outcome: 'breach' };
      throw error;
    }
  };

  const polled = (): Heard[] => {
    const heard: Heard[] = [];
    for (const queue = agency.answerQueue; queue !== undefined;) {
      const reply = call(queue.encodePoll(START, question.messageId));
      if (typeof reply === 'string') return [...heard, { id: '', outcome: reply, text: '' }];
      const message = queue.readPoll(reply);
      if (message === undefined) return heard;
      const id = message.agencyMessageId;
      heard.push(message.isStatusOnly ? { id, outcome: 'note', text: '' } : meaning(id, reply));
      call(queue.encodeAcknowledgement(id));
    }
    return heard;
  };

  const calledBack = (): Heard[] =>
    (simulator.dueCallbacks?.() ?? []).map(({ id, headers, body }) => {
      simulator.callbackEnded?.(id, true);
      return meaning(id, { status: 200, headers, body: utf8.encode(body) });
    });

  /** One look, as long as there is no answer: whoever has one asks no more. */
  const looked = (): Heard[] => {
    const { standing } = type;
    if (!isTaken || standing === undefined) return [];
    const reply = call(standing.encode(question));
    if (typeof reply === 'string') return [{ id: '', outcome: reply, text: '' }];
    const said = standing.read(reply, question);
    if (said.type === 'taken') return [];
    isTaken = said.type !== 'answered';
    return [isTaken ? { id: '', outcome: said.type, text: '' } : meaning('', reply)];
  };

  const heard = (): Heard[] => {
    switch (type.delivery) {
      case 'callback':
        return calledBack();
      case 'polled':
        return looked();
      case 'collected':
      case 'immediate':
        return polled();
    }
  };

  return {
    delivery: type.delivery,
    /** What the agency's reply to the question means, or how the connection ended. */
    ask: (): string => {
      const reply = call(type.encode(question));
      if (typeof reply === 'string') return reply;
      const said = type.readAcknowledgement(reply);
      isTaken = said.type === 'accepted';
      if (said.type === 'accepted' && said.reference !== undefined) {
        question = { ...question, reference: said.reference };
      }
      return said.type;
    },
    /** The answer that an immediate reply holds. */
    askedAtOnce: (): Heard => {
      const reply = call(type.encode(question));
      return typeof reply === 'string' ? { id: '', outcome: reply, text: '' } : meaning('', reply);
    },
    /** Every message that waits now, taken and acknowledged; of a polled agency what one look tells. */
    heard,
    advance: (seconds: number): void => {
      nowMs += seconds * 1000;
    },
  };
};

/** The same with an agency of the registry. */
export const playedQuestion = (population: Population, agencyId: string, kind: string) => {
  const agency = findAgency(agencyId);
  const type = informationTypeOf(agencyId, kind);
  if (agency === undefined || type === undefined) throw new Error('no such kind');
  return playedBetween(population, { starts: simulators, agency, type });
};
