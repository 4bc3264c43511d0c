import { localAddress } from '#infra/local/services/endpoints';
import { LocalFault } from '#infra/local/local-fault';

/** Something that speaks CloudFormation and the services of the template, at one address. */
export type Emulator = {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  /** For commands that shall reach it and nothing else. */
  environment: Record<string, string>;
};

const NEEDED = `npm run test:emulator needs AWS_ENDPOINT_URL: the address of an emulator of AWS that is empty and speaks
CloudFormation, S3, STS, SSM, IAM, KMS, SQS, DynamoDB, Lambda, API Gateway (HTTP), EventBridge, Scheduler and CloudWatch, and
that runs on this computer: its functions call simulated agencies on 127.0.0.1. docs/hosting.md says which were tried.
Without one, npm test runs the same template in the local stack.`;

type Environment = Readonly<Record<string, string | undefined>>;

/** Nobody's profile, region or address of a single service: whatever this computer knows of real accounts is left out. */
const withoutAws = (environment: Environment): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || name.startsWith('AWS_') ? [] : [[name, value]],
    ),
  );

/**
 * Reads `AWS_ENDPOINT_URL`, and keys and region where an emulator asks for its own.
 * @param cdkHome where the CDK command line remembers which account a key belongs to: another one in each emulator
 * @throws LocalFault where there is none, or where it is AWS
 */
export const emulatorIn = (given: Environment, cdkHome: string): Emulator => {
  const endpoint = localAddress('AWS_ENDPOINT_URL', given['AWS_ENDPOINT_URL']);
  if (endpoint === undefined) throw new LocalFault(NEEDED);
  const {
    AWS_ACCESS_KEY_ID: accessKeyId = 'test',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = 'test',
    AWS_REGION: region = 'eu-central-1',
  } = given;
  return {
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    environment: {
      ...withoutAws(given),
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_REGION: region,
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
      CDK_HOME: cdkHome,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      CI: '1',
    },
  };
};
