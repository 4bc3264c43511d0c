import { createPublicKey, verify } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { emulatorIn } from '#infra/local/emulator/emulator';
import { emulatedAssembly } from '#infra/local/emulator/emulator-assembly';
import { startDoor } from '#infra/local/emulator/emulator-door';
import { startIdentity } from '#infra/local/emulator/emulator-identity';

const Bound = z.object({ port: z.int() });

test('an emulator has to be named, and is never AWS', () => {
  expect(() => emulatorIn({}, '/nowhere')).toThrow('needs AWS_ENDPOINT_URL');
  for (const aws of ['https://sqs.eu-central-1.amazonaws.com', 'https://amazonaws.com', 'nowhere'])
    expect(() => emulatorIn({ AWS_ENDPOINT_URL: aws }, '/nowhere')).toThrow('AWS_ENDPOINT_URL');
});

test('commands reach the emulator and nothing that this computer knows of real accounts', () => {
  const given = {
    PATH: '/bin',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:4566/',
    AWS_ENDPOINT_URL_S3: 'https://s3.amazonaws.com',
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
    AWS_PROFILE: 'production',
    AWS_SESSION_TOKEN: 'real',
  };
  const { endpoint, environment } = emulatorIn(given, '/nowhere');

  expect(endpoint).toBe('http://127.0.0.1:4566');
  expect(environment).toEqual({
    PATH: '/bin',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'eu-central-1',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_HOME: '/nowhere',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CI: '1',
  });
});

const documentAt = async <Shape extends z.ZodType>(url: string, shape: Shape) =>
  shape.parse(await (await fetch(url)).json());

test('a token is signed by the key that its issuer publishes', async () => {
  const identity = await startIdentity();
  onTestFinished(() => {
    identity.stop();
  });
  const [header = '', claims = '', signature = ''] = identity
    .tokenOf(['office', 'event-source'], ['office-1', 'office-2'])
    .split('.');

  const { jwks_uri: keysUrl } = await documentAt(
    `${identity.issuer}/.well-known/openid-configuration`,
    z.object({ issuer: z.literal(identity.issuer), jwks_uri: z.url() }),
  );
  const Key = z.object({ kty: z.literal('RSA'), n: z.string(), e: z.string(), kid: z.string() });
  const { keys } = await documentAt(keysUrl, z.object({ keys: z.tuple([Key]) }));
  const key = createPublicKey({ key: keys[0], format: 'jwk' });
  const signed = Buffer.from(`${header}.${claims}`);
  expect(verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true);
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({
    alg: 'RS256',
    kid: keys[0].kid,
  });
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
    iss: identity.issuer,
    aud: 'sverka',
    scope: 'sverka/office sverka/employment-events',
    sverka_offices: 'office-1 office-2',
  });
});

test('the door leads to the API by its name, also where that name is no URL', async () => {
  const server = createServer((request, response) => {
    request.pipe(response.writeHead(202, { 'x-host': request.headers.host, 'x-path': request.url }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const door = await startDoor(`http://127.0.0.1:${Bound.parse(server.address()).port}`);
  onTestFinished(() => {
    door.stop();
    server.close();
  });
  const post = () => fetch(`${door.url}/v1/cases?a=1`, { method: 'POST', body: 'a body' });

  expect((await post()).status).toBe(503);
  door.leadTo('http://abc.execute-api.127.0.0.1:4566/');
  const answer = await post();
  expect(answer.status).toBe(202);
  expect(answer.headers.get('x-host')).toBe('abc.execute-api.127.0.0.1:4566');
  expect(answer.headers.get('x-path')).toBe('/v1/cases?a=1');
  expect(await answer.text()).toBe('a body');
});

const Resources = z.record(
  z.string(),
  z.looseObject({
    Type: z.string(),
    Properties: z.looseObject({
      Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).optional(),
    }),
  }),
);
const Template = z.object({ Resources });

/** What is deployed into an emulator of that name, under settings of which only the emulator's name differs. */
const emulated = (emulator: string | undefined, variables: Record<string, string>) => {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-emulated-'));
  const leftOut = emulatedAssembly(folder, { facts: {}, variables, emulator });
  const resourcesOf = (stack: string) =>
    Template.parse(JSON.parse(readFileSync(join(folder, `${stack}.template.json`), 'utf8'))).Resources;
  return { leftOut, exchange: resourcesOf('sverka-test'), watch: resourcesOf('sverka-test-watch') };
};

test('only what an emulator lacks is left out of the watch, and only named variables differ in the exchange', () => {
  const variables = { SIGNING_KEY: 'ab'.repeat(32), NOBODY_ASKS_FOR_THIS: 'x' };
  const whole = emulated(undefined, {});
  const some = emulated('MiniStack', variables);

  expect(whole.leftOut).toEqual([]);
  const missing = Object.keys(whole.watch).filter((id) => !(id in some.watch));
  expect(missing.map((id) => whole.watch[id]?.Type).sort()).toEqual(some.leftOut.toSorted());
  expect(new Set(some.leftOut)).toEqual(
    new Set(['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm', 'AWS::CloudWatch::Dashboard']),
  );
  expect(some.watch).toEqual(
    Object.fromEntries(Object.entries(whole.watch).filter(([id]) => !missing.includes(id))),
  );
  const signers = Object.keys(whole.exchange).filter(
    (id) => 'SIGNING_KEY' in (whole.exchange[id]?.Properties.Environment?.Variables ?? {}),
  );
  expect(signers).toHaveLength(9);
  const expected = structuredClone(whole.exchange);
  for (const id of signers) {
    const told = expected[id]?.Properties.Environment?.Variables ?? {};
    told['SIGNING_KEY'] = variables.SIGNING_KEY;
  }
  expect(some.exchange).toEqual(expected);
});
