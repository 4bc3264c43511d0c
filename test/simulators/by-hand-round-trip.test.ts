import { afterEach, beforeEach, expect, test } from 'vitest';
import { decodeReply, findAgency, informationTypeOf } from '#contracts/registry';
import type { WireReply, WireRequest } from '#core/agency';
import type { QueryKind, QueryPeriod } from '#schemas/query';
import { expectations } from '#test/simulators/by-hand-expectations';
import { type Receiver, startReceiver, startStand, type Stand } from '#test/simulators/agencies-stand';
import { VERA, veraWho } from '#test/simulators/known-people';
import { freshId } from '#test/simulators/smev-by-hand';

/** Adapter and simulator were written apart, from the agency's documents: here they meet over HTTP. */
let stand: Stand;
let receiver: Receiver;
beforeEach(async () => {
  stand = await startStand(veraWho('answers'));
  receiver = await startReceiver();
});
afterEach(async () => {
  await stand.stop();
  receiver.stop();
});

const need = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('missing');
  return value;
};

const call = async (agencyId: string, request: WireRequest): Promise<WireReply> => {
  const response = await fetch(`${stand.url}/${agencyId}/${request.endpoint}${request.path}`, {
    method: request.method,
    headers: { ...request.headers, connection: 'close' },
    ...(request.body === undefined ? {} : { body: Buffer.from(request.body) }),
  });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
};

const collected = async (agencyId: string): Promise<WireReply> => {
  const queue = need(findAgency(agencyId)?.answerQueue);
  for (;;) {
    const reply = await call(agencyId, queue.encodePoll('2026-11-21T09:00:00.000Z', freshId(9)));
    const message = need(queue.readPoll(reply));
    const acked = await call(agencyId, queue.encodeAcknowledgement(message.agencyMessageId));
    expect(queue.readAcknowledged(acked)).toBe(true);
    if (message.isStatusOnly) continue;
    expect(message.originalMessageId).toBe(freshId(1));
    return reply;
  }
};

const ask = async (agencyId: string, kind: QueryKind, period: QueryPeriod) => {
  const type = need(informationTypeOf(agencyId, kind));
  const reply = await call(
    agencyId,
    type.encode({
      query: {
        queryId: 'abcdefghijklmnopqrstuvwxyz.abcdefghij234',
        caseId: 'abcdefghijklmnopqrstuvwxyz',
        agency: agencyId,
        kind,
        subjectId: 'applicant',
        period,
        lawfulBasis: '178-ФЗ',
      },
      subject: {
        subjectId: 'applicant',
        role: 'applicant',
        group: 'working-age',
        name: VERA.name,
        birthDate: VERA.birthDate,
        snils: VERA.snils,
        inn: VERA.inn,
        identity: { kind: 'passport-rf', series: '1710', number: '123456' },
      },
      registrationNumber: '2026-0101',
      messageId: freshId(1),
      sentAt: '2026-11-21T09:00:00.000Z',
      callbackUrl: receiver.url,
      testMode: true,
    }),
  );
  const acknowledgement = type.readAcknowledgement(reply);
  if (type.delivery === 'immediate') {
    expect(acknowledgement).toEqual({ type: 'answered' });
    return decodeReply(agencyId, kind, reply.body, reply.headers);
  }
  expect(acknowledgement).toEqual({ type: 'accepted' });
  if (type.delivery === 'callback') {
    const [body = ''] = await receiver.bodies(1);
    return decodeReply(agencyId, kind, Buffer.from(body), { 'content-type': 'application/json' });
  }
  const answer = await collected(agencyId);
  return decodeReply(agencyId, kind, answer.body, answer.headers);
};

test.each(expectations)('%s, %s: found', async (...[agencyId, kind, period, facts]) => {
  expect(await ask(agencyId, kind, period)).toMatchObject({ outcome: 'found', facts: { kind, ...facts } });
});

const silentKinds: ReadonlySet<string> = new Set(['self-employed-status']);
const negatives = expectations.filter(([, kind]) => !silentKinds.has(kind));
test.each(negatives)(
  '%s, %s: not found, not ready and refused stay apart',
  async (...[agencyId, kind, period]) => {
    const outcomes: string[] = [];
    for (const word of ['not-found', 'not-ready', 'refuses'] as const) {
      await stand.stop();
      stand = await startStand(veraWho(word));
      receiver.stop();
      receiver = await startReceiver();
      outcomes.push((await ask(agencyId, kind, period)).outcome);
    }
    expect(outcomes).toEqual(['not-found', 'not-ready', 'refused']);
  },
);

test.each(negatives)('%s, %s: garbage is a breach, never an answer', async (...[agencyId, kind, period]) => {
  await stand.stop();
  stand = await startStand(veraWho('garbage'));
  await expect(ask(agencyId, kind, period)).rejects.toMatchObject({ name: 'ContractBreach' });
});
