import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hintsToAgencies, hintTo } from '#functions/runtime/queues/hints';
import { queueDesk } from '#functions/runtime/queues/queue-desk';
import { givenEndpoints } from '#infra/local/services/endpoints';
import { startSqs } from '#infra/local/queues/sqs-start';
import { superviseBackend, type SupervisedBackend } from '#infra/local/services/supervised-backend';
import type { QueryHint } from '#schemas/envelope';
import { aCase, aQuery } from '#test/builders';
import { dyingClient, queueClient } from '#test/local/dying-client';

const byId = (one: { messageId: string }, other: { messageId: string }): number =>
  one.messageId < other.messageId ? -1 : 1;

describe('queues as an operator works with them', () => {
  let folder: string;
  let service: Pick<SupervisedBackend, 'endpoint' | 'stop'>;
  let client: SQSClient;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sverka-queue-desk-'));
    const { sqs } = givenEndpoints(process.env);
    service =
      sqs === undefined
        ? await superviseBackend({
            kind: 'queues',
            start: (port) => startSqs(join(folder, 'sqs'), port),
            note: () => undefined,
          })
        : { endpoint: sqs, stop: () => Promise.resolve() };
    client = queueClient(service.endpoint);
  });
  afterAll(async () => {
    client.destroy();
    await service.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const create = async (name: string, attributes: Record<string, string> = {}): Promise<string> => {
    const { QueueUrl } = await client.send(
      new CreateQueueCommand({ QueueName: name, Attributes: attributes }),
    );
    return QueueUrl ?? '';
  };
  const pair = async (name: string) => ({
    url: await create(name),
    deadLetterUrl: await create(`${name}-dlq`),
  });
  const send = async (url: string, bodies: readonly string[]): Promise<string[]> => {
    const ids: string[] = [];
    for (const body of bodies) {
      const sent = await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body }));
      ids.push(sent.MessageId ?? '');
    }
    return ids;
  };
  const bodiesIn = async (url: string): Promise<string[]> =>
    (await queueDesk(client).peek(url, 200)).map(({ body }) => body).toSorted();

  const reveal = (url: string, ReceiptHandle: string | undefined) =>
    client.send(new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle, VisibilityTimeout: 0 }));

  it('looks at dead letters without taking them, again and again', async () => {
    const { deadLetterUrl } = await pair('peeked');
    const bodies = Array.from({ length: 12 }, (_, index) => `letter ${String(index).padStart(2, '0')}`);
    await send(deadLetterUrl, bodies);
    expect(await bodiesIn(deadLetterUrl)).toEqual(bodies);
    expect(await bodiesIn(deadLetterUrl)).toEqual(bodies);
    expect(await queueDesk(client).count(deadLetterUrl)).toEqual({ waiting: 12, inFlight: 0, delayed: 0 });
    expect(await queueDesk(client).peek(deadLetterUrl, 3)).toHaveLength(3);
  });

  it('sends the named dead letters again, leaves the others where they are, and says which are gone', async () => {
    const queues = await pair('named');
    const [first = '', , third = ''] = await send(queues.deadLetterUrl, ['one', 'two', 'three']);
    const items = await queueDesk(client).redrive(queues, [third, first, 'no such message']);
    expect(items.toSorted(byId)).toEqual(
      [
        { messageId: first, outcome: 'sent' },
        { messageId: third, outcome: 'sent' },
        { messageId: 'no such message', outcome: 'gone' },
      ].toSorted(byId),
    );
    expect(await bodiesIn(queues.url)).toEqual(['one', 'three']);
    expect(await bodiesIn(queues.deadLetterUrl)).toEqual(['two']);
    expect(await queueDesk(client).redrive(queues, [first])).toEqual([{ messageId: first, outcome: 'gone' }]);
  });

  it('sends as many as one call takes where none is named', async () => {
    const queues = await pair('all');
    const bodies = Array.from({ length: 103 }, (_, index) => `letter ${String(index).padStart(3, '0')}`);
    await send(queues.deadLetterUrl, bodies);
    expect(await queueDesk(client).redrive(queues)).toHaveLength(100);
    expect(await queueDesk(client).redrive(queues)).toHaveLength(3);
    expect(await bodiesIn(queues.url)).toEqual(bodies);
    expect(await bodiesIn(queues.deadLetterUrl)).toEqual([]);
  });

  it('calls hidden what somebody else has in hand, and sends it once it is put back', async () => {
    const queues = await pair('hidden');
    const [messageId = ''] = await send(queues.deadLetterUrl, ['one']);
    const held = await client.send(
      new ReceiveMessageCommand({ QueueUrl: queues.deadLetterUrl, VisibilityTimeout: 600 }),
    );
    expect(await queueDesk(client).redrive(queues, [messageId])).toEqual([
      { messageId, outcome: 'failed', code: 'hidden' },
    ]);
    await reveal(queues.deadLetterUrl, held.Messages?.[0]?.ReceiptHandle);
    expect(await queueDesk(client).redrive(queues, [messageId])).toEqual([{ messageId, outcome: 'sent' }]);
  });

  it('goes on after a death between sending and deleting: nothing is lost, one has a copy', async () => {
    const queues = await pair('death');
    const bodies = ['one', 'two', 'three', 'four'];
    const ids = await send(queues.deadLetterUrl, bodies);
    const handles: (string | undefined)[] = [];
    const dying = dyingClient(service.endpoint, { afterDeletes: 1, handles });
    const items = await queueDesk(dying).redrive(queues, ids);
    expect(items.map(({ outcome, code }) => code ?? outcome)).toEqual([
      'sent',
      'sent-not-deleted',
      'Died',
      'Died',
    ]);
    dying.destroy();

    const sent = items.flatMap(({ messageId, outcome }) => (outcome === 'sent' ? [messageId] : []));
    const again = await queueDesk(client).redrive(queues, ids);
    expect(again.map(({ outcome, code }) => code ?? outcome)).toEqual([
      'hidden',
      'hidden',
      'hidden',
      'hidden',
    ]);
    // The visibility time is over.
    for (const handle of handles.slice(1)) await reveal(queues.deadLetterUrl, handle);
    const rest = await queueDesk(client).redrive(queues, ids);
    expect(rest.map(({ outcome }) => outcome).toSorted()).toEqual(['gone', 'sent', 'sent', 'sent']);
    expect(rest.find(({ outcome }) => outcome === 'gone')?.messageId).toBe(sent[0]);
    expect(await bodiesIn(queues.url)).toEqual(['four', 'one', 'three', 'two', 'two']);
    expect(await bodiesIn(queues.deadLetterUrl)).toEqual([]);
  });

  it('keeps the group of an ordered queue, and is not taken for a repeat of the first sending', async () => {
    const ordered = { FifoQueue: 'true' };
    const queues = {
      url: await create('ordered.fifo', ordered),
      deadLetterUrl: await create('ordered-dlq.fifo', ordered),
    };
    const message = { MessageBody: 'result', MessageGroupId: 'case-1', MessageDeduplicationId: 'case-1/1' };
    await client.send(new SendMessageCommand({ QueueUrl: queues.url, ...message }));
    await client.send(new PurgeQueueCommand({ QueueUrl: queues.url }));
    await client.send(new SendMessageCommand({ QueueUrl: queues.deadLetterUrl, ...message }));
    expect((await queueDesk(client).redrive(queues)).map(({ outcome }) => outcome)).toEqual(['sent']);
    const { Messages: [arrived] = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl: queues.url, MessageSystemAttributeNames: ['MessageGroupId'] }),
    );
    expect([arrived?.Body, arrived?.Attributes?.MessageGroupId]).toEqual(['result', 'case-1']);
  });

  it('sends hints to the queue of each agency, more than a batch at a time', async () => {
    const [tax, centre] = [await create('query-tax'), await create('query-centre')];
    const { caseId } = aCase();
    const { queryId } = aQuery(caseId);
    const hints = Array.from({ length: 23 }, (_, index): QueryHint => {
      const agency = index % 2 === 0 ? 'tax' : 'employment-centre';
      const correlationId = `correlation-${index}`;
      return { schemaVersion: '1', type: 'query', caseId, queryId, agency, correlationId };
    });
    await hintsToAgencies(client, { tax, 'employment-centre': centre })(hints);
    const textsOf = (agency: string) =>
      hints
        .filter((hint) => hint.agency === agency)
        .map((hint) => JSON.stringify(hint))
        .toSorted();
    expect(await bodiesIn(tax)).toEqual(textsOf('tax'));
    expect(await bodiesIn(centre)).toEqual(textsOf('employment-centre'));
    await expect(hintsToAgencies(client, { tax })(hints)).rejects.toMatchObject({
      code: 'no-queue-of-employment-centre',
    });
  });

  it('sends one hint to one queue', async () => {
    const url = await create('intake');
    const hint = {
      schemaVersion: '1',
      type: 'case',
      caseId: aCase().caseId,
      correlationId: 'correlation-1',
    } as const;
    await hintTo(client, url)(hint);
    expect(await bodiesIn(url)).toEqual([JSON.stringify(hint)]);
  });
});
