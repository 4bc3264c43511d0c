import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';

export type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
export type OutgoingCall = { method: string; url: URL; body?: Uint8Array };

/** SHA-256, with a key HMAC, as the signer asks for it; Node's own. */
class Sha256 {
  readonly #hash;

  constructor(key?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(key));
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(bytesOf(data));
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array(this.#hash.digest()));
  }

  reset(): void {
    throw new Error('a digest is made once');
  }
}

const bytesOf = (data: string | ArrayBuffer | ArrayBufferView): Uint8Array => {
  if (typeof data === 'string') return Buffer.from(data);
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
};

const queryOf = ({ searchParams }: URL): Record<string, string[]> =>
  Object.fromEntries([...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)]));

/** By what and where a call is signed; without a service, towards an API Gateway. */
export type Signature = { credentials: Credentials; region: string; service?: string };

/** Headers that sign a call (AWS Signature Version 4). */
export const signCall = async (
  { method, url, body }: OutgoingCall,
  { credentials, region, service = 'execute-api' }: Signature,
): Promise<Record<string, string>> => {
  const signer = new SignatureV4({ credentials, region, service, sha256: Sha256 });
  const signed = await signer.sign({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    query: queryOf(url),
    headers: { host: url.host },
    ...(body === undefined ? {} : { body }),
  });
  // fetch says the host itself.
  return Object.fromEntries(Object.entries(signed.headers).filter(([name]) => name !== 'host'));
};
