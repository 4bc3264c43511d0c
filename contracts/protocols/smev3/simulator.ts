import { agencyMode } from '#contracts/protocols/simulator-behaviour';
import type { JournalEntry } from '#contracts/protocols/simulator-journal';
import {
  type AgencySimulator,
  brokenBytes,
  delayedReply,
  isoInstant,
  leavingReply,
  type SimulatedReply,
  type SimulatorWorld,
  turnedAway,
  unavailable,
} from '#contracts/protocols/simulator-world';
import {
  acknowledgedReply,
  emptyQueueReply,
  faultReply,
  messageReply,
  queuedReply,
} from '#contracts/protocols/smev3/simulator-envelope';
import { type Dress, dressOf } from '#contracts/protocols/smev3/simulator-dress';
import { acceptedEntry } from '#contracts/protocols/smev3/simulator-accepted';
import { busFaults } from '#contracts/protocols/smev3/simulator-faults';
import { messageIdTrouble } from '#contracts/protocols/smev3/simulator-message-id';
import { wordsOf } from '#contracts/protocols/smev3/simulator-outbox';
import { isAckLost, simulatedQueue, type WaitingMessage } from '#contracts/protocols/smev3/simulator-queue';
import { type BusCall, type CallOf, readBusCall } from '#contracts/protocols/smev3/simulator-request';
import { isBadlySigned } from '#contracts/protocols/smev3/simulator-signed-call';
import { simulatedStatuses, statusReply } from '#contracts/protocols/smev3/simulator-status';
import type { SmevAgency, SmevService } from '#contracts/protocols/smev3/simulator-service';

type Bus = Required<Pick<AgencySimulator, 'replay' | 'holdsMessage'>> & {
  call: AgencySimulator['endpoints'][string];
};

/**
 * The СМЭВ bus in front of one agency: SendRequest, GetResponse, Ack and GetStatus at one address, envelopes of the schemas 1.1 to
 * 1.3, signed on both sides where `signatures` are set. Written from `README.md` beside it and МР 3.3, not from the adapter.
 */
