import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { agencies } from '#contracts/registry';

export type StageName = 'dev' | 'test' | 'prod';

/** Everything in which one stage differs from another. */
export type StageFacts = {
  /** The table and the key of the person index outlive the stack and cannot be deleted by accident. */
  keepsData: boolean;
  logRetentionDays: RetentionDays;
  /** How soon a case is looked at again if nothing brings it forward. */
  caseRecheckSeconds: number;
  /** No question waits longer than this for its answer: the six calendar days of the preparation term. */
  answerWaitSeconds: number;
  /** Agency id → name of its endpoint → base URL. */
  agencyEndpoints: Record<string, Record<string, string>>;
  /**
   * Agency id → public keys of whoever signs its messages (СМЭВ), in hexadecimal: x and y as in the certificate. Until a
   * key is set here, nothing that is due a signature is believed.
   */
  trustedKeys: Record<string, readonly string[]>;
};

const SIX_DAYS_SECONDS = 6 * 24 * 60 * 60;

/** Where the exchange reaches the agencies of a stage that talks to stand-ins: names that resolve nowhere else. */
const standIns = (stage: StageName): StageFacts['agencyEndpoints'] =>
  Object.fromEntries(
    agencies.map(({ id, endpoints }) => [
      id,
      Object.fromEntries(
        Object.keys(endpoints).map((endpoint) => [endpoint, `https://${endpoint}.${id}.${stage}.invalid`]),
      ),
    ]),
  );

/** The stages. A stage that is named and not described does not compile. */
export const stages: Record<StageName, StageFacts> = {
  dev: {
    keepsData: false,
    logRetentionDays: RetentionDays.ONE_WEEK,
    caseRecheckSeconds: 60,
    answerWaitSeconds: SIX_DAYS_SECONDS,
    agencyEndpoints: standIns('dev'),
    trustedKeys: {},
  },
  test: {
    keepsData: false,
    logRetentionDays: RetentionDays.ONE_MONTH,
    caseRecheckSeconds: 60,
    answerWaitSeconds: SIX_DAYS_SECONDS,
    agencyEndpoints: standIns('test'),
    trustedKeys: {},
  },
  prod: {
    keepsData: true,
    logRetentionDays: RetentionDays.ONE_YEAR,
    caseRecheckSeconds: 300,
    answerWaitSeconds: SIX_DAYS_SECONDS,
    // The address of СМЭВ and of a region's «Мой бизнес» is private to each participant: set here before the first deployment.
    agencyEndpoints: {
      ...standIns('prod'),
      tax: { ...standIns('prod')['tax'], npd: 'https://statusnpd.nalog.ru' },
    },
    // The key of the productive contour is in the certificate that its operator hands out with the address.
    trustedKeys: {},
  },
};
