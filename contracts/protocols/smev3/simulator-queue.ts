import { digestOfParts, type JournalEntry } from '#contracts/protocols/simulator-journal';
import { derivedMessageId } from '#contracts/protocols/smev3/simulator-message-id';
import { messagesFor, type Part } from '#contracts/protocols/smev3/simulator-outbox';
import type { SimulatorSettings } from '#contracts/protocols/simulator-world';
import type { Said } from '#contracts/protocols/smev3/simulator-envelope';

/** A message that waits for its recipient. */
export type WaitingMessage = {
  id: string;
  part: Part;
  question: JournalEntry;
  availableAtMs: number;
  /** Handed out and not acknowledged: hidden from other polls until then (МР §2.2). */
  hiddenUntilMs: number;
  /** How often it was handed out. */
  deliveries: number;
  words?: Said;
};

/** Which message a poll may see. */
type Taste = { nowMs: number; accepts: (message: WaitingMessage) => boolean };

/** The answer queue of one agency. All of it follows from the lines of the journal. */
export type SimulatedQueue = {
  wasAsked: (messageId: string) => JournalEntry | undefined;
  put: (entry: JournalEntry) => void;
  /** The next message, now hidden from others. */
  take: (taste: Taste) => WaitingMessage | undefined;
  hide: (answerId: string, untilMs: number) => void;
  /** Whether some poll would be given a message now. */
  holdsMessage: (nowMs: number) => boolean;
  /** The message, if it was handed out and its time has not run out. */
  pending: (answerId: string, nowMs: number) => WaitingMessage | undefined;
  remove: (answerId: string) => void;
};

const WINDOW = 16;

/** An acknowledgement that the bus confirms and loses: the message comes again when its time is over. */
export const isAckLost = ({ question, deliveries }: WaitingMessage): boolean =>
  question.behaviour === 'redelivered' && deliveries < 2;

export const simulatedQueue = (settings: SimulatorSettings): SimulatedQueue => {
  const asked = new Map<string, JournalEntry>();
  const asksOf = new Map<string, number>();
  const waiting = new Map<string, WaitingMessage>();
  let taken = 0;

  const candidates = (taste: Taste, limit: number): WaitingMessage[] => {
    const found: WaitingMessage[] = [];
    for (const message of waiting.values()) {
      if (message.availableAtMs > taste.nowMs || message.hiddenUntilMs > taste.nowMs) continue;
      if (taste.accepts(message)) found.push(message);
      if (found.length === limit) break;
    }
    return found;
  };

  return {
    wasAsked: (messageId) => asked.get(messageId),
    put: (entry) => {
      const asks = asksOf.get(entry.digest) ?? 0;
      asked.set(entry.key, entry);
      asksOf.set(entry.digest, asks + 1);
      const acceptedAtMs = Date.parse(entry.at);
      const planned = messagesFor(entry, { lateSeconds: settings.lateSeconds, asks });
      planned.forEach(({ part, delaySeconds }, index) => {
        const availableAtMs = acceptedAtMs + delaySeconds * 1000;
        const id = derivedMessageId(availableAtMs, entry.agency, entry.key, `${index}`);
        waiting.set(id, { id, part, question: entry, availableAtMs, hiddenUntilMs: 0, deliveries: 0 });
      });
    },
    take: (taste) => {
      const shuffled = settings.delivery === 'shuffled';
      const found = candidates(taste, shuffled ? WINDOW : 1);
      taken += 1;
      const pick = shuffled
        ? Number.parseInt(digestOfParts(`${taken}`).slice(0, 6), 16) % (found.length || 1)
        : 0;
      const message = found[pick];
      if (message === undefined) return undefined;
      message.hiddenUntilMs = taste.nowMs + settings.redeliverySeconds * 1000;
      message.deliveries += 1;
      return message;
    },
    hide: (answerId, untilMs) => {
      const message = waiting.get(answerId);
      if (message === undefined) return;
      message.hiddenUntilMs = untilMs;
      message.deliveries += 1;
    },
    holdsMessage: (nowMs) => candidates({ nowMs, accepts: () => true }, 1).length > 0,
    pending: (answerId, nowMs) => {
      const message = waiting.get(answerId);
      return message !== undefined && message.hiddenUntilMs > nowMs ? message : undefined;
    },
    remove: (answerId) => {
      waiting.delete(answerId);
    },
  };
};
