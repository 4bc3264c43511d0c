import { agencies } from '#contracts/registry';
import { OpsApiEnv } from '#functions/ops-api/env';
import { opsApi } from '#functions/ops-api/ops-api';
import { caseStore } from '#functions/runtime/case-store';
import { systemClock } from '#functions/runtime/clock';
import { readEnv } from '#functions/runtime/env';
import { httpRoutes } from '#functions/runtime/http-routes';
import { inquiryStore } from '#functions/runtime/inquiry-store';
import { behindDoor } from '#functions/runtime/open-door';
import { queueDesk } from '#functions/runtime/queue-desk';
import { sqsClient } from '#functions/runtime/sqs-client';

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
