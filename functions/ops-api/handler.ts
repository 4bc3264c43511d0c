import { agencies } from '#contracts/registry';
import { OpsApiEnv } from '#functions/ops-api/env';
import { opsApi } from '#functions/ops-api/ops-api';
import { caseStore } from '#functions/runtime/table/case-store';
import { systemClock } from '#functions/runtime/clock';
import { readEnv } from '#functions/runtime/env';
import { httpRoutes } from '#functions/runtime/http/http-routes';
import { inquiryStore } from '#functions/runtime/table/inquiry-store';
import { behindDoor } from '#functions/runtime/http/open-door';
import { queueDesk } from '#functions/runtime/queues/queue-desk';
import { sqsClient } from '#functions/runtime/queues/sqs-client';

const env = readEnv(OpsApiEnv);

export const handler = httpRoutes(
  'ops-api',
  behindDoor(
    env,
    opsApi({
      store: { ...caseStore(env), ...inquiryStore(env) },
      queues: env.QUEUES,
      desk: queueDesk(sqsClient(env)),
      agencies,
      clock: systemClock,
    }),
  ),
);
