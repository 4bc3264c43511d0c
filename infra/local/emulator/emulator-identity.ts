import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import * as z from 'zod';
import { OFFICES_CLAIM, SCOPES } from '#schemas/front-door';

export const AUDIENCE = 'sverka';
const KEY_ID = 'stand';
const HOUR_SECONDS = 3600;

const Bound = z.object({ port: z.int() });

export type StandIdentity = {
  /** On loopback, and therefore http: API Gateway itself asks for https. */
  issuer: string;
  /** A token of an hour for a system that may do this, and that speaks for these offices. */
  tokenOf: (kinds: readonly (keyof typeof SCOPES)[], offices?: readonly string[]) => string;
  stop: () => void;
};

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** Issues tokens (RS256) as an identity provider does, and says by which key they are checked (OpenID Connect Discovery). */
export const startIdentity = async (): Promise<StandIdentity> => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'RS256', use: 'sig' }];
  const documents = new Map<string, object>([['/keys', { keys }]]);
  const server = createServer((request, response) => {
    const document = documents.get(request.url ?? '');
    response.writeHead(document === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(document ?? {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${Bound.parse(server.address()).port}`;
  documents.set('/.well-known/openid-configuration', { issuer, jwks_uri: `${issuer}/keys` });
  return {
    issuer,
    tokenOf: (kinds, offices = []) => {
      const now = Math.floor(Date.now() / 1000);
      const scope = kinds.map((kind) => SCOPES[kind]).join(' ');
      const may = { scope, [OFFICES_CLAIM]: offices.join(' ') };
      const claims = { iss: issuer, aud: AUDIENCE, iat: now, exp: now + HOUR_SECONDS, ...may };
      const signed = `${encoded({ alg: 'RS256', typ: 'JWT', kid: KEY_ID })}.${encoded(claims)}`;
      return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url')}`;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
