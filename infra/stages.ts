import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { agencies, provider } from '#contracts/registry';
import type { RequesterKind } from '#schemas/inquiry';

export type StageName = 'dev' | 'test' | 'prod';

/** A network of the account, made and watched by whoever owns the way to the agencies: docs/hosting.md. */
export type StageNetwork = {
  vpcId: string;
  /** Private ones, in two zones at least. */
  subnetIds: readonly string[];
  /** Of those subnets: the way to DynamoDB is entered there. */
  routeTableIds: readonly string[];
  /** Where the agencies are, seen from there: the protected channel to СМЭВ, or `0.0.0.0/0` behind a NAT and a firewall. */
  agencyRanges: readonly string[];
  /** What the region calls the addresses of DynamoDB: `pl-…`. */
  dynamodbPrefixListId: string;
  /** The account's own policy by which Lambda makes network interfaces. */
  interfacePolicyArn: string;
};

/** Everything in which one stage differs from another. */
export type StageFacts = {
  /** The table and the key of the person index outlive the stack and cannot be deleted by accident. */
  keepsData: boolean;
  logRetentionDays: RetentionDays;
  /**
   * Every function has its runs reserved, so that none starves another. Together they need more than a fresh account is
   * given: `docs/hosting.md`.
   */
  reservesConcurrency: boolean;
  /** The functions run inside this network. @default none: they run in Lambda's own */
  network?: StageNetwork;
  /** The table into which a backup was restored: `docs/runbook.md`. */
  restoredTableName?: string;
  /** Who signs the tokens of offices, employment centres and agencies, and for whom they must be meant. */
  identity: { issuer: string; audiences: readonly string[] };
  /**
   * Where the door is reached, without a slash at its end: a domain of its own, behind mutual TLS (docs/hosting.md). Its
   * default address is switched off then, and agencies call back there.
   * @default none: the address that API Gateway gives it
   */
  doorUrl?: string;
  /** Calls that the front door lets in, all callers together. */
  throttle: { callsPerSecond: number; burst: number };
  /** Systems that hand in requests by queue, by the ARN of their role. */
  requestSenders: readonly string[];
  /** Systems that take results from their queue, by the ARN of their role. */
  resultReaders: readonly string[];
  /** How soon a case is looked at again if nothing brings it forward. */
  caseRecheckSeconds: number;
  /** Runs of the sweeper side by side in each minute, each over its own part of the waiting rows: docs/cost.md. */
  sweepers: number;
  /** No question waits longer than this for its answer: the six calendar days of the preparation term. */
  answerWaitSeconds: number;
  /** Id of an agency, or of us as the provider whom others ask → name of its endpoint → base URL. */
  agencyEndpoints: Record<string, Record<string, string>>;
  /**
   * The same ids → public keys of whoever signs those messages (СМЭВ), in hexadecimal: x and y as in the certificate. Until a
   * key is set here, nothing that is due a signature is believed.
   */
  trustedKeys: Record<string, readonly string[]>;
  /**
   * Version of the signing key that functions are given; it changes in AWS only with the template: `docs/runbook.md`.
   * @default the one that is current when a function is changed
   */
  signingKeyVersion?: string;
  /** Mnemonic of a participant of СМЭВ → what kind of body it is. Nobody else may ask us anything. */
  requesters: Record<string, RequesterKind>;
};

const SIX_DAYS_SECONDS = 6 * 24 * 60 * 60;

/** Where the exchange reaches the agencies of a stage that talks to stand-ins: names that resolve nowhere else. */
const standIns = (stage: StageName): StageFacts['agencyEndpoints'] =>
  Object.fromEntries(
    [...agencies, provider].map(({ id, endpoints }) => [
      id,
      Object.fromEntries(
        Object.keys(endpoints).map((endpoint) => [endpoint, `https://${endpoint}.${id}.${stage}.invalid`]),
      ),
    ]),
  );

/** Nobody beside the front door, and an issuer that resolves nowhere: set before anybody is to come in. */
const closed = (stage: StageName) => ({
  identity: { issuer: `https://identity.${stage}.invalid`, audiences: ['sverka'] },
  requestSenders: [],
  resultReaders: [],
});

/** Participants of the test contour that ask: an employment centre and the social protection of another region. */
const ASKERS: StageFacts['requesters'] = { CZN033: 'employment-service', OSZN037: 'social-protection' };

/** The stages. A stage that is named and not described does not compile. */
export const stages: Record<StageName, StageFacts> = {
  dev: {
    ...closed('dev'),
    keepsData: false,
    reservesConcurrency: false,
    throttle: { callsPerSecond: 20, burst: 40 },
    logRetentionDays: RetentionDays.ONE_WEEK,
    caseRecheckSeconds: 60,
    sweepers: 1,
    answerWaitSeconds: SIX_DAYS_SECONDS,
    agencyEndpoints: standIns('dev'),
    trustedKeys: {},
    requesters: ASKERS,
  },
  test: {
    ...closed('test'),
    keepsData: false,
    reservesConcurrency: false,
    throttle: { callsPerSecond: 50, burst: 100 },
    logRetentionDays: RetentionDays.ONE_MONTH,
    caseRecheckSeconds: 60,
    sweepers: 1,
    answerWaitSeconds: SIX_DAYS_SECONDS,
    agencyEndpoints: standIns('test'),
    trustedKeys: {},
    requesters: ASKERS,
  },
  prod: {
    ...closed('prod'),
    keepsData: true,
    reservesConcurrency: true,
    throttle: { callsPerSecond: 200, burst: 400 },
    logRetentionDays: RetentionDays.ONE_YEAR,
    caseRecheckSeconds: 300,
    sweepers: 8,
    answerWaitSeconds: SIX_DAYS_SECONDS,
    // The address of СМЭВ and of a region's «Мой бизнес» is private to each participant: set here before the first deployment.
    agencyEndpoints: {
      ...standIns('prod'),
      tax: { ...standIns('prod')['tax'], npd: 'https://statusnpd.nalog.ru' },
    },
    // The key of the productive contour is in the certificate that its operator hands out with the address.
    trustedKeys: {},
    // Set with the agreement under which a body may ask: its mnemonic is in the operator's register.
    requesters: {},
  },
};
