import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hintsToAgencies, hintTo } from '#functions/runtime/hints';
import { queueDesk } from '#functions/runtime/queue-desk';
import { startSqs } from '#infra/local/sqs-start';
import { superviseBackend, type SupervisedBackend } from '#infra/local/supervised-backend';
import type { QueryHint } from '#schemas/envelope';
import { aCase, aQuery } from '#test/builders';

describe('queues as an operator works with them', () => {
  let folder: string;
  let service: SupervisedBackend;
  let client: SQSClient;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sverka-queue-desk-'));
    service = await superviseBackend({
      kind: 'queues',
      start: (port) => startSqs(join(folder, 'sqs'), port),
      note: () => undefined,
    });
    client = new SQSClient({
      endpoint: service.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
  });
  afterAll(async () => {
    client.destroy();
    await service.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const create = async (name: string): Promise<string> => {
    const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: name }));
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
    (await queueDesk(client).peek(url, 100)).map(({ body }) => body).toSorted();

  it('looks at dead letters without taking them, again and again', async () => {
    const { deadLetterUrl } = await pair('peeked');
    const bodies = Array.from({ length: 12 }, (_, index) => `letter ${String(index).padStart(2, '0')}`);
    await send(deadLetterUrl, bodies);
    expect(await bodiesIn(deadLetterUrl)).toEqual(bodies);
    expect(await bodiesIn(deadLetterUrl)).toEqual(bodies);
    expect(await queueDesk(client).count(deadLetterUrl)).toEqual({ waiting: 12, inFlight: 0, delayed: 0 });
    expect(await queueDesk(client).peek(deadLetterUrl, 3)).toHaveLength(3);
  });

  it('sends the named dead letters again and leaves the others where they are', async () => {
    const queues = await pair('named');
    const [first = '', , third = ''] = await send(queues.deadLetterUrl, ['one', 'two', 'three']);
    const sentAgain = await queueDesk(client).redrive(queues, [third, first, 'no such message']);
    expect(sentAgain.toSorted()).toEqual([first, third].toSorted());
    expect(await bodiesIn(queues.url)).toEqual(['one', 'three']);
    expect(await bodiesIn(queues.deadLetterUrl)).toEqual(['two']);
  });

  it('sends all of them again where none is named', async () => {
    const queues = await pair('all');
    const bodies = Array.from({ length: 11 }, (_, index) => `letter ${String(index).padStart(2, '0')}`);
    await send(queues.deadLetterUrl, bodies);
    expect(await queueDesk(client).redrive(queues)).toHaveLength(11);
    expect(await bodiesIn(queues.url)).toEqual(bodies);
    expect(await bodiesIn(queues.deadLetterUrl)).toEqual([]);
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
