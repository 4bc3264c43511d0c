import { describe, expect, it } from 'vitest';
import type { InformationType, Standing } from '#core/agency';
import { askedQuestion } from '#test/functions/asking/asked-question';

const standings: Readonly<Record<number, Standing>> = {
  200: { type: 'answered' },
  204: { type: 'taken' },
  404: { type: 'not-taken' },
};
const standing: NonNullable<InformationType['standing']> = {
  encode: ({ query }) => ({ endpoint: 'api', method: 'GET', path: `/ask/${query.queryId}`, headers: {} }),
  read: ({ status }) => standings[status] ?? { type: 'unknown', code: `http-${status}` },
};
const probed: Partial<InformationType> = { repeat: 'unsafe', standing };

describe('a question that may not be repeated', () => {
  it('was taken and the reply was lost: the agency is asked about it, and it has one effect', async () => {
    const { mishaps, effects, calls, row, sendWhenDue } = await askedQuestion(probed);
    mishaps.push('reply-lost');
    expect(await sendWhenDue()).toBe('unavailable');
    expect(row().progress).toMatchObject({ state: 'planned', lastFailure: 'timeout' });
    expect(row().progress.unknownSince).toBe('2026-11-20T08:00:00.000Z');

    expect(await sendWhenDue()).toBe('taken');
    expect(row().progress.state).toBe('sent');
    expect(row().progress.unknownSince).toBeUndefined();
    expect(calls.map((call) => call.slice(0, 4))).toEqual(['POST', 'GET ']);
    expect(effects).toHaveLength(1);
  });

  it('never arrived: it is sent again once the agency says so, and only then', async () => {
    const { mishaps, effects, calls, row, sendWhenDue } = await askedQuestion(probed);
    mishaps.push('request-lost');
    expect(await sendWhenDue()).toBe('unavailable');
    expect(await sendWhenDue()).toBe('not-taken');
    expect(row().progress).toMatchObject({ state: 'planned', lastFailure: 'not-taken' });
    expect(effects).toEqual([]);
    expect(await sendWhenDue()).toBe('accepted');
    expect(calls.map((call) => call.slice(0, 4))).toEqual(['POST', 'GET ', 'POST']);
    expect(effects).toHaveLength(1);
  });

  it('is neither sent nor given up while the agency cannot say', async () => {
    const { mishaps, effects, row, sendWhenDue } = await askedQuestion(probed);
    mishaps.push('reply-lost', 'cannot-say', 'request-lost', 'cannot-say');
    await sendWhenDue();
    for (const code of ['http-502', 'timeout', 'http-502']) {
      expect(await sendWhenDue()).toBe('unknown');
      expect(row().progress).toMatchObject({ state: 'planned', lastFailure: code });
      expect(row().progress.unknownSince).toBe('2026-11-20T08:00:00.000Z');
    }
    expect(effects).toHaveLength(1);
    expect(await sendWhenDue()).toBe('taken');
    expect(effects).toHaveLength(1);
  });

  it('is sent again at once where no connection came about', async () => {
    const { mishaps, effects, row, sendWhenDue } = await askedQuestion(probed);
    mishaps.push('refused-connection');
    expect(await sendWhenDue()).toBe('unavailable');
    expect(row().progress.unknownSince).toBeUndefined();
    expect(await sendWhenDue()).toBe('accepted');
    expect(effects).toHaveLength(1);
  });

  it('is marked before it goes out: behind a crash the agency is asked, not told again', async () => {
    const { world, effects, hint, send } = await askedQuestion(probed);
    const { updateProgress } = world.store;
    let writes = 0;
    world.store.updateProgress = (...written) => {
      writes += 1;
      return writes === 2 ? Promise.reject(new Error('crash')) : updateProgress(...written);
    };
    await expect(send()).rejects.toThrow('crash');
    expect(world.rows.queries.get(hint.queryId)?.progress.unknownSince).toBe('2026-11-20T08:00:00.000Z');
    expect(await send()).toBe('taken');
    expect(effects).toHaveLength(1);
  });

  it('goes out once where two senders have the same hint', async () => {
    const { effects, send } = await askedQuestion(probed);
    const said = await Promise.all([send(), send()]);
    expect(said.toSorted()).toEqual(['accepted', 'already-sent']);
    expect(effects).toHaveLength(1);
  });

  it('waits for an answer where nobody can be asked', async () => {
    const { mishaps, effects, row, sendWhenDue, send } = await askedQuestion({ repeat: 'unsafe' });
    mishaps.push('reply-lost');
    await sendWhenDue();
    expect(await sendWhenDue()).toBe('outcome-unknown');
    expect(row().progress).toMatchObject({ state: 'sent', lastFailure: 'outcome-unknown' });
    expect(await send()).toBe('already-sent');
    expect(effects).toHaveLength(1);
  });
});