export const simulatedBus = (self: SmevAgency, world: SimulatorWorld): Bus => {
  const queue = simulatedQueue(world.settings);
  const statuses = simulatedStatuses();
  const { signatures } = world.settings;
  let polls = 0;

  const dressFor = (version: string, seed: string): Dress => dressOf(version, seed, signatures?.busKey);

  const apply = (entry: JournalEntry): void => {
    switch (entry.effect) {
      case 'accepted':
        queue.put(entry);
        statuses.hold(entry);
        return;
      case 'answered':
        queue.hide(
          entry.answerId ?? '',
          Date.parse(entry.at) + Math.max(world.settings.redeliverySeconds, 1) * 1000,
        );
        return;
      case 'acked':
        queue.remove(entry.answerId ?? '');
        return;
      case 'repeated':
      case 'callback-delivered':
        return;
    }
  };
  const record = (entry: JournalEntry): void => {
    world.journal(entry);
    apply(entry);
  };

  const take = (sent: CallOf<'send'>, entry: JournalEntry): SimulatedReply => {
    const dress = dressFor(sent.version, sent.messageId);
    const trouble = messageIdTrouble(sent.messageId, world.nowMs());
    if (trouble !== undefined) return faultReply(dress, busFaults[trouble]);
    if (queue.wasAsked(sent.messageId) !== undefined) {
      world.journal({ ...entry, effect: 'repeated' });
      return faultReply(dress, busFaults.repeated);
    }
    record(entry);
    const reply = queuedReply(dress, { id: sent.messageId, sentAt: entry.at, sender: self.sender });
    return leavingReply(reply, entry.behaviour, world.settings);
  };

  const send = (sent: CallOf<'send'>): SimulatedReply => {
    const { content } = sent;
    const service = self.services.find(
      (each) => each.namespace === content?.namespace && each.requestRoot === content.name,
    );
    if (content === undefined || service === undefined) {
      return faultReply(dressFor(sent.version, sent.messageId), busFaults.unknownType);
    }
    const entry = acceptedEntry({ sent, service, content }, self.agency, world);
    return turnedAway(entry.behaviour) ?? take(sent, entry);
  };

  const said = (message: WaitingMessage, service: SmevService) =>
    wordsOf[message.part]({
      service,
      asked: {
        fields: message.question.asked ?? {},
        queryId: message.question.queryId ?? '',
        acceptedAt: message.question.at,
      },
      person: world.people().find(message.question.person),
      contradicted: self.contradicted,
    });

  const handOut = (version: string, message: WaitingMessage): SimulatedReply | undefined => {
    const service = self.services.find((each) => each.kind === message.question.kind);
    if (service === undefined) return undefined;
    message.words ??= said(message, service);
    if (message.part !== 'status') {
      world.journal({
        at: isoInstant(world.nowMs()),
        agency: self.agency,
        kind: service.kind,
        effect: 'answered',
        key: message.question.key,
        digest: message.question.digest,
        answerId: message.id,
      });
    }
    return messageReply(dressFor(version, message.id), {
      id: message.id,
      originalId: message.question.key,
      sentAt: isoInstant(message.availableAtMs),
      sender: self.sender,
      said: message.words,
      hasAttachments: world.settings.attachments === true,
    });
  };

  const poll = (polled: CallOf<'poll'>): SimulatedReply => {
    polls += 1;
    const wanted = self.services.find(
      (each) =>
        each.namespace === polled.selector?.namespace &&
        [each.requestRoot, each.responseRoot].includes(polled.selector.root),
    );
    if (polled.selector !== undefined && wanted === undefined) {
      return faultReply(dressFor(polled.version, `${polls}`), busFaults.unknownQueue);
    }
    const message = queue.take({
      nowMs: world.nowMs(),
      accepts: ({ question }) =>
        (polled.nodeId === undefined || polled.nodeId === question.asked?.['nodeId']) &&
        (wanted === undefined || wanted.kind === question.kind),
    });
    const reply = message === undefined ? undefined : handOut(polled.version, message);
    return reply ?? emptyQueueReply(dressFor(polled.version, `${polls}`));
  };

  const acknowledge = (acked: CallOf<'ack'>): SimulatedReply => {
    const dress = dressFor(acked.version, acked.messageId);
    const message = queue.pending(acked.messageId, world.nowMs());
    if (message === undefined) return faultReply(dress, busFaults.notPending);
    if (!isAckLost(message))
      record({
        at: isoInstant(world.nowMs()),
        agency: self.agency,
        kind: message.question.kind,
        effect: 'acked',
        key: message.question.key,
        digest: message.question.digest,
        answerId: message.id,
      });
    return acknowledgedReply(dress);
  };

  const serve = (call: BusCall): SimulatedReply => {
    switch (call.type) {
      case 'send':
        return send(call);
      case 'poll':
        return poll(call);
      case 'ack':
        return acknowledge(call);
      case 'status':
        polls += 1;
        return statusReply(dressFor(call.version, `${polls}`), statuses.next());
      case 'wrong':
        return faultReply(dressFor(call.version, call.reason), busFaults.wrongEnvelope);
    }
  };

  return {
    replay: apply,
    holdsMessage: () => queue.holdsMessage(world.nowMs()),
    call: (call) => {
      const mode = agencyMode(self.agency, world.people().population);
      if (mode === 'down') return { type: 'cut' };
      if (mode === 'garbage') return brokenBytes('text/xml; charset=utf-8');
      if (call.method !== 'POST') return { ...unavailable(), status: 405 };
      if (!(call.headers['content-type'] ?? '').startsWith('text/xml')) {
        return { ...unavailable(), status: 415 };
      }
      const text = new TextDecoder().decode(call.body);
      const read = readBusCall(text);
      const isUnsigned = signatures !== undefined && isBadlySigned(text, read, signatures.callerKey);
      const reply = isUnsigned
        ? faultReply(dressFor(read.version, 'unsigned'), busFaults.unsigned)
        : serve(read);
      return delayedReply(reply, mode === 'slow' ? world.settings.slowSeconds : 0);
    },
  };
};
