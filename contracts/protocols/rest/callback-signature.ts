import { createHash, createPublicKey, timingSafeEqual, verify, type KeyObject } from 'node:crypto';
import { signatureFields, type SignatureFields } from '#contracts/protocols/rest/signature-fields';
import type { CallbackSignature, PostedCall } from '#core/callback-signature';
import { ContractBreach } from '#core/faults';
import type { Instant } from '#schemas/time';

/** Without these a signature says too little: the body, and the address that it is for. */
const COVERED = ['@method', '@path', 'content-digest'] as const;
/** What may be signed beside it. */
const COVERABLE: ReadonlySet<string> = new Set([
  ...COVERED,
  '@authority',
  'content-type',
  'content-length',
  'date',
]);
/** A signature is made for this moment; the clocks of two machines differ. */
const WINDOW_SECONDS = 300;
const NONCE = /^[\x21\x23-\x5b\x5d-\x7e]{16,100}$/;
const ALGORITHM = 'ecdsa-p256-sha256';

const componentOf = (name: string, { method, path, headers }: PostedCall): string => {
  switch (name) {
    case '@method':
      return method;
    case '@path':
      return path;
    case '@authority':
      return (headers['host'] ?? '').toLowerCase();
    default: {
      const value = headers[name];
      if (value === undefined)
        throw new ContractBreach('/signature-input', 'components that the message has');
      return value.trim();
    }
  }
};

/** What is signed (RFC 9421 §2.5). */
const signatureBase = ({ components, written }: SignatureFields, call: PostedCall): string =>
  [
    ...components.map((name) => `"${name}": ${componentOf(name, call)}`),
    `"@signature-params": ${written}`,
  ].join('\n');

/** `Content-Digest` (RFC 9530) with SHA-256, also beside others, is that of the body. */
const checkDigest = ({ headers, body }: PostedCall): void => {
  const [, said = ''] =
    /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/.exec(headers['content-digest'] ?? '') ?? [];
  const digest = createHash('sha256').update(body).digest();
  const bytes = Buffer.from(said, 'base64');
  if (bytes.byteLength !== digest.byteLength || !timingSafeEqual(bytes, digest)) {
    throw new ContractBreach('/content-digest', 'the SHA-256 of the body');
  }
};

const secondsIn = (text: string | undefined): number =>
  /^\d{1,12}$/.test(text ?? '') ? Number(text) : Number.NaN;

const checkTime = (parameters: ReadonlyMap<string, string>, now: Instant): void => {
  const nowSeconds = Date.parse(now) / 1000;
  const created = secondsIn(parameters.get('created'));
  // Written so that a time that is no number fails too.
  if (!(Math.abs(nowSeconds - created) <= WINDOW_SECONDS)) {
    throw new ContractBreach('/signature-input/created', 'within five minutes of now');
  }
  const expires = parameters.get('expires');
  if (expires !== undefined && !(secondsIn(expires) > nowSeconds)) {
    throw new ContractBreach('/signature-input/expires', 'later than now');
  }
};

const checkParameters = ({ components, parameters }: SignatureFields): void => {
  if (!COVERED.every((name) => components.includes(name))) {
    throw new ContractBreach('/signature-input', `at least ${COVERED.join(', ')}`);
  }
  if (!components.every((name) => COVERABLE.has(name))) {
    throw new ContractBreach('/signature-input', `at most ${[...COVERABLE].join(', ')}`);
  }
  if ((parameters.get('alg') ?? ALGORITHM) !== ALGORITHM) {
    throw new ContractBreach('/signature-input/alg', ALGORITHM);
  }
};

/** x and y in hexadecimal, 32 bytes each, as everywhere in `TRUSTED_KEYS`. */
const keyOf = (publicKey: string): KeyObject => {
  const coordinate = (from: number): string =>
    Buffer.from(publicKey.slice(from, from + 64), 'hex').toString('base64url');
  return createPublicKey({
    format: 'jwk',
    key: { kty: 'EC', crv: 'P-256', x: coordinate(0), y: coordinate(64) },
  });
};

const isSignedBy = (publicKey: string, base: string, value: Uint8Array): boolean =>
  verify('sha256', Buffer.from(base), { key: keyOf(publicKey), dsaEncoding: 'ieee-p1363' }, value);

/**
 * HTTP Message Signatures (RFC 9421), ECDSA on P-256 with SHA-256. Covered are at least method, path and `Content-Digest`;
 * `created` is within five minutes, `nonce` is required. The key is one of the deployment's; `keyid` only names it.
 */
export const callbackSignature: CallbackSignature = {
  verify: (call, publicKeys, now) => {
    const fields = signatureFields(call.headers);
    checkParameters(fields);
    checkTime(fields.parameters, now);
    const nonce = fields.parameters.get('nonce') ?? '';
    if (!NONCE.test(nonce)) throw new ContractBreach('/signature-input/nonce', 'sixteen characters or more');
    checkDigest(call);
    const base = signatureBase(fields, call);
    if (!publicKeys.some((publicKey) => isSignedBy(publicKey, base, fields.value))) {
      throw new ContractBreach('/signature', 'made with a key that is trusted');
    }
    return { nonce };
  },
};
