import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** The DynamoDB client of the deployment, or of any compatible service. */
export const dynamodbClient = (settings: { SVERKA_DYNAMODB_ENDPOINT?: string | undefined }): DynamoDBClient =>
  new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 },
    ...(settings.SVERKA_DYNAMODB_ENDPOINT === undefined
      ? {}
      : { endpoint: settings.SVERKA_DYNAMODB_ENDPOINT }),
  });
