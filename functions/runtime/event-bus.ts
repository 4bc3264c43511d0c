import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { PublishResult } from '#core/ports';

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

/**
 * Announces the event on a bus, whole: rules match on its CloudEvents attributes in `detail`. At least once; whoever must
 * not act twice goes by its id. Throws `EventNotTaken`: the call returns 200 with a list of failures.
 */
export const announceOn =
  (client: PutEvents, eventBusName: string): PublishResult =>
  async (event) => {
    const { Entries = [] } = await client.send(
      new PutEventsCommand({
        Entries: [
          {
            EventBusName: eventBusName,
            Source: 'ru.sverka',
            DetailType: event.type,
            Detail: JSON.stringify(event),
            Time: new Date(event.time),
          },
        ],
      }),
    );
    const failed = Entries.find(({ ErrorCode }) => ErrorCode !== undefined);
    if (failed !== undefined) throw new EventNotTaken(failed.ErrorCode ?? 'unknown');
  };
