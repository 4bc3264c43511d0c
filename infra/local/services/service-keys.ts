import { randomBytes } from 'node:crypto';

type Given = Readonly<Record<string, string | undefined>>;

/** By what functions and pollers sign their calls of queues and table, as the SDK reads it. */
export type ServiceKeys = { AWS_ACCESS_KEY_ID: string; AWS_SECRET_ACCESS_KEY: string };

/**
 * `SVERKA_ACCESS_KEY_ID` and `SVERKA_SECRET_ACCESS_KEY`, for a service that checks signatures; else random ones: a request that
 * left this computer by mistake could do nothing. Never the person's own keys of AWS.
 */
export const serviceKeys = (given: Given): ServiceKeys => {
  const { SVERKA_ACCESS_KEY_ID: id, SVERKA_SECRET_ACCESS_KEY: secret } = given;
  if (id !== undefined && secret !== undefined)
    return { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret };
  return {
    AWS_ACCESS_KEY_ID: `LOCAL${randomBytes(8).toString('hex').toUpperCase()}`,
    AWS_SECRET_ACCESS_KEY: randomBytes(20).toString('hex'),
  };
};

/** Certificates of services that speak https under an authority of their own: a file, as Node reads it. */
export const ownAuthority = ({ NODE_EXTRA_CA_CERTS: file }: Given): { NODE_EXTRA_CA_CERTS?: string } =>
  file === undefined ? {} : { NODE_EXTRA_CA_CERTS: file };
