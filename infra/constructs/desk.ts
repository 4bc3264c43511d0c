import { Duration, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ActFunction } from '#infra/constructs/act-function';
import type { DurableQueue } from '#infra/constructs/durable-queue';
import type { ExchangeTable } from '#infra/constructs/exchange-table';
import type { HttpApi, Route } from '#infra/constructs/http-api';
import { Operators } from '#infra/constructs/operators';

export type DeskProps = { api: HttpApi; table: ExchangeTable; queues: readonly DurableQueue[] };

const OFFICE_ROUTES: readonly Route[] = [
  'GET /v1/cases/{caseId}',
  'GET /v1/cases/{caseId}/result',
  'GET /v1/cases/{caseId}/additional-check-notice',
  'GET /v1/cases/{caseId}/decision-notice',
  'GET /v1/cases/{caseId}/progress',
  'GET /v1/cases/{caseId}/dossier',
  'POST /v1/cases/{caseId}/hold',
  'GET /v1/reports/programme',
  'GET /v1/reports/audit',
];

const OPERATOR_ROUTES: readonly Route[] = [
  'GET /v1/ops/queues',
  'GET /v1/ops/failed',
  'POST /v1/ops/failed/redrive',
  'GET /v1/ops/agencies',
  'GET /v1/ops/deadlines',
  'GET /v1/ops/balance',
  'GET /v1/ops/events/unmatched',
  'GET /v1/ops/inquiries',
  'GET /v1/ops/stray-messages',
];

/** Where people look: cases and their results, queues, deadlines, dead letters and sending them again. */
export class Desk extends Construct {
  constructor(scope: Construct, id: string, { api, table, queues }: DeskProps) {
    super(scope, id);
    const places = queues.map(({ node, url, deadLetters }) => [
      node.id,
      { url, deadLetterUrl: deadLetters.queueUrl },
    ]);
    const opsApi = new ActFunction(this, 'ops-api', {
      act: 'ops-api',
      timeout: Duration.seconds(29),
      concurrency: 20,
      impact:
        'Offices cannot look at their cases, operations cannot see queues; verification itself goes on.',
      environment: {
        TABLE_NAME: table.tableName,
        QUEUES: Stack.of(this).toJsonString(Object.fromEntries(places)),
      },
    });
    table.grantStore(opsApi);
    for (const queue of queues) {
      queue.grantSend(opsApi);
      queue.source.grant(opsApi, 'sqs:GetQueueAttributes');
      queue.deadLetters.grant(
        opsApi,
        'sqs:GetQueueAttributes',
        'sqs:ReceiveMessage',
        'sqs:ChangeMessageVisibility',
        'sqs:DeleteMessage',
      );
    }
    api.route('office', opsApi, OFFICE_ROUTES);
    api.route('operator', opsApi, OPERATOR_ROUTES);
    new Operators(this, 'operators', { api, routes: OPERATOR_ROUTES, queues });
  }
}
