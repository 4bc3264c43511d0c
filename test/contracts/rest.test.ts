import { describe, expect, test } from 'vitest';
import { contentTypeOf, retryAfterSecondsOf } from '#contracts/protocols/http';
import { readDeferredReply, readImmediateReply } from '#contracts/protocols/rest/acknowledgement';
import { readJson } from '#contracts/protocols/rest/json-call';
import { informationTypeOf } from '#contracts/registry';
import type { WireReply } from '#core/agency';
import { ContractBreach } from '#core/faults';

const json = { 'content-type': 'application/json; charset=utf-8' };
const reply = (status: number, headers: Record<string, string> = json, body = '{}'): WireReply => ({
  status,
  headers,
  body: new TextEncoder().encode(body),
});
const page = { 'content-type': 'text/html' };

describe('what a status means', () => {
  test.each([
    [200, 'answered', 'accepted'],
    [201, 'answered', 'accepted'],
    [202, 'answered', 'accepted'],
    [301, 'unavailable', 'unavailable'],
    [304, 'unavailable', 'unavailable'],
    [400, 'answered', 'answered'],
    [401, 'answered', 'answered'],
    [403, 'answered', 'answered'],
    [404, 'answered', 'answered'],
    [408, 'unavailable', 'unavailable'],
    [409, 'unavailable', 'accepted'],
    [422, 'answered', 'answered'],
    [425, 'unavailable', 'unavailable'],
    [429, 'unavailable', 'unavailable'],
    [500, 'unavailable', 'unavailable'],
    [503, 'unavailable', 'unavailable'],
    [599, 'unavailable', 'unavailable'],
  ])('%i with JSON: %s at once, %s with a callback', (status, immediate, deferred) => {
    expect(readImmediateReply(reply(status)).type).toBe(immediate);
    expect(readDeferredReply(reply(status)).type).toBe(deferred);
  });

  test.each([200, 202, 400, 403, 404, 500])('%i with a page is unavailable', (status) => {
    expect(readImmediateReply(reply(status, page)).type).toBe('unavailable');
    expect(readDeferredReply(reply(status, page)).type).toBe('unavailable');
  });

  test.each(['{"status": "accep', '}{', '{"a":1,"a":2}'])('202 with %s is unavailable', (body) => {
    const json = { 'content-type': 'application/json' };
    expect(readDeferredReply(reply(202, json, body))).toEqual({ type: 'unavailable', code: 'not-json' });
  });

  test('202 without a body is accepted; 200 without a type is no answer', () => {
    expect(readDeferredReply(reply(202, {}, ''))).toEqual({ type: 'accepted' });
    expect(readImmediateReply(reply(200, {}))).toEqual({ type: 'unavailable', code: 'not-json' });
    expect(
      readImmediateReply(reply(200, { 'content-type': 'application/json; charset=windows-1251' })).type,
    ).toBe('unavailable');
    expect(readImmediateReply(reply(400, { 'content-type': 'application/problem+json' })).type).toBe(
      'answered',
    );
  });
});

test.each([
  [{ 'retry-after': '30' }, 30],
  [{ 'retry-after': '999999999' }, 86_400],
  [{ 'retry-after': 'Mon, 23 Nov 2026 10:01:00 GMT', date: 'Mon, 23 Nov 2026 10:00:00 GMT' }, 60],
  [{ 'retry-after': 'Mon, 23 Nov 2026 09:00:00 GMT', date: 'Mon, 23 Nov 2026 10:00:00 GMT' }, undefined],
  [{ 'retry-after': 'Mon, 23 Nov 2026 10:01:00 GMT' }, undefined],
  [{ 'retry-after': '-5' }, undefined],
  [{ 'retry-after': 'soon' }, undefined],
  [{}, undefined],
])('%j asks for %s seconds', (headers, seconds) => {
  expect(retryAfterSecondsOf(reply(503, headers))).toBe(seconds);
});

test('content types', () => {
  const { mediaType, parameters } =
    contentTypeOf('Multipart/Related; Boundary="a;b=c" ; charset=UTF-8') ?? {};
  expect(mediaType).toBe('multipart/related');
  expect([...(parameters ?? [])]).toEqual([
    ['boundary', 'a;b=c'],
    ['charset', 'UTF-8'],
  ]);
});

test('a body is JSON by its type, or by its bytes where the type was not kept', () => {
  expect(readJson(reply(200, {}, '[1]'), 100)).toEqual([1]);
  expect(() => readJson(reply(200, page, '[1]'), 100)).toThrow(ContractBreach);
});

describe('the НПД service says "not now" with 422', () => {
  const status = informationTypeOf('tax', 'self-employed-status');
  const failure = (code: string) => reply(422, json, JSON.stringify({ code, message: 'тайна' }));

  test.each(['taxpayer.status.service.limited.error', 'taxpayer.status.service.unavailable.error'])(
    '%s',
    (code) => {
      expect(status?.readAcknowledgement(failure(code))).toEqual({
        type: 'unavailable',
        code,
        retryAfterSeconds: 60,
      });
    },
  );

  test('any other code is its answer: the question is wrong, or it is refused for a reason that a person reads', () => {
    expect(status?.readAcknowledgement(failure('validation.failed'))).toEqual({ type: 'answered' });
    expect(status?.decode(failure('validation.failed'))).toEqual({
      outcome: 'invalid-query',
      code: 'validation.failed',
    });
    expect(status?.decode(failure('Тайна Марии'))).toEqual({ outcome: 'refused', code: 'unknown' });
    expect(status?.decode(failure('access.denied'))).toEqual({ outcome: 'refused', code: 'access.denied' });
  });

  test('a status and a code at once, or a status as text, is a breach', () => {
    for (const body of [
      '{"status":true,"code":"x"}',
      '{"status":"true"}',
      '{"status":1}',
      '{"message":"x"}',
    ]) {
      expect(() => status?.decode(reply(200, json, body))).toThrow(ContractBreach);
    }
  });
});
