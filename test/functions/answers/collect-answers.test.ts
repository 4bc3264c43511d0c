import { describe, expect, test } from 'vitest';
import { smevAnswerQueue } from '#contracts/protocols/smev3/answer-queue';
import { simulatedPublicKey } from '#contracts/protocols/smev3/simulator-gost';
import { tax } from '#contracts/tax/agency';
import type { AnswerQueue, WireReply, WireRequest } from '#core/agency';
import { AgencyUnavailable, ContractBreach } from '#core/faults';
import { collectAnswers } from '#functions/collect-answers/collect-answers';
import { authenticQueue } from '#functions/runtime/outgoing/signed-exchange';
import { aRequest } from '#test/builders';
import {
  BUS_KEY,
  busResponse,
  busSignature,
  inMessage,
  replyOf,
  soapDocument,
} from '#test/contracts/signed-messages';
import { channel, ID, OTHER, reply, response } from '#test/contracts/smev3-replies';
import { fakeCaseStore } from '#test/fakes/fake-case-store';
import { emptyQueues, fakeHints } from '#test/fakes/fake-queues';
import { emptyRows } from '#test/fakes/fake-rows';

const QUERY_ID = 'abcdefghijklmnopqrstuvwxyz.abcdefghij234';
const CASE_ID = 'abcdefghijklmnopqrstuvwxyz';
const NO_DATA =
  '<t:RequestRejected><t:RejectionReasonCode>NO_DATA</t:RejectionReasonCode></t:RequestRejected>';
const EMPTY = reply('<t:GetResponseResponse/>');
const answerFor = (original: string): WireReply =>
  response(NO_DATA, `<t:OriginalMessageId>${original}</t:OriginalMessageId>`);
const answer = answerFor(ID);
const stranger = answerFor(OTHER);
const broken = reply('<t:GetResponseResponse><t:ResponseMessage/></t:GetResponseResponse>');
const signed = replyOf(soapDocument(inMessage(busResponse(), busSignature())));
const unsigned = replyOf(
  soapDocument(inMessage(busResponse(), '').replace(/<t:SMEV.*?Signature><\/t:SMEVSignature>/, '')),
);

/** An agency whose queue gives these replies one after another, then nothing; and our side with one question. */
const exchange = async (
  replies: readonly (WireReply | AgencyUnavailable)[],
  answerQueue: AnswerQueue = smevAnswerQueue(channel),
  testMode = false,
) => {
  const rows = emptyRows();
  const queues = emptyQueues();
  const store = fakeCaseStore(rows);
  rows.requests.set(CASE_ID, aRequest(testMode ? { testMode } : {}));
  await store.rememberMessage('tax', ID, QUERY_ID);
  const left = [...replies];
  const told: string[] = [];
  const transport = ({ body }: WireRequest): Promise<WireReply> => {
    const text = new TextDecoder().decode(body);
    const [, accepted, id] = /accepted="(\w+)">([^<]+)</.exec(text) ?? [];
    if (accepted === undefined) {
      const next = left.shift() ?? EMPTY;
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    }
    told.push(`${accepted} ${id ?? ''} after ${String(rows.replies.size + rows.strays.size)}`);
    return Promise.resolve(reply('<t:AckResponse/>'));
  };
  const collect = () =>
    collectAnswers({
      agency: 'tax',
      answerQueue,
      transport,
      store,
      toAnswers: fakeHints(queues).toAnswers,
      clock: () => '2026-11-23T08:15:00.000Z',
      recheckSeconds: 60,
    });
  const strays = () => [...rows.strays.values()].map(({ messageId, reason }) => [reason, messageId]);
  return { rows, queues, told, collect, strays };
};

describe('a run over the queue of answers', () => {
  test('stores, then acknowledges, then hints', async () => {
    const { rows, queues, told, collect } = await exchange([answer]);
    expect(await collect()).toEqual({ outcome: 'collected', count: 1 });
    expect(told).toEqual([`true ${OTHER} after 1`]);
    expect([...rows.replies.values()].map(({ reply: kept }) => kept)).toEqual([answer]);
    expect(queues.answers).toMatchObject([{ queryId: QUERY_ID }]);
  });

  test('keeps the answer to a question that was never asked as evidence, and takes what is behind it', async () => {
    const { told, collect, strays, queues } = await exchange([stranger, answer]);
    expect(await collect()).toEqual({ outcome: 'collected-with-strays', count: 2 });
    expect(strays()).toEqual([['unknown-question', OTHER]]);
    expect(told.map((line) => line.slice(0, -1))).toEqual([`true ${OTHER} after `, `true ${OTHER} after `]);
    expect(queues.answers).toHaveLength(1);
  });

  test('goes on behind messages that cannot be read, keeps them, and ends in a breach that a person sees', async () => {
    const { told, collect, strays, queues } = await exchange([broken, answer]);
    await expect(collect()).rejects.toThrow(ContractBreach);
    expect(strays()).toEqual([['unreadable', expect.stringMatching(/^[0-9a-f]{32}$/)]]);
    expect(told).toHaveLength(1);
    expect(queues.answers).toHaveLength(1);
  });

  test('ends where a gateway gives the very same page again and again', async () => {
    const { collect, strays, queues } = await exchange([broken, broken, answer]);
    await expect(collect()).rejects.toThrow(ContractBreach);
    expect(strays()).toHaveLength(1);
    expect(queues.answers).toEqual([]);
  });

  test('says nothing of a queue that cannot be reached', async () => {
    const { collect, strays } = await exchange([new AgencyUnavailable('timeout')]);
    await expect(collect()).rejects.toThrow(AgencyUnavailable);
    expect(strays()).toEqual([]);
  });
});

describe('a message without the signature that is due', () => {
  const queue = authenticQueue(tax.answerQueue ?? smevAnswerQueue(channel), tax, {
    tax: [simulatedPublicKey(BUS_KEY)],
  });

  test('is kept as evidence, turned away, and holds up nothing; the run ends in an error', async () => {
    const { rows, told, collect, strays } = await exchange([unsigned, signed], queue);
    await expect(collect()).rejects.toMatchObject({ code: 'not-authentic' });
    expect(strays()).toEqual([['not-authentic', OTHER]]);
    expect(told.map((line) => line.split(' ')[0]).toSorted()).toEqual(['false', 'true']);
    // The evidence is what came, with its signature; what is read is taken out of it again.
    expect([...rows.replies.values()].map(({ reply: kept }) => kept)).toEqual([signed]);
  });

  test('is never hinted as an answer', async () => {
    const { queues, rows, collect } = await exchange([unsigned], queue);
    await expect(collect()).rejects.toMatchObject({ code: 'not-authentic' });
    expect(rows.replies.size).toBe(0);
    expect(queues.answers).toEqual([]);
  });
});

describe('a message that is marked as a test', () => {
  const marked = response(`${NO_DATA}<t:TestMessage/>`);

  test('touches no real case', async () => {
    const { rows, strays, told, collect } = await exchange([marked]);
    expect(await collect()).toEqual({ outcome: 'collected-with-strays', count: 1 });
    expect(strays()).toEqual([['test-for-real', OTHER]]);
    expect(rows.replies.size).toBe(0);
    expect(told).toHaveLength(1);
  });

  test('answers a test', async () => {
    const { rows, strays, collect } = await exchange([marked], smevAnswerQueue(channel), true);
    expect(await collect()).toEqual({ outcome: 'collected', count: 1 });
    expect(strays()).toEqual([]);
    expect(rows.replies.size).toBe(1);
  });
});
