import type { Rule } from '#test/infra/rules/rule';
import { deadLettersBehind, idsWhere, queuesOf, sourcesOf } from '#test/infra/rules/queue-facts';
import { at, textAt, type Found } from '#test/infra/rules/stage-templates';

const QUEUE = 'AWS::SQS::Queue';

const isOrdered = ({ properties }: Found): boolean => at(properties, 'FifoQueue') === true;

/** What SQS asks of queues that keep order. */
export const orderedQueueRules: readonly Rule[] = [
  {
    name: 'a queue that keeps order says so in its name, and its dead letters keep it too',
    violations: (stage) => [
      ...idsWhere(
        queuesOf(stage),
        (queue) => isOrdered(queue) !== textAt(queue.properties, 'QueueName').endsWith('.fifo'),
      ),
      ...idsWhere(sourcesOf(stage), (source) => {
        const behind = deadLettersBehind(stage, source);
        return behind === undefined || isOrdered(source) !== isOrdered(behind);
      }),
    ],
    breakIt: { type: QUEUE, id: 'resultsDeadLetters', path: ['FifoQueue'] },
  },
  {
    name: 'order and repeats are a matter of one case: a campaign does not wait for 300 calls a second',
    violations: (stage) =>
      idsWhere(
        queuesOf(stage).filter(isOrdered),
        ({ properties }) =>
          at(properties, 'DeduplicationScope') !== 'messageGroup' ||
          at(properties, 'FifoThroughputLimit') !== 'perMessageGroupId',
      ),
    breakIt: { type: QUEUE, id: 'resultsSource', path: ['FifoThroughputLimit'] },
  },
];
