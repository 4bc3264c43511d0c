import { digestOfParts } from '#contracts/protocols/simulator-journal';
import {
  isoInstant,
  jsonReply,
  type SimulatedCall,
  type SimulatedReply,
  type SimulatorWorld,
  unavailable,
} from '#contracts/protocols/simulator-world';
import type { Dress } from '#contracts/protocols/smev3/simulator-dress';
import { acknowledgedReply, faultReply, type SmevFault } from '#contracts/protocols/smev3/simulator-envelope';
import { busFaults } from '#contracts/protocols/smev3/simulator-faults';
import {
  noRequestReply,
  replyToOf,
  requestReply,
  responseTakenReply,
  type SimulatedInquiry,
} from '#contracts/protocols/smev3/simulator-inquiry';
import { messageIdTrouble } from '#contracts/protocols/smev3/simulator-message-id';
import {
  type ProviderCall,
  readProviderCall,
  type Responded,
} from '#contracts/protocols/smev3/simulator-provider-call';
import { deliveryTroubles, type DeliveryTrouble } from '#contracts/protocols/smev3/simulator-delivery';
import { signatureTrouble } from '#contracts/protocols/smev3/simulator-signature';

/** A request in the queue, and what has become of it. */
export type QueuedInquiry = SimulatedInquiry & {
  /** How often the bus will hand it out as if it had lost the acknowledgement. */
  copies: number;
  /** What the provider's next responses to it meet, one after another. */
  troubles: DeliveryTrouble[];
  handedOut: number;
  acked: number;
  refused: number;
  hiddenUntilMs: number;
  responses: (Responded & { messageId: string })[];
};

type CallOf<Type extends ProviderCall['type']> = Extract<ProviderCall, { type: Type }>;

const SIGNED_IDS = {
  take: 'SIGNED_BY_CALLER',
  respond: 'SIGNED_BY_PROVIDER',
  ack: 'SIGNED_BY_CALLER',
} as const;

/** The same information type in any edition (МР: a filter may name any). */
const familyOf = (namespace: string): string => namespace.replace(/\/[\d.]+$/, '');

const PROVIDER = { mnemonic: 'SVERKA33', title: 'Социальная защита населения' };

/** The queue of requests in front of a provider: GetRequest, SendResponse and Ack at one address (МР §2.2, §2.3.6). */
export const simulatedInquiries = (world: SimulatorWorld) => {
  const queued: QueuedInquiry[] = [];
  const responseIds = new Set<string>();
  const { signatures, redeliverySeconds } = world.settings;
  let calls = 0;

  const dressFor = (version: string, seed: string): Dress => {
    const dice = Number.parseInt(digestOfParts(seed).slice(0, 2), 16);
    return {
      version,
      multipart: dice % 2 === 0,
      style: dice % 3 === 0 ? 'short' : 'long',
      ...(signatures === undefined ? {} : { busKey: signatures.busKey }),
    };
  };

  const isWaiting = ({ acked, refused, copies, hiddenUntilMs }: QueuedInquiry): boolean =>
    acked < copies && refused === 0 && hiddenUntilMs <= world.nowMs();

  const take = ({ version, selector }: CallOf<'take'>): SimulatedReply => {
    const next = queued.find(
      (one) =>
        isWaiting(one) &&
        (selector === undefined || familyOf(selector.namespace) === familyOf(one.namespace)),
    );
    if (next === undefined) return noRequestReply(dressFor(version, `${calls}`));
    next.handedOut += 1;
    next.hiddenUntilMs = world.nowMs() + redeliverySeconds * 1000;
    return requestReply(dressFor(version, `${next.messageId} ${next.handedOut}`), next);
  };

  const acknowledge = ({ version, messageId, accepted }: CallOf<'ack'>): SimulatedReply => {
    const dress = dressFor(version, messageId);
    const pending = queued.find((one) => one.messageId === messageId && one.hiddenUntilMs > world.nowMs());
    if (pending === undefined) return faultReply(dress, busFaults.notPending);
    if (accepted === 'false') pending.refused += 1;
    else pending.acked += 1;
    pending.hiddenUntilMs = 0;
    return acknowledgedReply(dress);
  };

  /** What the bus has against a response before it takes it. */
  const faultOf = (sent: CallOf<'respond'>, asked: QueuedInquiry | undefined): SmevFault | undefined => {
    const trouble = messageIdTrouble(sent.messageId, world.nowMs());
    if (trouble !== undefined) return busFaults[trouble];
    if (responseIds.has(sent.messageId)) return busFaults.repeated;
    if (asked === undefined) return deliveryTroubles['not-found'];
    const isForeign = sent.said.type === 'content' && sent.said.namespace !== asked.namespace;
    return isForeign ? deliveryTroubles['wrong-content'] : undefined;
  };

  const respond = (sent: CallOf<'respond'>): SimulatedReply => {
    const dress = dressFor(sent.version, sent.messageId);
    const asked = queued.find(({ messageId }) => replyToOf(messageId) === sent.to);
    const fault = faultOf(sent, asked);
    if (fault !== undefined || asked === undefined)
      return faultReply(dress, fault ?? busFaults.wrongEnvelope);
    const trouble = asked.troubles.shift();
    if (trouble === 'page') return unavailable();
    if (trouble !== undefined && trouble !== 'lost') return faultReply(dress, deliveryTroubles[trouble]);
    responseIds.add(sent.messageId);
    asked.responses.push({ messageId: sent.messageId, ...sent.said });
    if (trouble === 'lost') return { type: 'cut' };
    return responseTakenReply(dress, {
      id: sent.messageId,
      sentAt: isoInstant(world.nowMs()),
      sender: PROVIDER,
    });
  };

  const serve = (call: ProviderCall): SimulatedReply => {
    switch (call.type) {
      case 'take':
        return take(call);
      case 'ack':
        return acknowledge(call);
      case 'respond':
        return respond(call);
      case 'wrong':
        return faultReply(dressFor(call.version, call.reason), busFaults.wrongEnvelope);
    }
  };

  const isUnsigned = (text: string, call: ProviderCall): boolean =>
    signatures !== undefined &&
    call.type !== 'wrong' &&
    signatureTrouble(text, SIGNED_IDS[call.type], signatures.callerKey) !== undefined;

  return {
    /** Puts a request of some participant into the queue. */
    put: (inquiry: SimulatedInquiry & { copies: number; troubles: readonly DeliveryTrouble[] }): void => {
      queued.push({
        ...inquiry,
        troubles: [...inquiry.troubles],
        handedOut: 0,
        acked: 0,
        refused: 0,
        hiddenUntilMs: 0,
        responses: [],
      });
    },
    all: (): readonly QueuedInquiry[] => queued,
    call: ({ method, headers, body }: SimulatedCall): SimulatedReply => {
      calls += 1;
      if (method !== 'POST') return jsonReply(405, { code: 'not-a-post' });
      if (!(headers['content-type'] ?? '').startsWith('text/xml')) {
        return jsonReply(415, { code: 'not-a-message' });
      }
      const text = new TextDecoder().decode(body);
      const call = readProviderCall(text);
      return isUnsigned(text, call)
        ? faultReply(dressFor(call.version, 'unsigned'), busFaults.unsigned)
        : serve(call);
    },
  };
};
