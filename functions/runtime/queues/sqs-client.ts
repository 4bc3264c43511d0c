import { SQSClient } from '@aws-sdk/client-sqs';

/**
 * The SQS client. `useQueueUrlAsEndpoint: false`: otherwise the host inside a queue's URL would win over the endpoint
 * that the deployment names.
 */
export const sqsClient = (settings: { SVERKA_SQS_ENDPOINT?: string | undefined }): SQSClient =>
  new SQSClient({
    useQueueUrlAsEndpoint: false,
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 },
    ...(settings.SVERKA_SQS_ENDPOINT === undefined ? {} : { endpoint: settings.SVERKA_SQS_ENDPOINT }),
  });
