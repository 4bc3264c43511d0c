import { describe, expect, it } from 'vitest';
import type { InformationType, Standing } from '#core/agency';
import { askedQuestion } from '#test/functions/asking/asked-question';

const standings: Readonly<Record<number, Standing>> = {
  200: { type: 'answered' },
  204: { type: 'taken' },
  404: { type: 'not-taken' },
};

/** Takes a question under its own number, which it says in `Location`, and is asked by that number each quarter of an hour. */
const byNumber = (): { numbers: string[]; type: Partial<InformationType> } => {
  const numbers = ['РР-1', 'РР-2'].map(encodeURIComponent);
  return {
    numbers,
    type: {
      readAcknowledgement: () => {
        const reference = numbers.shift();
        return { type: 'accepted', ...(reference === undefined ? {} : { reference }) };
      },
      standing: {
        by: 'reference',
        encode: ({ reference = 'none' }) => ({
          endpoint: 'api',
          method: 'GET',
          path: `/extracts/${reference}`,
          headers: {},
        }),
        read: ({ status }) => standings[status] ?? { type: 'unknown', code: `http-${status}` },
        pollSeconds: 900,
      },
    },
  };
};

describe('a question that the agency knows by a number of its own', () => {
  it('is asked about by that number until there is an answer', async () => {
    const { type } = byNumber();
    const { calls, state, row, world, sendWhenDue } = await askedQuestion(type);
    expect(await sendWhenDue()).toBe('accepted');
    expect(row().progress).toMatchObject({
      state: 'sent',
      reference: '%D0%A0%D0%A0-1',
      nextActionAt: '2026-11-20T08:15:00.000Z',
    });
    expect(await sendWhenDue()).toBe('taken');
    expect(row().progress).toMatchObject({ reference: '%D0%A0%D0%A0-1' });
    state.answer = '{"outcome":"not-found"}';
    expect(await sendWhenDue()).toBe('answered');
    expect(calls).toEqual(['POST /ask', 'GET /extracts/%D0%A0%D0%A0-1', 'GET /extracts/%D0%A0%D0%A0-1']);
    expect(world.queues.answers).toHaveLength(1);
  });

  it('is sent again where the reply with the number was lost', async () => {
    const { type } = byNumber();
    const { calls, mishaps, row, sendWhenDue } = await askedQuestion(type);
    mishaps.push('reply-lost');
    expect(await sendWhenDue()).toBe('unavailable');
    expect(row().progress.unknownSince).toBe('2026-11-20T08:00:00.000Z');
    expect(await sendWhenDue()).toBe('accepted');
    expect(calls).toEqual(['POST /ask', 'POST /ask']);
    expect(row().progress).toMatchObject({ state: 'sent', reference: '%D0%A0%D0%A0-1' });
  });

  it('waits for a person until its day where it may not be repeated and no number came', async () => {
    const { type } = byNumber();
    const { calls, mishaps, row, sendWhenDue } = await askedQuestion({ ...type, repeat: 'unsafe' });
    mishaps.push('reply-lost');
    await sendWhenDue();
    expect(await sendWhenDue()).toBe('outcome-unknown');
    expect(calls).toEqual(['POST /ask']);
    expect(row().progress.nextActionAt).toBe(row().progress.dueAt);
  });

  it('is sent anew where the agency no longer knows the number, and the new one counts', async () => {
    const { type } = byNumber();
    const { calls, effects, row, sendWhenDue } = await askedQuestion(type);
    await sendWhenDue();
    effects.length = 0;
    expect(await sendWhenDue()).toBe('not-taken');
    expect(row().progress).toMatchObject({ state: 'planned', lastFailure: 'not-taken' });
    expect(row().progress.reference).toBeUndefined();
    expect(await sendWhenDue()).toBe('accepted');
    expect(await sendWhenDue()).toBe('taken');
    expect(calls.at(-1)).toBe('GET /extracts/%D0%A0%D0%A0-2');
  });
});
