/** What the local stack runs: the synthesised template with every reference resolved. */
export type LocalQueue = {
  logicalId: string;
  name: string;
  url: string;
  arn: string;
  visibilityTimeoutSeconds: number;
  retentionSeconds: number;
  delaySeconds: number;
  deadLetter?: { arn: string; maxReceiveCount: number };
};

type KeySchema = { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[];
type LocalIndex = {
  IndexName: string;
  KeySchema: KeySchema;
  Projection: { ProjectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE'; NonKeyAttributes?: string[] | undefined };
};
export type LocalTable = {
  logicalId: string;
  name: string;
  attributeDefinitions: { AttributeName: string; AttributeType: 'S' | 'N' | 'B' }[];
  keySchema: KeySchema;
  indexes: LocalIndex[];
  timeToLiveAttribute?: string;
};

export type LocalFunction = {
  logicalId: string;
  name: string;
  codeFolder: string;
  /** `file.export`, as Lambda takes it. */
  handler: string;
  timeoutSeconds: number;
  memoryMegabytes: number;
  environment: Record<string, string>;
};

/** A Lambda event source mapping on an SQS queue. */
export type LocalMapping = {
  logicalId: string;
  queueArn: string;
  functionName: string;
  batchSize: number;
  windowSeconds: number;
  maximumConcurrency: number;
  reportsItemFailures: boolean;
  /** Patterns of FilterCriteria; none = everything passes. */
  patterns: readonly unknown[];
};

export type LocalSchedule = {
  logicalId: string;
  functionName: string;
  expression: string;
  /** What the target is invoked with, where the template says so. */
  input?: unknown;
};

/** A route of the HTTP API: method (or `ANY`) and path template such as `/v1/cases/{caseId}`. */
export type LocalRoute = { method: string; path: string; functionName: string };

export type StackModel = {
  queues: readonly LocalQueue[];
  tables: readonly LocalTable[];
  functions: readonly LocalFunction[];
  mappings: readonly LocalMapping[];
  schedules: readonly LocalSchedule[];
  routes: readonly LocalRoute[];
};
