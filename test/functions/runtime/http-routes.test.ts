import { describe, expect, it } from 'vitest';
import { json, type HttpRequest } from '#functions/runtime/http/http-answer';
import { callRoute } from '#test/functions/doors/http-call';

const echo = {
  'POST /v1/echo': (request: HttpRequest) =>
    Promise.resolve(
      json(200, {
        bytes: request.body.byteLength,
        text: Buffer.from(request.body).toString(),
        id: request.correlationId,
      }),
    ),
  'GET /v1/broken': () => Promise.reject(new TypeError('Канарейкина, СНИЛС 19033303738')),
};
const MEBIBYTE = 1_048_576;

describe('an HTTP call', () => {
  it('reads a body of any encoding', async () => {
    const body = Buffer.from('Ёлка');
    const plain = await callRoute(echo, 'POST /v1/echo', { body: 'Ёлка' });
    const base64 = await callRoute(echo, 'POST /v1/echo', {
      body: body.toString('base64'),
      isBase64Encoded: true,
    });
    expect(plain.body).toMatchObject({ text: 'Ёлка', bytes: 8 });
    expect(base64.body).toEqual(plain.body);
  });

  it('takes one mebibyte and not a byte more', async () => {
    const whole = await callRoute(echo, 'POST /v1/echo', { body: 'x'.repeat(MEBIBYTE) });
    expect(whole.status).toBe(200);
    const more = await callRoute(echo, 'POST /v1/echo', { body: 'x'.repeat(MEBIBYTE + 1) });
    expect(more.status).toBe(413);
    const letters = await callRoute(echo, 'POST /v1/echo', { body: 'я'.repeat(MEBIBYTE / 2 + 1) });
    expect(letters.status).toBe(413);
    expect(letters.headers['content-type']).toBe('application/problem+json');
  });

  it("keeps the caller's correlation id where it fits and mints one where not", async () => {
    const given = await callRoute(echo, 'POST /v1/echo', {
      headers: { 'X-Correlation-Id': 'office-thread-7' },
    });
    expect(given.headers['x-correlation-id']).toBe('office-thread-7');
    expect(given.body).toMatchObject({ id: 'office-thread-7' });
    const unfit = await callRoute(echo, 'POST /v1/echo', {
      headers: { 'x-correlation-id': 'Канарейкина Ия' },
    });
    expect(unfit.headers['x-correlation-id']).toMatch(/^[a-z2-7]{26}$/);
    expect(unfit.lines.join()).not.toContain('Канарейкина');
  });

  it('answers an unknown address with a problem document', async () => {
    const answer = await callRoute(echo, 'GET /v1/nowhere');
    expect(answer).toMatchObject({ status: 404, body: { type: 'about:blank', status: 404 } });
    expect((await callRoute(echo, 'toString')).status).toBe(404);
  });

  it('tells nothing of what failed inside, neither outside nor in the log', async () => {
    const answer = await callRoute(echo, 'GET /v1/broken');
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer)).not.toMatch(/Канарейкина|19033303738/);
    expect(answer.lines.map((line): unknown => JSON.parse(line))).toEqual([
      expect.objectContaining({
        outcome: 'thrown',
        error: 'TypeError',
        status: 500,
        route: 'GET /v1/broken',
      }),
    ]);
  });
});
