import { LocalFault } from '#infra/local/local-fault';

/** Addresses of services that the person has running already; the embedded ones stand in for the others. */
export type GivenEndpoints = { sqs?: string; dynamodb?: string };

/** An address without a slash at its end; `undefined` where nothing is given. Throws LocalFault at what is none, and at AWS itself. */
export const localAddress = (name: string, text: string | undefined): string | undefined => {
  if (text === undefined || text === '') return undefined;
  if (!URL.canParse(text)) throw new LocalFault(`${name} is not an address.`);
  // A local run with its short times and invented people must never reach an account.
  if (/(^|\.)amazonaws\.com(\.cn)?\.?$/i.test(new URL(text).hostname))
    throw new LocalFault(`${name} points at AWS itself; the local stack only works with local services.`);
  return text.replace(/\/+$/, '');
};

/** Reads `SVERKA_SQS_ENDPOINT` and `SVERKA_DYNAMODB_ENDPOINT`; refuses AWS's own. */
export const givenEndpoints = (env: Readonly<Record<string, string | undefined>>): GivenEndpoints => {
  const sqs = localAddress('SVERKA_SQS_ENDPOINT', env['SVERKA_SQS_ENDPOINT']);
  const dynamodb = localAddress('SVERKA_DYNAMODB_ENDPOINT', env['SVERKA_DYNAMODB_ENDPOINT']);
  return { ...(sqs === undefined ? {} : { sqs }), ...(dynamodb === undefined ? {} : { dynamodb }) };
};
