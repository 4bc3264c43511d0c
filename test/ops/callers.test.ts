import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CommandFailure } from '#ops/cli/command-failure';
import type { Identity } from '#ops/cli/api/identity';
import { notLetIn, proveCall } from '#ops/cli/api/prove-call';
import type { Stand } from '#test/ops/api-stand';
import { standWith } from '#test/ops/stand-of-a-test';
import { nobody } from '#test/ops/fake-desk';
import { sverka } from '#test/ops/sverka-process';
import { CASE_ID, caseView, deadlinesView, queuesView } from '#test/ops/views';

const KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  AWS_SESSION_TOKEN: 'a session',
  AWS_REGION: 'eu-central-1',
};
const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** AWS Signature Version 4 by its description ("Create a signed AWS API request"), without the library. */
const signatureOf = (call: Stand['calls'][number], names: string): string => {
  const [path = '', query = ''] = call.path.split('?');
  const headers = names.split(';').map((name) => `${name}:${String(call.headers[name])}\n`);
  const canonical = [
    call.method,
    path,
    query.split('&').toSorted().join('&'),
    headers.join(''),
    names,
    sha256(call.body),
  ].join('\n');
  const at = String(call.headers['x-amz-date']);
  const scope = `${at.slice(0, 8)}/eu-central-1/execute-api/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${KEYS.AWS_SECRET_ACCESS_KEY}`);
  return hmac(key, toSign).toString('hex');
};

describe('operations', () => {
  it.each([
    ['a question', { command: ['queues'], route: 'GET /v1/ops/queues', view: queuesView }],
    [
      'a question with a parameter',
      {
        command: ['deadlines', '--office', 'vladimir-1'],
        route: 'GET /v1/ops/deadlines?office=vladimir-1',
        view: deadlinesView,
      },
    ],
    [
      'a change with a body',
      {
        command: ['redrive', 'query-tax', '--yes'],
        route: 'POST /v1/ops/failed/redrive',
        view: { queue: 'query-tax', sent: [], notFound: [] },
      },
    ],
  ])(
    '%s is signed so that it verifies by hand, and bears no token',
    async (_title, { command, route, view }) => {
      const stand = await standWith({
        'GET /v1/ops/failed': { status: 200, body: { queues: [] } },
        [route]: { status: 200, body: view },
      });
      await sverka([...command, '--api', stand.url], { ...KEYS, SVERKA_TOKEN: TOKEN });
      expect(stand.calls.length).toBeGreaterThan(0);
      for (const call of stand.calls) {
        const said = String(call.headers.authorization);
        const [, credential, names = '', signature] =
          /^AWS4-HMAC-SHA256 Credential=(\S+), SignedHeaders=(\S+), Signature=([0-9a-f]{64})$/.exec(said) ??
          [];
        expect(credential).toMatch(/^AKIDEXAMPLE\/\d{8}\/eu-central-1\/execute-api\/aws4_request$/);
        expect(names.split(';')).toEqual(
          expect.arrayContaining(['host', 'x-amz-date', 'x-amz-security-token']),
        );
        expect(call.headers['x-amz-security-token']).toBe('a session');
        expect(signature).toBe(signatureOf(call, names));
      }
    },
  );

  it('are asked on this computer without keys too', async () => {
    const stand = await standWith({ 'GET /v1/ops/queues': { status: 200, body: queuesView } });
    const none = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_REGION: '' };
    const { code } = await sverka(['queues', '--api', stand.url], none);
    expect({ code, said: stand.calls[0]?.headers.authorization }).toEqual({ code: 0, said: undefined });
  });
});

