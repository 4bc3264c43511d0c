import { afterEach, expect, test } from 'vitest';
import { simulatedPublicKey } from '#contracts/protocols/smev3/simulator-gost';
import { provider } from '#contracts/registry';
import type { WireReply, WireRequest } from '#core/agency';
import { uuidV1Of } from '#core/ids';
import { httpTransport } from '#functions/runtime/outgoing/http-transport';
import { authenticInquiries, signedTransport } from '#functions/runtime/outgoing/signed-exchange';
import { BUS_KEY, OTHER_KEY, OUR_KEY, ourPublicKey } from '#test/contracts/signed-messages';
import { type Stand, START, startStand } from '#test/simulators/agencies-stand';

let stand: Stand | undefined;
afterEach(async () => {
  await stand?.stop();
  stand = undefined;
});

const QUESTION = {
  snils: '19033377767',
  name: { family: 'Орлова', given: 'Мария' },
  birthDate: '1990-04-12',
  purpose: 'PLACEMENT',
};

/** Us, over real HTTP, before a bus that shares no code with us and signs; and a participant that asks. */
const exchange = async (trusted = BUS_KEY) => {
  const at = await startStand({ people: [] }, { signatures: { busKey: BUS_KEY, callerKey: ourPublicKey } });
  stand = at;
  const send = signedTransport(
    httpTransport({ endpoints: { smev: `${at.url}/${provider.id}/smev` }, hosts: [new URL(at.url).host] }),
    provider,
    OUR_KEY,
  );
  const limits = { timeoutSeconds: 20, maxReplyBytes: 262_144 };
  const queue = authenticInquiries(provider, { [provider.id]: [simulatedPublicKey(trusted)] });
  const call = (request: WireRequest): Promise<WireReply> => send(request, limits);
  const poll = async () => {
    const reply = await call(queue.encodePoll(START));
    return { message: queue.readPoll(reply), reply };
  };
  return {
    queue,
    call,
    poll,
    ask: async (order: object): Promise<string> => {
      const { text } = await at.post('/social-protection/askers', JSON.stringify(order));
      return text;
    },
    heard: async (): Promise<unknown> => JSON.parse((await at.get('/social-protection/askers')).text),
    acknowledge: async (id: string) => queue.readAcknowledged(await call(queue.encodeAcknowledgement(id))),
    advance: at.advance,
  };
};

test('a request is taken, acknowledged and answered, signed on both sides', async () => {
  const { ask, poll, queue, acknowledge, call, heard } = await exchange();
  expect((await poll()).message).toBeUndefined();
  await ask({ requester: 'CZN033', question: QUESTION });
  const { message, reply } = await poll();
  if (message?.replyTo === undefined) throw new Error('nothing to answer');
  expect(message).toMatchObject({ requester: 'CZN033', isTest: false });
  expect(message).not.toHaveProperty('isForged');
  const { requestId, ...question } = queue.decode(reply);
  expect(question).toEqual({ ...QUESTION, purpose: 'placement' });

  expect(await acknowledge(message.agencyMessageId)).toBe(true);
  const envelope = { messageId: uuidV1Of('answer', START), replyTo: message.replyTo };
  const contracts = [{ inForce: true, signedOn: '2026-06-15', endsOn: '2027-03-15' }];
  const answer = queue.encodeTold(envelope, { contracts, requestId });
  expect(queue.readDelivery(await call(answer))).toEqual({ type: 'taken' });
  expect(queue.readDelivery(await call(answer))).toEqual({ type: 'taken', isRepeat: true });
  expect(await heard()).toMatchObject([
    {
      acked: 1,
      responses: [
        {
          messageId: envelope.messageId,
          contracts: [{ InForce: 'true', SignedOn: '2026-06-15', EndsOn: '2027-03-15' }],
        },
      ],
    },
  ]);
  expect((await poll()).message).toBeUndefined();
});

test('what is not acknowledged comes again after a quarter of an hour, under the same id', async () => {
  const { ask, poll, advance, acknowledge } = await exchange();
  await ask({ requester: 'CZN033', question: QUESTION });
  const first = (await poll()).message;
  expect((await poll()).message).toBeUndefined();
  advance(901);
  expect(await acknowledge(first?.agencyMessageId ?? '')).toBe(true);
  const second = (await poll()).message;
  expect(second?.inquiryId).toBe(first?.inquiryId);
});

test('a request that somebody else signed in the name of the bus is told as forged', async () => {
  const { ask, poll } = await exchange();
  await ask({ requester: 'CZN033', question: QUESTION, without: 'signature' });
  expect((await poll()).message).toMatchObject({ isForged: true });
});

test('a bus whose key we do not trust is believed no request', async () => {
  const { ask, poll } = await exchange(OTHER_KEY);
  await ask({ requester: 'CZN033', question: QUESTION });
  expect((await poll()).message).toMatchObject({ isForged: true });
});

test('an answer to nobody, and one whose id is a day old, are refused', async () => {
  const { queue, call, ask, poll } = await exchange();
  const messageId = uuidV1Of('answer', START);
  const nobody = queue.encodeRefused({ messageId, replyTo: 'bm9ib2R5' }, 'no-data');
  expect(queue.readDelivery(await call(nobody))).toEqual({ type: 'stopped', code: 'RequestIsNotFound' });
  await ask({ requester: 'CZN033', question: QUESTION, troubles: ['failure', 'page', 'lost'] });
  const replyTo = (await poll()).message?.replyTo ?? '';
  const old = queue.encodeRefused(
    { messageId: uuidV1Of('a', '2026-11-19T09:00:00.000Z'), replyTo },
    'no-data',
  );
  expect(queue.readDelivery(await call(old))).toEqual({ type: 'new-id', code: 'smev-302' });
  const answer = queue.encodeRefused({ messageId, replyTo }, 'no-data');
  expect(queue.readDelivery(await call(answer))).toEqual({ type: 'retry', code: 'smev-60' });
  expect(queue.readDelivery(await call(answer))).toMatchObject({ type: 'retry', code: 'http-503' });
  await expect(call(answer)).rejects.toThrow();
  expect(queue.readDelivery(await call(answer))).toEqual({ type: 'taken', isRepeat: true });
});
