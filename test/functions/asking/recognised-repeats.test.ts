import { describe, expect, it } from 'vitest';
import type { InformationType, Standing } from '#core/agency';
import { existing } from '#functions/runtime/missing-row';
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

describe('a question whose repeat is recognised by an agency that says what became of it', () => {
  const asked: Partial<InformationType> = { standing };

  it('is asked about first, and not sent again where the agency has it', async () => {
    const { mishaps, effects, calls, row, sendWhenDue } = await askedQuestion(asked);
    mishaps.push('reply-lost');
    await sendWhenDue();
    expect(await sendWhenDue()).toBe('taken');
    expect(calls.map((call) => call.slice(0, 4))).toEqual(['POST', 'GET ']);
    expect(row().progress).toMatchObject({ state: 'sent' });
    expect(effects).toHaveLength(1);
  });

  it('is sent again under the same id where the agency knows nothing of it', async () => {
    const { mishaps, effects, calls, row, sendWhenDue } = await askedQuestion(asked);
    mishaps.push('request-lost');
    await sendWhenDue();
    const { epoch } = row().progress;
    expect(await sendWhenDue()).toBe('not-taken');
    expect(await sendWhenDue()).toBe('accepted');
    expect(calls.map((call) => call.slice(0, 4))).toEqual(['POST', 'GET ', 'POST']);
    expect(row().progress).toMatchObject({ state: 'sent', epoch });
    expect(effects).toHaveLength(1);
  });

  it('is sent again under the same id where the agency cannot say', async () => {
    const { mishaps, effects, calls, row, sendWhenDue } = await askedQuestion(asked);
    mishaps.push('reply-lost', 'cannot-say');
    await sendWhenDue();
    expect(await sendWhenDue()).toBe('unknown');
    expect(row().progress).toMatchObject({ state: 'planned', lastFailure: 'http-502', attempts: 2 });
    expect(await sendWhenDue()).toBe('accepted');
    expect(calls.map((call) => call.slice(0, 4))).toEqual(['POST', 'GET ', 'POST']);
    expect(new Set(effects).size).toBe(1);
  });

  it('a status that ended another question is kept for that one, and this one is sent again', async () => {
    const ofAnother: Partial<InformationType> = {
      standing: { ...standing, read: () => ({ type: 'of-another', messageId: 'message-of-another' }) },
    };
    const { world, mishaps, hint, sendWhenDue } = await askedQuestion(ofAnother);
    const another = existing(
      world.queues.agencies.find(({ queryId }) => queryId !== hint.queryId),
      'another question',
    );
    await world.store.rememberMessage(hint.agency, 'message-of-another', another.queryId);
    mishaps.push('request-lost');
    await sendWhenDue();
    expect(await sendWhenDue()).toBe('not-taken');
    expect(Array.from(world.rows.replies.values(), ({ queryId }) => queryId)).toEqual([another.queryId]);
    expect(world.queues.answers).toMatchObject([{ queryId: another.queryId }]);
    expect(await sendWhenDue()).toBe('accepted');
  });

  it('a status of a message that nobody sent is evidence, and this one is sent again', async () => {
    const ofNobody: Partial<InformationType> = {
      standing: { ...standing, read: () => ({ type: 'of-another', messageId: 'of-nobody' }) },
    };
    const { world, mishaps, hint, sendWhenDue } = await askedQuestion(ofNobody);
    mishaps.push('request-lost');
    await sendWhenDue();
    expect(await sendWhenDue()).toBe('not-taken');
    expect(world.queues.answers).toEqual([]);
    expect(await world.store.strayMessages(hint.agency, 10)).toMatchObject([
      { messageId: 'of-nobody', reason: 'unknown-question' },
    ]);
  });
});
