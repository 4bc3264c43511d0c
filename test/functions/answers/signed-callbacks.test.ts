import { describe, expect, it } from 'vitest';
import {
  simulatedCallbackHeaders,
  simulatedCallbackKey,
} from '#contracts/protocols/rest/simulator-signature';
import { callbackSignatureOf } from '#contracts/registry';
import { existing } from '#functions/runtime/missing-row';
import { postCallback } from '#functions/receive-answer/over-http';
import { ReceiveAnswerEnv } from '#functions/receive-answer/env';
import { aRequest } from '#test/builders';
import { fakeHints } from '#test/fakes/fake-queues';
import { answering } from '#test/functions/answers/said';

const KEY = 'a1'.repeat(32);
const BODY = '{"outcome":"not-found"}';

/** A world in which the business centre was asked, and signs what it posts. */
const waiting = async () => {
  const world = answering();
  await world.post(aRequest());
  await world.acts.intake();
  const queryId = existing(
    world.queues.agencies.find(({ agency }) => agency === 'my-business'),
    'hint',
  ).queryId;
  const deps = {
    store: world.store,
    toAnswers: fakeHints(world.queues).toAnswers,
    findAgency: (id: string) => {
      const found = world.agencies.agencies.find((agency) => agency.id === id);
      return found === undefined ? undefined : { ...found, readCallback: () => ({ queryId }) };
    },
    callbackSignatureOf,
    trustedKeys: { 'my-business': [simulatedCallbackKey(KEY)] },
    clock: world.clock,
    recheckSeconds: 60,
  };
  const path = `/v1/callbacks/my-business/${queryId}`;
  const signedBy = (key: string, nonce: string): Record<string, string> =>
    simulatedCallbackHeaders(
      { url: `https://sverka.example${path}`, body: BODY, contentType: 'application/json' },
      { nowMs: Date.parse(world.clock()), nonce },
      key,
    );
  const post = async (headers: Record<string, string>) => {
    const answer = await postCallback(
      {
        pathParameters: { agency: 'my-business', queryId },
        query: {},
        headers,
        body: new TextEncoder().encode(BODY),
        caller: { type: 'unknown' },
        correlationId: 'correlation-callback',
      },
      deps,
    );
    return answer.status;
  };
  return { world, post, signedBy };
};

describe('a callback of an agency that signs', () => {
  it('is taken once: the very same call again is refused, the same answer signed anew is taken', async () => {
    const { world, post, signedBy } = await waiting();
    const headers = signedBy(KEY, 'first-nonce-00001');
    expect(await post(headers)).toBe(202);
    world.pass(1);
    expect(await post(headers)).toBe(401);
    const anew = signedBy(KEY, 'second-nonce-0001');
    expect(await post(anew)).toBe(202);
    world.pass(1);
    expect(await post(anew)).toBe(401);
    expect(await post(headers)).toBe(401);
    expect(world.rows.replies.size).toBe(1);
    expect(world.queues.answers).toHaveLength(2);
  });

  it('bears its nonce in the row of its reply, and in one of its own only where it leaves none', async () => {
    const { world, post, signedBy } = await waiting();
    await post(signedBy(KEY, 'first-nonce-00001'));
    expect([...world.rows.replies.values()].map(({ nonce }) => nonce)).toEqual(['first-nonce-00001']);
    expect(world.rows.nonces.size).toBe(0);
    world.pass(1);
    await post(signedBy(KEY, 'second-nonce-0001'));
    expect([...world.rows.nonces.keys()]).toEqual(['my-business#second-nonce-0001']);
  });

  it('is refused as replayed where it was refused before for what it says', async () => {
    const { world, post, signedBy } = await waiting();
    world.rows.queries.clear();
    const headers = signedBy(KEY, 'first-nonce-00001');
    expect(await post(headers)).toBe(404);
    world.pass(1);
    expect(await post(headers)).toBe(401);
  });

  it('may be repeated as it is where nothing was stored of it', async () => {
    const { world, post, signedBy } = await waiting();
    const headers = signedBy(KEY, 'first-nonce-00001');
    const { storeReply } = world.store;
    world.store.storeReply = () => Promise.reject(new Error('the table is not there'));
    await expect(post(headers)).rejects.toThrow();
    world.store.storeReply = storeReply;
    world.pass(1);
    expect(await post(headers)).toBe(202);
  });

  it.each([
    ['unsigned', () => ({ 'content-type': 'application/json' })],
    [
      'signed by somebody else',
      (signedBy: (key: string, nonce: string) => Record<string, string>) =>
        signedBy('b2'.repeat(32), 'a-nonce-of-others'),
    ],
  ])('is refused and leaves nothing where it is %s', async (_what, headersOf) => {
    const { world, post, signedBy } = await waiting();
    expect(await post(headersOf(signedBy))).toBe(401);
    expect(world.rows.replies.size).toBe(0);
    expect(world.rows.nonces.size).toBe(0);
    expect(world.queues.answers).toEqual([]);
  });

  it('does not start without being told whom to trust', () => {
    const missing = ReceiveAnswerEnv.safeParse({}).error?.issues.map(({ path }) => path.join('.'));
    expect(missing).toContain('TRUSTED_KEYS');
  });
});
