import { createECDH, createHash, createPrivateKey, sign } from 'node:crypto';

const pairOf = (privateKey: string) => {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(privateKey, 'hex');
  const point = pair.getPublicKey();
  return { x: point.subarray(1, 33), y: point.subarray(33), d: Buffer.from(privateKey, 'hex') };
};

/** The key that verifies what `simulatedCallbackHeaders` signs: x and y. */
export const simulatedCallbackKey = (privateKey: string): string => {
  const { x, y } = pairOf(privateKey);
  return x.toString('hex') + y.toString('hex');
};

type Posted = { url: string; body: string; contentType: string };
type Stamp = { nowMs: number; nonce: string };

/** The headers of a callback as a centre signs it: RFC 9421 by `node:crypto`, written from the RFC and nothing of ours. */
export const simulatedCallbackHeaders = (
  { url, body, contentType }: Posted,
  { nowMs, nonce }: Stamp,
  privateKey: string,
): Record<string, string> => {
  const digest = `sha-256=:${createHash('sha256').update(body, 'utf8').digest('base64')}:`;
  const created = Math.floor(nowMs / 1000);
  const input = `("content-digest" "content-type" "@method" "@path");created=${created};nonce="${nonce}";keyid="centre-1";alg="ecdsa-p256-sha256"`;
  const base = `"content-digest": ${digest}\n"content-type": ${contentType}\n"@method": POST\n"@path": ${new URL(url).pathname}\n"@signature-params": ${input}`;
  const { x, y, d } = pairOf(privateKey);
  const key = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: x.toString('base64url'),
      y: y.toString('base64url'),
      d: d.toString('base64url'),
    },
  });
  const value = sign('sha256', Buffer.from(base, 'utf8'), { key, dsaEncoding: 'ieee-p1363' });
  return {
    'content-type': contentType,
    'content-digest': digest,
    'signature-input': `centre=${input}`,
    signature: `centre=:${value.toString('base64')}:`,
  };
};
