import {
  GetQueueAttributesCommand,
  ListQueuesCommand,
  SQSClient,
  type SQSClientConfig,
} from '@aws-sdk/client-sqs';
import type { Emulator } from '#infra/local/emulator/emulator';
import type { StandIdentity } from '#infra/local/emulator/emulator-identity';
import { LocalFault } from '#infra/local/local-fault';

const expectStatus = async (what: string, response: Promise<Response>, status: number): Promise<void> => {
  const { status: found } = await response;
  if (found !== status) throw new LocalFault(`${what}: HTTP ${found} instead of ${status}.`);
};

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Who does not get in: without a token, with one that is not the issuer's own, with one for something else. */
export const checkDoor = async (url: string, identity: StandIdentity): Promise<void> => {
  const post = (headers: Record<string, string>) =>
    fetch(`${url}/v1/verification-requests`, { method: 'POST', headers, body: '{}' });
  const elsewhere = identity.tokenOf(['event-source']);
  const own = identity.tokenOf(['office'], ['office-1']);
  const forged = `${own.slice(0, own.lastIndexOf('.'))}${elsewhere.slice(elsewhere.lastIndexOf('.'))}`;
  await expectStatus('a request without a token', post({}), 401);
  await expectStatus('a request with a forged token', post(bearer(forged)), 401);
  await expectStatus('a request with a token for events', post(bearer(elsewhere)), 403);
  await expectStatus('an empty request of an office', post(bearer(own)), 422);
  await expectStatus('a look at the queues without a signature', fetch(`${url}/v1/ops/queues`), 403);
};

/** A case is there for its own office and for no other. */
export const checkOffices = async (
  caseUrl: string,
  identity: StandIdentity,
  office: string,
): Promise<void> => {
  const read = (of: string) => fetch(caseUrl, { headers: bearer(identity.tokenOf(['office'], [of])) });
  await expectStatus('a case read by its office', read(office), 200);
  await expectStatus('a case read by another office', read(`${office}-other`), 404);
};

const clientOf = ({ endpoint, region, credentials }: Emulator): SQSClient => {
  const settings: SQSClientConfig = { endpoint, region, credentials, useQueueUrlAsEndpoint: false };
  return new SQSClient(settings);
};

/** Every queue of the stage by name, and how many messages lie in it. */
export const depthsOf = async (emulator: Emulator, prefix: string): Promise<Map<string, number>> => {
  const sqs = clientOf(emulator);
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: prefix }));
  const depths = await Promise.all(
    QueueUrls.map(async (QueueUrl): Promise<[string, number]> => {
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
      );
      return [QueueUrl.split('/').at(-1) ?? '', Number(Attributes.ApproximateNumberOfMessages)];
    }),
  );
  sqs.destroy();
  return new Map(depths);
};

/** Nothing fell out of a queue. */
export const checkDeadLetters = (depths: ReadonlyMap<string, number>): void => {
  const fallen = [...depths].filter(([name, depth]) => /-dlq(\.fifo)?$/.test(name) && depth > 0);
  if (fallen.length > 0) throw new LocalFault(`Dead letters in ${fallen.map(([name]) => name).join(', ')}.`);
};

/** So many results lie where offices take them. */
export const checkResults = (
  depths: ReadonlyMap<string, number>,
  queueName: string,
  expected: number,
): void => {
  const found = depths.get(queueName) ?? 0;
  if (found !== expected) throw new LocalFault(`${queueName} holds ${found} results instead of ${expected}.`);
};
