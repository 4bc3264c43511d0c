import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import type { Weather } from '#test/simulation/faulty-ports';

/** `takeOff`: the look that waits for it is not wanted any more. */
type Message = {
  messageId: string;
  body: string;
  receiveCount: number;
  visibleAtMs: number;
  takeOff: () => void;
};

/** Gives a batch to a function; `undefined` where it died or ran out of time. */
export type Deliver = (records: readonly SQSRecord[]) => Promise<SQSBatchResponse | undefined>;

/** A queue with at-least-once delivery and everything else that a queue may do. */
export type SimulatedQueue = {
  name: string;
  send: (body: string) => void;
  deadLetters: () => readonly string[];
  /** Gives every dead letter back to the consumer; hints that say the same are one row's work. */
  redrive: () => void;
  purge: () => void;
  /** Every message that was ever sent comes again. */
  replay: () => void;
  isEmpty: () => boolean;
};

const VISIBILITY_SECONDS = 180;
const MAX_RECEIVES = 5;
const BATCH = 5;
const LATE_SECONDS = 600;

const recordOf = ({ messageId, body, receiveCount }: Message): SQSRecord => ({
  messageId,
  receiptHandle: `${messageId}/${receiveCount}`,
  body,
  attributes: {
    ApproximateReceiveCount: `${receiveCount}`,
    SentTimestamp: '1',
    SenderId: 'sverka',
    ApproximateFirstReceiveTimestamp: '1',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:queue',
  awsRegion: 'us-east-1',
});

export const simulatedQueue = (name: string, weather: Weather, deliver: Deliver): SimulatedQueue => {
  const { time, swarm, dice } = weather;
  const waiting = new Map<string, Message>();
  const dead: string[] = [];
  const ever: string[] = [];
  let sent = 0;

  const settle = (taken: readonly Message[], response: SQSBatchResponse | undefined): void => {
    if (response === undefined) return;
    const kept = new Set(response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const { messageId, takeOff } of taken) {
      if (kept.has(messageId) || swarm.strikes('delete-lost')) continue;
      if (waiting.delete(messageId)) takeOff();
    }
  };

  const visible = (): Message[] => {
    const found: Message[] = [];
    for (const message of waiting.values()) {
      if (message.visibleAtMs > time.nowMs()) continue;
      if (message.receiveCount >= MAX_RECEIVES) {
        waiting.delete(message.messageId);
        dead.push(message.body);
      } else if (found.length < BATCH) found.push(message);
    }
    return found;
  };

  const look = (): void => {
    const taken = visible();
    if (taken.length === 0) return;
    for (const message of taken) {
      message.receiveCount += 1;
      const seconds = swarm.strikes('seen-early') ? 1 : VISIBILITY_SECONDS;
      message.visibleAtMs = time.nowMs() + seconds * 1000;
      message.takeOff();
      message.takeOff = time.alarm(message.visibleAtMs, look);
    }
    void deliver(taken.map(recordOf)).then((response) => {
      settle(taken, response);
    });
  };

  const put = (body: string): void => {
    sent += 1;
    const lateSeconds = swarm.strikes('message-late') ? dice.below(LATE_SECONDS) : 0;
    const visibleAtMs = time.nowMs() + dice.below(50) + lateSeconds * 1000;
    const messageId = `${name}-${sent}`;
    const takeOff = time.alarm(visibleAtMs, look);
    waiting.set(messageId, { messageId, body, receiveCount: 0, visibleAtMs, takeOff });
  };

  return {
    name,
    send: (body) => {
      ever.push(body);
      if (swarm.strikes('message-lost')) return;
      put(body);
      if (swarm.strikes('message-twice')) put(body);
    },
    deadLetters: () => dead,
    redrive: () => {
      for (const body of new Set(dead.splice(0))) put(body);
    },
    purge: () => {
      waiting.clear();
    },
    replay: () => {
      for (const body of ever) put(body);
    },
    isEmpty: () => waiting.size === 0,
  };
};
