import * as z from 'zod';
import type { Template } from '#infra/local/template/assembly';
import type { References } from '#infra/local/template/intrinsics';
import type { Place } from '#infra/local/template/place';
import { physicalName } from '#infra/local/template/references';
import { readProperties, resourcesOfType, WholeNumber } from '#infra/local/template/resource-reader';
import type { LocalQueue } from '#infra/local/template/stack-model';

const Queue = z.object({
  VisibilityTimeout: WholeNumber.default(30),
  MessageRetentionPeriod: WholeNumber.default(345_600),
  DelaySeconds: WholeNumber.default(0),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: WholeNumber }).optional(),
});

/** Every queue of a template, dead-letter queues first: the others name them. */
export const readQueues = (template: Template, references: References, place: Place): LocalQueue[] =>
  resourcesOfType(template, 'AWS::SQS::Queue')
    .map((named): LocalQueue => {
      const { RedrivePolicy, ...queue } = readProperties(named, Queue, references);
      const name = physicalName(named, references);
      return {
        logicalId: named.logicalId,
        name,
        url: `${place.queues.urlBase}${name}`,
        arn: `${place.queues.arnBase}${name}`,
        visibilityTimeoutSeconds: queue.VisibilityTimeout,
        retentionSeconds: queue.MessageRetentionPeriod,
        delaySeconds: queue.DelaySeconds,
        ...(RedrivePolicy === undefined
          ? {}
          : {
              deadLetter: {
                arn: RedrivePolicy.deadLetterTargetArn,
                maxReceiveCount: RedrivePolicy.maxReceiveCount,
              },
            }),
      };
    })
    .toSorted((a, b) => Number(a.deadLetter !== undefined) - Number(b.deadLetter !== undefined));
