import { describe, expect, test } from 'vitest';
import { callbackSignature } from '#contracts/protocols/rest/callback-signature';
import {
  simulatedCallbackHeaders,
  simulatedCallbackKey,
} from '#contracts/protocols/rest/simulator-signature';
import type { PostedCall } from '#core/callback-signature';
import { ContractBreach } from '#core/faults';

const KEY = 'a1'.repeat(32);
const NOW = '2026-11-23T08:15:00.000Z';
const NONCE = 'nonce-of-one-call-0001';
const PATH = '/v1/callbacks/my-business/abcdefghijklmnopqrstuvwxyz.abcdefghij234';
const BODY = '{"requestId":"abcdefghijklmnopqrstuvwxyz.abcdefghij234","status":"not-found"}';
const trusted = [simulatedCallbackKey(KEY)];

const signedAt = (at: string, key = KEY): PostedCall => ({
  method: 'POST',
  path: PATH,
  headers: simulatedCallbackHeaders(
    { url: `https://sverka.example${PATH}`, body: BODY, contentType: 'application/json' },
    { nowMs: Date.parse(at), nonce: NONCE },
    key,
  ),
  body: new TextEncoder().encode(BODY),
});
const genuine = signedAt(NOW);
const verify = (call: PostedCall, keys: readonly string[] = trusted) =>
  callbackSignature.verify(call, keys, NOW);
const withHeader = (name: string, change: (value: string) => string): PostedCall => ({
  ...genuine,
  headers: { ...genuine.headers, [name]: change(genuine.headers[name] ?? '') },
});

describe('a call that an agency has signed', () => {
  test('is believed, and its nonce is told', () => {
    expect(verify(genuine)).toEqual({ nonce: NONCE });
  });

  test('is believed by any of the trusted keys', () => {
    expect(verify(genuine, [simulatedCallbackKey('b2'.repeat(32)), ...trusted])).toEqual({ nonce: NONCE });
  });

  test.each([
    ['five minutes ago', '2026-11-23T08:10:00.000Z', true],
    ['five minutes and a second ago', '2026-11-23T08:09:59.000Z', false],
    ['in five minutes, by its own clock', '2026-11-23T08:20:00.000Z', true],
    ['in five minutes and a second', '2026-11-23T08:20:01.000Z', false],
  ])('made %s: believed %s', (_when, at, isBelieved) => {
    if (isBelieved) expect(verify(signedAt(at))).toEqual({ nonce: NONCE });
    else expect(() => verify(signedAt(at))).toThrow(ContractBreach);
  });

  const input = (change: (value: string) => string) => withHeader('signature-input', change);
  test.each<[string, PostedCall]>([
    ['another body', { ...genuine, body: new TextEncoder().encode(BODY.replace('not-', '')) }],
    ['another question in the address', { ...genuine, path: PATH.replace('abc', 'abd') }],
    ['another method', { ...genuine, method: 'PUT' }],
    ['another content type', withHeader('content-type', () => 'text/plain')],
    ['a digest of another body', withHeader('content-digest', (value) => value.replace(/:./, ':A'))],
    ['no digest', withHeader('content-digest', () => '')],
    [
      'a digest by another algorithm alone',
      withHeader('content-digest', (value) => value.replace('sha-256', 'sha-257')),
    ],
    ['another nonce', input((value) => value.replace('0001', '0002'))],
    ['no nonce', input((value) => value.replace(/;nonce="[^"]*"/, ''))],
    ['a short nonce', input((value) => value.replace(NONCE, 'short'))],
    ['no time', input((value) => value.replace(/;created=\d+/, ''))],
    ['another time', input((value) => value.replace(/created=\d+/, 'created=1795421701'))],
    ['an end before now', input((value) => `${value};expires=1795421699`)],
    ['a parameter twice', input((value) => `${value};created=1795421700`)],
    ['another algorithm', input((value) => value.replace('ecdsa-p256-sha256', 'hmac-sha256'))],
    ['a body that is not covered', input((value) => value.replace('"content-digest" ', ''))],
    ['an address that is not covered', input((value) => value.replace(' "@path"', ''))],
    ['a component twice', input((value) => value.replace('"@path"', '"@path" "@path"'))],
    [
      'a component of ours that none may name',
      input((value) => value.replace('"@path"', '"@path" "cookie"')),
    ],
    ['a component with parameters', input((value) => value.replace('"@path"', '"@path";req'))],
    ['two signatures', input((value) => `${value}, other=${value.slice(7)}`)],
    ['a label without a value', input((value) => value.replace('centre=', 'other='))],
    ['no value', withHeader('signature', () => '')],
    // An ECDSA signature is made anew each time, so that its first character may be any of the 64.
    [
      'another value',
      withHeader('signature', (value) =>
        value.replace(/:(.)/, (_all, first) => (first === 'B' ? ':C' : ':B')),
      ),
    ],
    ['half a value', withHeader('signature', (value) => value.replace(/.{44}:$/, ':'))],
    ['nothing of a signature', { ...genuine, headers: { 'content-type': 'application/json' } }],
  ])('is a breach with %s', (_what, call) => {
    expect(call).not.toEqual(genuine);
    expect(() => verify(call)).toThrow(ContractBreach);
  });

  test.each([
    ['by nobody whom we trust', []],
    ['by another key', [simulatedCallbackKey('b2'.repeat(32))]],
  ])('%s is a breach', (_what, keys) => {
    expect(() => verify(genuine, keys)).toThrow(ContractBreach);
  });
});
