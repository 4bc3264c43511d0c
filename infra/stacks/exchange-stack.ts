import { Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { agencies } from '#contracts/registry';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { ActFunction } from '#infra/constructs/act-function';
import { AgencyChannel } from '#infra/constructs/agency-channel';
import { ClosedNetwork } from '#infra/constructs/closed-network';
import { ConsumerFunction } from '#infra/constructs/consumer-function';
import { describeDeployment } from '#infra/constructs/deployment';
import { Desk } from '#infra/constructs/desk';
import { DurableQueue } from '#infra/constructs/durable-queue';
import { ExchangeKeys } from '#infra/constructs/exchange-keys';
import { ExchangeTable } from '#infra/constructs/exchange-table';
import { HttpApi } from '#infra/constructs/http-api';
import { KeptSecret } from '#infra/constructs/kept-secret';
import { ProviderChannel } from '#infra/constructs/provider-channel';
import { ScheduledFunction } from '#infra/constructs/scheduled-function';
import type { StageFacts } from '#infra/stages';

export type ExchangeStackProps = {
  facts: StageFacts;
  /** Folder of the bundles, one folder per act. */
  bundles: string;
};

const SHORT = Duration.seconds(10);
const USUAL = Duration.seconds(30);

/**
 * The exchange. It is told from the end of a message's way to its beginning, because every act is given the queue of
 * the next one:
 *
 *   http / [requests] → accept-request → [intake] → open-case → [query-*] → send-query → agency
 *   agency → collect-answers / receive-answer → [answers] → reconcile-answer → [publish] → publish-result → [results]
 *   http → accept-request → [events] → record-event → [answers]          every minute: sweep re-hints what is due
 *   other bodies → СМЭВ → answer-inquiries → СМЭВ → other bodies
 */
export class ExchangeStack extends Stack {
  readonly tableName: string;

  constructor(scope: Construct, id: string, props: ExchangeStackProps) {
    super(scope, id, {
      description: 'Sverka: interagency data exchange',
      terminationProtection: props.facts.keepsData,
    });
    const { facts } = props;
    const keys = new ExchangeKeys(this, 'keys', facts);
    const network = facts.network && new ClosedNetwork(this, 'network', facts.network);
    describeDeployment(this, { ...facts, bundles: props.bundles, keys, network });
    const table = new ExchangeTable(this, 'table', facts);
    const personIndexKey = new KeptSecret(this, 'person-index-key');
    const signingKey = new KeptSecret(this, 'signing-key', facts.signingKeyVersion);
    const api = new HttpApi(this, 'api', facts);
    this.tableName = table.plainName;
    const TABLE_NAME = table.tableName;
    const PERSON_INDEX_KEY = personIndexKey.value;
    const CASE_RECHECK_SECONDS = `${facts.caseRecheckSeconds}`;
    const TRUSTED_KEYS = this.toJsonString(facts.trustedKeys);

    // A result leaves the house.
    const results = new DurableQueue(this, 'results', {
      fifo: true,
      impact: 'Subscribers cannot take verification results; the results themselves are in the table.',
      consumerTimeout: USUAL,
    });
    results.admitReaders(facts.resultReaders);
    const announcements = new EventBus(this, 'announcements', { eventBusName: `${id}-results` });
    const publishResult = new ConsumerFunction(this, 'publish-result', {
      act: 'publish-result',
      queue: 'publish',
      impact: 'Finished results are not announced; offices still see them when they ask.',
      timeout: USUAL,
      maxConcurrency: 10,
      environment: {
        TABLE_NAME,
        RESULTS_QUEUE_URL: results.url,
        EVENT_BUS_NAME: announcements.eventBusName,
      },
    });
    announcements.grantPutEventsTo(publishResult);
    table.grantStore(publishResult);
    results.grantSend(publishResult);
    const publish = publishResult.queue;

    // Answers become a result.
    const reconcileAnswer = new ConsumerFunction(this, 'reconcile-answer', {
      act: 'reconcile-answer',
      queue: 'answers',
      impact: 'An agency answered in a form we do not read: the answers are stored, their cases wait for us.',
      timeout: USUAL,
      maxConcurrency: 50,
      environment: {
        TABLE_NAME,
        PUBLISH_QUEUE_URL: publish.url,
        CASE_RECHECK_SECONDS,
        TRUSTED_KEYS,
      },
    });
    table.grantStore(reconcileAnswer);
    publish.grantSend(reconcileAnswer);
    const answers = reconcileAnswer.queue;
    const ANSWERS_QUEUE_URL = answers.url;

    const receiveAnswer = new ActFunction(this, 'receive-answer', {
      act: 'receive-answer',
      timeout: SHORT,
      concurrency: 50,
      impact: 'Agencies that call back cannot hand in their answers; they try again.',
      environment: { TABLE_NAME, ANSWERS_QUEUE_URL, CASE_RECHECK_SECONDS, TRUSTED_KEYS },
    });
    table.grantStore(receiveAnswer);
    answers.grantSend(receiveAnswer);
    api.route('agency', receiveAnswer, ['POST /v1/callbacks/{agency}/{queryId}']);

    // Employment events find their cases.
    const recordEvent = new ConsumerFunction(this, 'record-event', {
      act: 'record-event',
      queue: 'events',
      impact: 'Job placements do not reach their cases; they are stored and matched once this is mended.',
      timeout: USUAL,
      maxConcurrency: 10,
      environment: { TABLE_NAME, ANSWERS_QUEUE_URL, CASE_RECHECK_SECONDS },
    });
    table.grantStore(recordEvent);
    answers.grantSend(recordEvent);
    const events = recordEvent.queue;

    // Questions go to the agencies, each in a channel of its own.
    const channels = agencies.map((agency) => ({
      agency: agency.id,
      queue: new AgencyChannel(this, `channel-${agency.id}`, {
        agency,
        endpoints: facts.agencyEndpoints[agency.id] ?? {},
        table,
        answers,
        signingKey: signingKey.value,
        trustedKeys: facts.trustedKeys,
        callbackBaseUrl: api.baseUrl,
        caseRecheckSeconds: facts.caseRecheckSeconds,
      }).queryQueue,
    }));
    const queryUrls = channels.map(({ agency, queue }): [string, string] => [agency, queue.url]);
    const QUERY_QUEUE_URLS = this.toJsonString(Object.fromEntries(queryUrls));

    // A request becomes a case with its questions.
    const openCase = new ConsumerFunction(this, 'open-case', {
      act: 'open-case',
      queue: 'intake',
      impact: 'Accepted requests are not opened: nobody is asked, and their days run.',
      timeout: USUAL,
      maxConcurrency: 20,
      environment: {
        TABLE_NAME,
        QUERY_QUEUE_URLS,
        EVENTS_QUEUE_URL: events.url,
        PERSON_INDEX_KEY,
        CASE_RECHECK_SECONDS,
        ANSWER_WAIT_SECONDS: `${facts.answerWaitSeconds}`,
      },
    });
    table.grantStore(openCase);
    for (const queue of [...channels.map((channel) => channel.queue), events]) queue.grantSend(openCase);
    const intake = openCase.queue;

    // Requests and events come in.
    const acceptEnvironment = {
      TABLE_NAME,
      INTAKE_QUEUE_URL: intake.url,
      EVENTS_QUEUE_URL: events.url,
      ANSWERS_QUEUE_URL,
      PERSON_INDEX_KEY,
      CASE_RECHECK_SECONDS,
    };
    const acceptOverHttp = new ActFunction(this, 'accept-request', {
      act: 'accept-request',
      exported: 'overHttp',
      timeout: SHORT,
      concurrency: 100,
      impact:
        'Offices and employment centres cannot hand in anything over HTTP; they see an error and try again.',
      environment: acceptEnvironment,
    });
    const acceptFromQueue = new ConsumerFunction(this, 'accept-request-from-queue', {
      act: 'accept-request',
      exported: 'fromQueue',
      queue: 'requests',
      impact: 'Requests handed in by queue are not accepted; their offices believe that they are.',
      timeout: USUAL,
      maxConcurrency: 10,
      environment: acceptEnvironment,
    });
    for (const accept of [acceptOverHttp, acceptFromQueue]) {
      table.grantStore(accept);
      intake.grantSend(accept);
      events.grantSend(accept);
      answers.grantSend(accept);
    }
    api.route('office', acceptOverHttp, ['POST /v1/verification-requests', 'POST /v1/cases/{caseId}/events']);
    api.route('event-source', acceptOverHttp, ['POST /v1/employment-events']);
    const requests = acceptFromQueue.queue;
    requests.admitSenders(facts.requestSenders);

    new ProviderChannel(this, 'provider', { facts, table, signingKey, personIndexKey });
    // Every minute: whatever is due is hinted again.
    const sweep = new ScheduledFunction(this, 'sweep', {
      act: 'sweep',
      impact: 'Lost hints are not brought back, silence is not noticed, checks of contracts are not opened.',
      environment: {
        TABLE_NAME,
        INTAKE_QUEUE_URL: intake.url,
        QUERY_QUEUE_URLS,
        ANSWERS_QUEUE_URL,
        EVENTS_QUEUE_URL: events.url,
        PUBLISH_QUEUE_URL: publish.url,
        PERSON_INDEX_KEY,
        CASE_RECHECK_SECONDS,
      },
      parts: facts.sweepers,
    });
    table.grantStore(sweep);
    for (const queue of [intake, answers, events, publish]) queue.grantSend(sweep);
    for (const { queue } of channels) queue.grantHints(sweep);

    new Desk(this, 'desk', {
      api,
      table,
      queues: [requests, intake, ...channels.map(({ queue }) => queue), answers, events, publish, results],
    });
  }
}
