import { describe, expect, it } from 'vitest';
import { RedriveView } from '#schemas/failed-messages';
import { aRequest } from '#test/builders';
import { theCase } from '#test/functions/drive';
import { failedStand, letter, QUEUES, urlOf } from '#test/functions/desk/failed-stand';

describe('failed messages', () => {
  it('are grouped by cause, agency and version, with count, oldest, example and advice', async () => {
    const { world, letters, failed } = failedStand();
    world.agencies.says.set('self-employed-status', 'garbage');
    await world.post(aRequest());
    await world.acts.intake();
    while (world.queues.agencies.length > 0) await world.acts.agencies();
    await expect(world.acts.answers()).rejects.toThrow();
    const [hint] = world.queues.answers;
    letters['answers'] = [
      letter('m1', hint ?? '', { firstSentAt: '2026-11-20T07:00:00.000Z' }),
      letter('m2', hint ?? '', { firstSentAt: '2026-11-20T06:00:00.000Z' }),
      letter('m3', '{"name":"Канарейкина"}'),
    ];

    const { groups, failed: messages, more } = await failed();
    expect(groups[0]?.group).toMatch(/^[a-z2-7]{8}$/);
    expect(groups).toMatchObject([
      {
        cause: 'contract-breach',
        code: '/answer',
        agency: 'tax',
        schemaVersion: '1',
        contractVersion: '1',
        queues: ['answers'],
        count: 2,
        oldest: '2026-11-20T06:00:00.000Z',
        example: 'm2',
        advice: {
          ru: 'Сравните сохранённый ответ с контрактом ведомства по указанному пути; исправьте чтение или сообщите ведомству, затем отправьте группу снова.',
          en: "Compare the stored reply with the agency's contract at this path; mend the reading or tell the agency, then send the group again.",
        },
      },
      { cause: 'unreadable', count: 1, example: 'm3' },
    ]);
    expect(messages[0]).toEqual({
      queue: 'answers',
      messageId: 'm1',
      group: groups[0]?.group,
      receiveCount: 5,
      firstSentAt: '2026-11-20T07:00:00.000Z',
      caseId: theCase(world).caseId,
      queryId: hint?.queryId,
      reason: 'contract-breach /answer',
    });
    expect(more).toEqual([]);
    expect(JSON.stringify([groups, messages])).not.toContain('Канарейкина');
  });

  it('of another schema, of rows that do not exist, and of nobody are groups of their own', async () => {
    const { letters, failed } = failedStand();
    const caseId = 'a'.repeat(26);
    const head = { schemaVersion: '1', correlationId: 'correlation-1' };
    const queryId = `${caseId}.${'b'.repeat(13)}`;
    letters['query-tax'] = [
      letter('m1', { ...head, type: 'query', caseId, queryId, agency: 'tax' }),
      letter('m2', { ...head, schemaVersion: '2', type: 'query', wave: 7 }),
      letter('m3', { ...head, schemaVersion: 'Канарейкина', type: 'query' }),
      letter('m4', 'no JSON'),
    ];
    letters['intake'] = [letter('m5', { ...head, type: 'case', caseId })];
    letters['events'] = [
      letter('m6', { ...head, type: 'event', source: 'employment-centre', sourceEventId: 'event-1' }),
    ];

    const { groups } = await failed();
    const said = groups.map(({ cause, code, agency, schemaVersion, count }) =>
      [cause, code, agency, schemaVersion, count].join(' '),
    );
    expect(said.toSorted()).toEqual([
      'missing-row case  1 1',
      'missing-row event employment-centre 1 1',
      'missing-row query tax 1 1',
      'other-version   2 1',
      'unreadable    2',
    ]);
  });

  it('say of a request of the queue which field is refused, and nothing that stands in it', async () => {
    const { world, letters, failed } = failedStand();
    const request = aRequest();
    await world.post(request);
    const [person] = request.subjects;
    letters['requests'] = [
      letter('m1', { ...request, subjects: [{ ...person, snils: '12345678901' }] }),
      letter('m2', { ...request, Канарейкина: '1' }),
      letter('m3', { ...request, contact: '1' }),
      letter('m4', request),
    ];
    const { groups, failed: messages } = await failed('requests');
    const codes = messages.map(({ messageId, group, standing }) => {
      const found = groups.find((one) => one.group === group);
      return [messageId, found?.cause, found?.code, standing];
    });
    expect(codes).toEqual([
      ['m1', 'request-refused', '/subjects/#/snils', undefined],
      ['m2', 'request-refused', '', undefined],
      ['m3', 'request-refused', '/contact', undefined],
      ['m4', 'not-recorded', undefined, 'already-accepted'],
    ]);
    expect(JSON.stringify([groups, messages])).not.toMatch(/Канарейкин|12345678901|2026-0900/);
  });

  it('tell a request that contradicts an accepted one', async () => {
    const { world, letters, failed } = failedStand();
    await world.post(aRequest());
    letters['requests'] = [letter('m1', aRequest({ testMode: true }))];
    expect((await failed()).groups).toMatchObject([{ cause: 'request-refused', code: 'conflict' }]);
  });

  it('shows one queue only where it is named, and says which there are where it does not exist', async () => {
    const { letters, call, failed } = failedStand();
    letters['intake'] = [letter('m1', '')];
    letters['events'] = [letter('m2', '')];
    expect((await failed('events')).failed.map(({ messageId }) => messageId)).toEqual(['m2']);
    const { status, body } = await call('GET /v1/ops/failed', {
      queryStringParameters: { queue: 'toString' },
    });
    expect({ status, body }).toMatchObject({
      status: 404,
      body: {
        detail: `Такой очереди нет. Есть: ${QUEUES.join(', ')}. / There is no such queue. There are: ${QUEUES.join(', ')}.`,
      },
    });
  });

  it('says how many more there are than it shows', async () => {
    const { letters, failed } = failedStand();
    letters['intake'] = Array.from({ length: 507 }, (_, index) => letter(`m${index}`, ''));
    const { failed: messages, more, groups } = await failed('intake');
    expect(messages).toHaveLength(500);
    expect(groups).toMatchObject([{ count: 500 }]);
    expect(more).toEqual([{ queue: 'intake', count: 7 }]);
  });
});

describe('sending again', () => {
  it('reports on each message, of a queue that exists, a hundred a call', async () => {
    const { call, redriven } = failedStand();
    const redrive = (value: unknown) => call('POST /v1/ops/failed/redrive', { body: JSON.stringify(value) });
    expect(RedriveView.parse((await redrive({ queue: 'answers' })).body)).toEqual({
      queue: 'answers',
      sentAgain: ['m1'],
      items: [
        { messageId: 'm1', outcome: 'sent' },
        { messageId: 'm2', outcome: 'gone' },
        { messageId: 'm3', outcome: 'failed', code: 'hidden' },
      ],
    });
    await redrive({ queue: 'answers', messageIds: ['m7'] });
    expect(redriven).toEqual([
      [urlOf('answers'), undefined],
      [urlOf('answers'), ['m7']],
    ]);
    const tooMany = Array.from({ length: 101 }, (_, index) => `m${index}`);
    expect((await redrive({ queue: 'toString' })).status).toBe(404);
    expect((await redrive({ queue: 'answers', messageIds: [] })).status).toBe(422);
    expect((await redrive({ queue: 'answers', messageIds: tooMany })).status).toBe(422);
    expect((await call('POST /v1/ops/failed/redrive', { body: '{' })).status).toBe(400);
  });
});
