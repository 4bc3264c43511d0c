import type * as z from 'zod';
import { AcceptRequestEnv } from '#functions/accept-request/env';
import { AnswerInquiriesEnv } from '#functions/answer-inquiries/env';
import { CollectAnswersEnv } from '#functions/collect-answers/env';
import { OpenCaseEnv } from '#functions/open-case/env';
import { OpsApiEnv } from '#functions/ops-api/env';
import { PublishResultEnv } from '#functions/publish-result/env';
import { ReceiveAnswerEnv } from '#functions/receive-answer/env';
import { ReconcileAnswerEnv } from '#functions/reconcile-answer/env';
import { RecordEventEnv } from '#functions/record-event/env';
import { SendQueryEnv } from '#functions/send-query/env';
import { SweepEnv } from '#functions/sweep/env';

/** Every act with the schema of its environment: one folder of `functions/`, one bundle, one or more deployments. */
export const acts = {
  'accept-request': AcceptRequestEnv,
  'open-case': OpenCaseEnv,
  'send-query': SendQueryEnv,
  'collect-answers': CollectAnswersEnv,
  'receive-answer': ReceiveAnswerEnv,
  'answer-inquiries': AnswerInquiriesEnv,
  'reconcile-answer': ReconcileAnswerEnv,
  'record-event': RecordEventEnv,
  sweep: SweepEnv,
  'publish-result': PublishResultEnv,
  'ops-api': OpsApiEnv,
} as const satisfies Record<string, z.ZodType>;

export type Act = keyof typeof acts;

/** What a deployment must tell its act: a missing or misspelt variable does not compile. */
export type EnvironmentOf<A extends Act> = z.input<(typeof acts)[A]>;
