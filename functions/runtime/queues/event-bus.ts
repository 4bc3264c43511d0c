import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { PublishResult } from '#core/ports';
import { inRounds } from '#functions/runtime/queues/in-rounds';
import type { ResultEvent } from '#schemas/envelope';

/** The bus did not take an event. */
class EventNotTaken extends Error {
  override readonly name = 'EventNotTaken';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export type PutEvents = Pick<EventBridgeClient, 'send'>;

export const eventBridgeClient = (): EventBridgeClient =>
  new EventBridgeClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 },
  });

/** EventBridge takes ten events in one call. */
const BATCH = 10;

const entryOf = (event: ResultEvent, eventBusName: string): PutEventsRequestEntry => ({
  EventBusName: eventBusName,
  Source: 'ru.sverka',
  DetailType: event.type,
  Detail: JSON.stringify(event),
  Time: new Date(event.time),
});

/**
 * Announces the event on a bus, whole: rules match on its CloudEvents attributes in `detail`. At least once; whoever must
 * not act twice goes by its id. What the messages of a batch announce at one time goes as one call. Throws `EventNotTaken`: the
 * call returns 200 with a list of failures, in the order of the events.
 */
export const announceOn = (client: PutEvents, eventBusName: string): PublishResult => {
  const announce = inRounds<ResultEvent>(BATCH, async (events) => {
    const { Entries = [] } = await client.send(
      new PutEventsCommand({ Entries: events.map((event) => entryOf(event, eventBusName)) }),
    );
    return new Map(
      Entries.flatMap(({ ErrorCode }, index) => (ErrorCode === undefined ? [] : [[index, ErrorCode]])),
    );
  });
  return async (event) => {
    const code = await announce(event);
    if (code !== undefined) throw new EventNotTaken(code);
  };
};