describe('an office', () => {
  const CASE = `GET /v1/cases/${CASE_ID}`;

  it('brings its token, and no signature', async () => {
    const stand = await standWith({ [CASE]: { status: 200, body: caseView } });
    const { code } = await sverka(['case', CASE_ID, '--api', stand.url], {
      ...KEYS,
      SVERKA_TOKEN: `${TOKEN}\n`,
    });
    expect(code).toBe(0);
    expect(stand.calls[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(stand.calls[0]?.headers['x-amz-date']).toBeUndefined();
  });

  it.each([401, 403])('hears what to set where the door refuses with %i', async (status) => {
    const stand = await standWith({
      [CASE]: { status, body: { message: 'Unauthorized' }, contentType: 'application/json' },
    });
    const { code, stderr } = await sverka(['case', CASE_ID, '--api', stand.url], { SVERKA_TOKEN: TOKEN });
    expect(code).toBe(1);
    expect(stderr).toContain(`HTTP ${status}`);
    expect(stderr).toContain('SVERKA_TOKEN');
    expect(stderr).not.toContain(TOKEN);
  });

  it('hears what the exchange says where its token does not reach', async () => {
    const body = {
      type: 'about:blank',
      title: 'Not for this caller',
      status: 403,
      detail: 'The token does not speak for this office.',
    };
    const stand = await standWith({ [CASE]: { status: 403, body } });
    const { code, stderr } = await sverka(['case', CASE_ID, '--api', stand.url], { SVERKA_TOKEN: TOKEN });
    expect(code).toBe(1);
    expect(stderr).toContain('does not speak for this office');
  });
});

const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
const found: Identity = {
  ...nobody,
  token: TOKEN,
  findKeys: () => Promise.resolve(keys),
};
const CASES = `/v1/cases/${CASE_ID}`;
const QUEUES = '/v1/ops/queues';
const ON_AWS = 'https://abc123.execute-api.eu-central-1.amazonaws.com';

const refusedWith = async (address: string, identity: Identity): Promise<string> => {
  try {
    await proveCall({ method: 'GET', url: new URL(address) }, identity);
    return 'sent';
  } catch (error) {
    if (error instanceof CommandFailure) return error.sentence.en;
    throw error;
  }
};

describe('before anything is sent', () => {
  it.each<[string, string, [string, Identity]]>([
    ['plain http to another computer', 'https://', [`http://sverka.example.ru${CASES}`, found]],
    ['plain http to another computer, operations', 'https://', [`http://10.0.0.7:8787${QUEUES}`, found]],
    ['a name that begins like this computer', 'https://', [`http://127.0.0.1.example.ru${CASES}`, found]],
    ['a name that begins like localhost', 'https://', [`http://localhost.example.ru${CASES}`, found]],
    ['no token', 'SVERKA_TOKEN', [`${ON_AWS}${CASES}`, nobody]],
    ['an empty token', 'SVERKA_TOKEN', [`${ON_AWS}${CASES}`, { ...nobody, token: '' }]],
    ['a token of two lines', 'SVERKA_TOKEN', [`${ON_AWS}${CASES}`, { ...nobody, token: 'a\r\nx-b: c' }]],
    ['no keys', 'AWS_PROFILE', [`${ON_AWS}${QUEUES}`, { ...nobody, token: TOKEN }]],
    ['no region', 'AWS_REGION', [`https://sverka.example.ru${QUEUES}`, found]],
  ])('%s is refused', async (_title, said, [address, identity]) => {
    expect(await refusedWith(address, identity)).toContain(said);
  });

  it('the region is read from the address of API Gateway', async () => {
    const url = new URL(`${ON_AWS}${QUEUES}`);
    const { authorization } = await proveCall({ method: 'GET', url }, { ...found, region: 'us-east-1' });
    expect(authorization).toContain('/eu-central-1/execute-api/aws4_request');
  });

  it('keys are looked for beyond the environment only for another computer', async () => {
    const url = new URL(`http://127.0.0.1:8787${QUEUES}`);
    expect(await proveCall({ method: 'GET', url }, { ...found, region: 'eu-central-1' })).toEqual({});
  });

  it('whoever is not let in hears which keys are needed', () => {
    expect(notLetIn(new URL(`${ON_AWS}${QUEUES}`), 403).details.join()).toContain('AWS_PROFILE');
  });
});
