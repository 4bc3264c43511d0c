/** What stands in for an AWS account on this computer: the values behind the template's pseudo parameters. */
export const LOCAL_ACCOUNT = '000000000000';
export const LOCAL_REGION = 'us-east-1';

/** How the queue service calls a queue: its name comes behind each. */
export type QueuePlace = { urlBase: string; arnBase: string };

/** Addresses that the template's references turn into. */
export type Place = { queues: QueuePlace; apiUrl: string };

const PSEUDO_PARAMETERS: Record<string, string> = {
  'AWS::AccountId': LOCAL_ACCOUNT,
  'AWS::Region': LOCAL_REGION,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'local',
  'AWS::StackName': 'sverka-local',
  'AWS::StackId': 'sverka-local',
  'AWS::NoValue': '',
};

export const pseudoParameter = (name: string): string | undefined => PSEUDO_PARAMETERS[name];

export const arnOf = (service: string, rest: string): string =>
  `arn:aws:${service}:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${rest}`;

/** Name of the function in a function's, version's or alias's ARN, also inside an API Gateway invocation URI. */
export const functionNameIn = (text: string): string | undefined =>
  /:function:([^:/]+)/.exec(text)?.[1] ?? (/^[\w-]+$/.test(text) ? text : undefined);

/** What the embedded queue service says, and most others. */
export const usualQueues = (sqsEndpoint: string): QueuePlace => ({
  urlBase: `${sqsEndpoint}/${LOCAL_ACCOUNT}/`,
  arnBase: arnOf('sqs', ''),
});