describe('a question whose repeat is recognised', () => {
  it('is sent again under the same id, whatever became of it', async () => {
    const { mishaps, effects, row, sendWhenDue } = await askedQuestion({});
    mishaps.push('reply-lost');
    await sendWhenDue();
    expect(row().progress.unknownSince).toBe('2026-11-20T08:00:00.000Z');
    expect(await sendWhenDue()).toBe('accepted');
    expect(new Set(effects).size).toBe(1);
    expect(row().progress.unknownSince).toBeUndefined();
  });
});

describe('an agency that is asked whether it has answered', () => {
  const polled: Partial<InformationType> = { standing: { ...standing, pollSeconds: 3600 } };

  it('is asked at its times until it has, also where it cannot say meanwhile', async () => {
    const { world, mishaps, state, calls, row, send, sendWhenDue } = await askedQuestion(polled);
    expect(await send()).toBe('accepted');
    expect(row().progress).toMatchObject({ state: 'sent', nextActionAt: '2026-11-20T09:00:00.000Z' });
    expect(await send()).toBe('too-early');

    expect(await sendWhenDue()).toBe('taken');
    mishaps.push('cannot-say');
    expect(await sendWhenDue()).toBe('unknown');
    expect(row().progress.state).toBe('sent');
    state.answer = '{"outcome":"not-found"}';
    expect(await sendWhenDue()).toBe('answered');
    expect(world.queues.answers).toHaveLength(1);
    expect(calls.map((call) => call.slice(0, 4))).toEqual(['POST', 'GET ', 'GET ', 'GET ']);
    expect(row().progress.nextActionAt).toBe(row().progress.dueAt);
  });

  it('is told again where it has lost the question', async () => {
    const { effects, sendWhenDue, send } = await askedQuestion(polled);
    await send();
    effects.length = 0;
    expect(await sendWhenDue()).toBe('not-taken');
    expect(await sendWhenDue()).toBe('accepted');
    expect(effects).toHaveLength(1);
  });
});

describe('a message id', () => {
  it('that is a day old is not sent: the question gets a new one', async () => {
    const { world, effects, row, send } = await askedQuestion({ messageIdSeconds: 82_800 });
    world.pass(82_799);
    const before = row().progress.epoch;
    await send();
    expect(row().progress.epoch).toBe(before);
    const older = await askedQuestion({ messageIdSeconds: 82_800 });
    older.world.pass(82_800);
    await older.send();
    expect(older.row().progress).toMatchObject({ epoch: 2, epochStartedAt: '2026-11-21T07:00:00.000Z' });
    expect(older.effects).toHaveLength(1);
    expect(older.effects).not.toEqual(effects);
  });

  const repeats: Partial<InformationType> = {
    readAcknowledgement: () => ({ type: 'accepted', isRepeat: true }),
  };

  it('that the agency has had before, though we never sent it, is a breach that a person sees', async () => {
    const { row, send } = await askedQuestion(repeats);
    await expect(send()).rejects.toMatchObject({ name: 'ContractBreach', path: '/messageId' });
    expect(row().progress).toMatchObject({ state: 'planned', breaches: 1 });
  });

  it('that we have sent before is a success', async () => {
    const { mishaps, row, sendWhenDue } = await askedQuestion(repeats);
    mishaps.push('reply-lost');
    await sendWhenDue();
    expect(await sendWhenDue()).toBe('accepted');
    expect(row().progress.state).toBe('sent');
  });
});
