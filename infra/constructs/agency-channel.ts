import { Duration, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { agencies } from '#contracts/registry';
import { bundleOf } from '#infra/bundle';
import { ConsumerFunction } from '#infra/constructs/consumer-function';
import type { DurableQueue } from '#infra/constructs/durable-queue';
import type { ExchangeTable } from '#infra/constructs/exchange-table';
import { endpointsOf, hostsOf } from '#infra/constructs/outbound';
import { ScheduledFunction } from '#infra/constructs/scheduled-function';
import { parallelism } from '#infra/parallelism';

type Agency = (typeof agencies)[number];

export type AgencyChannelProps = {
  agency: Agency;
  /** Name of an endpoint of the agency → base URL, as this stage knows them. */
  endpoints: Record<string, string>;
  table: ExchangeTable;
  answers: DurableQueue;
  /** Signs our messages to agencies that ask for it. */
  signingKey: string;
  trustedKeys: Record<string, readonly string[]>;
  callbackBaseUrl: string;
  /** How soon the sweeper looks whether a hint got lost. */
  caseRecheckSeconds: number;
};

/** What a run needs beside its slowest call: a cold start, a wait for the rate, reading and writing rows. */
const MARGIN_SECONDS = 15;

/**
 * One agency: its queue of questions, its dead letters and alarm, its deployment of send-query and, where its answers
 * wait in a queue on its side, its collector. One agency's outage stops nobody else.
 */
export class AgencyChannel extends Construct {
  readonly agency: Agency;
  readonly queryQueue: DurableQueue;

  constructor(scope: Construct, id: string, props: AgencyChannelProps) {
    super(scope, id);
    const { agency, table, answers } = props;
    this.agency = agency;
    const endpoints = endpointsOf(agency, props.endpoints);
    const environment = {
      TABLE_NAME: table.tableName,
      AGENCY_ID: agency.id,
      AGENCY_ENDPOINTS: Stack.of(this).toJsonString(endpoints),
      ALLOWED_HOSTS: Stack.of(this).toJsonString(hostsOf(endpoints)),
      ANSWERS_QUEUE_URL: answers.url,
      TRUSTED_KEYS: Stack.of(this).toJsonString(props.trustedKeys),
      ...(isSigned(agency) ? { SIGNING_KEY: props.signingKey } : {}),
    };

    const sendQuery = new ConsumerFunction(this, 'send-query', {
      act: 'send-query',
      bundle: bundleOf('send-query', agency.id),
      queue: `query-${agency.id}`,
      impact: `Questions to ${agency.title.en} stop with an error of ours: their items end as "no answer" on the legal day.`,
      timeout: Duration.seconds(slowestCallSeconds(agency) + MARGIN_SECONDS),
      ...parallelism(agency.maxConcurrency),
      environment: { ...environment, CALLBACK_BASE_URL: props.callbackBaseUrl },
    });
    table.grantStore(sendQuery);
    answers.grantSend(sendQuery);
    this.queryQueue = sendQuery.queue;

    if (agency.answerQueue !== undefined) {
      const collectAnswers = new ScheduledFunction(this, 'collect-answers', {
        act: 'collect-answers',
        bundle: bundleOf('collect-answers', agency.id),
        impact: `Answers of ${agency.title.en} stay in its queue: their items stay open until the legal day.`,
        environment: { ...environment, CASE_RECHECK_SECONDS: `${props.caseRecheckSeconds}` },
      });
      table.grantStore(collectAnswers);
      answers.grantSend(collectAnswers);
    }
  }
}

const isSigned = ({ endpoints }: Agency): boolean =>
  Object.values(endpoints).some(({ signature }) => signature !== undefined);

const slowestCallSeconds = (agency: Agency): number =>
  Math.max(...agency.informationTypes.map(({ timeoutSeconds }) => timeoutSeconds));
