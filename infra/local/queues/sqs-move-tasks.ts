import * as z from 'zod';
import { SqsFault } from '#infra/local/queues/sqs-fault';
import type { Message, Queue, QueueStore } from '#infra/local/queues/sqs-fauxqs';
import type { Origins } from '#infra/local/queues/sqs-dead-letter-origin';

type MoveTask = {
  handle: string;
  sourceArn: string;
  destinationArn?: string;
  perSecond?: number;
  status: 'RUNNING' | 'COMPLETED' | 'CANCELLED';
  moved: number;
  /** Messages that lay there when the task began: what comes in later stays. */
  toMove: number;
  startedTimestamp: number;
  stop: () => void;
};

const STEP_MILLISECONDS = 100;
const DEFAULT_PER_SECOND = 500;

const RedrivePolicy = z.object({ deadLetterTargetArn: z.string() });
const deadLetterArnOf = (queue: Queue): string | undefined => {
  const policy = queue.attributes['RedrivePolicy'];
  return policy === undefined
    ? undefined
    : RedrivePolicy.safeParse(JSON.parse(policy)).data?.deadLetterTargetArn;
};

/** All queues whose dead letters go to this one. */
export const sourcesOf = (store: QueueStore, deadLetterArn: string): Queue[] =>
  [...store.allQueues()].filter((queue) => deadLetterArnOf(queue) === deadLetterArn);

const Start = z.object({
  SourceArn: z.string(),
  DestinationArn: z.string().optional(),
  MaxNumberOfMessagesPerSecond: z.int().min(1).max(500).optional(),
});
const List = z.object({ SourceArn: z.string(), MaxResults: z.int().min(1).max(10).optional() });
const Cancel = z.object({ TaskHandle: z.string() });

/** Sends dead letters again, as `StartMessageMoveTask` does: in steps, under new ids, counted from zero. Standard queues only. */
export const moveTasks = (store: QueueStore, origins: Origins, newId: () => string) => {
  const tasks: MoveTask[] = [];

  const queueOf = (arn: string): Queue => {
    const queue = store.getQueueByArn(arn);
    if (queue === undefined) {
      throw new SqsFault(
        'ResourceNotFoundException',
        'The resource that you specified for the SourceArn parameter does not exist.',
      );
    }
    return queue;
  };

  const destinationOf = (message: Message, task: MoveTask): Queue | undefined => {
    const arn =
      task.destinationArn ?? origins.arns.get(message.messageId) ?? sourcesOf(store, task.sourceArn)[0]?.arn;
    return arn === undefined ? undefined : store.getQueueByArn(arn);
  };

  const moveOne = (source: Queue, task: MoveTask): boolean => {
    const message = source.messages[0];
    const destination = message && destinationOf(message, task);
    if (message === undefined || destination === undefined) return false;
    source.messages.shift();
    // First there, then gone here: a kill between the two leaves the message twice, never nowhere.
    destination.enqueue({
      messageId: newId(),
      body: message.body,
      md5OfBody: message.md5OfBody,
      messageAttributes: message.messageAttributes,
      md5OfMessageAttributes: message.md5OfMessageAttributes,
      approximateReceiveCount: 0,
      sentTimestamp: Date.now(),
    });
    source.persistence?.deleteMessage(message.messageId);
    origins.arns.delete(message.messageId);
    task.moved += 1;
    return true;
  };

  const step = (source: Queue, task: MoveTask): void => {
    source.processTimers();
    const perStep = Math.max(
      1,
      Math.round(((task.perSecond ?? DEFAULT_PER_SECOND) * STEP_MILLISECONDS) / 1000),
    );
    for (let count = 0; count < perStep && task.moved < task.toMove; count += 1) {
      if (!moveOne(source, task)) break;
    }
    if (task.moved >= task.toMove || source.messages.length === 0) finish(task, 'COMPLETED');
  };

  const finish = (task: MoveTask, status: 'COMPLETED' | 'CANCELLED'): void => {
    task.stop();
    task.status = status;
  };

  const start = (input: unknown) => {
    const { SourceArn, DestinationArn, MaxNumberOfMessagesPerSecond } = Start.parse(input);
    const source = queueOf(SourceArn);
    if (DestinationArn !== undefined) queueOf(DestinationArn);
    if (sourcesOf(store, SourceArn).length === 0) {
      throw new SqsFault('InvalidParameterValue', 'Source queue must be configured as a dead-letter queue.');
    }
    if (tasks.some(({ sourceArn, status }) => sourceArn === SourceArn && status === 'RUNNING')) {
      throw new SqsFault('UnsupportedOperation', 'There is already a task running for this source queue.');
    }
    source.processTimers();
    const task: MoveTask = {
      handle: Buffer.from(JSON.stringify({ taskId: newId(), sourceArn: SourceArn })).toString('base64'),
      sourceArn: SourceArn,
      ...(DestinationArn === undefined ? {} : { destinationArn: DestinationArn }),
      ...(MaxNumberOfMessagesPerSecond === undefined ? {} : { perSecond: MaxNumberOfMessagesPerSecond }),
      status: 'RUNNING',
      moved: 0,
      toMove: source.messages.length,
      startedTimestamp: Date.now(),
      stop: () => {
        clearInterval(timer);
      },
    };
    const timer = setInterval(() => {
      step(source, task);
    }, STEP_MILLISECONDS);
    tasks.unshift(task);
    return { TaskHandle: task.handle };
  };

  const list = (input: unknown) => {
    const { SourceArn, MaxResults } = List.parse(input);
    queueOf(SourceArn);
    return {
      Results: tasks
        .filter(({ sourceArn }) => sourceArn === SourceArn)
        .slice(0, MaxResults ?? 1)
        .map((task) => ({
          ...(task.status === 'RUNNING' ? { TaskHandle: task.handle } : {}),
          Status: task.status,
          SourceArn: task.sourceArn,
          ...(task.destinationArn === undefined ? {} : { DestinationArn: task.destinationArn }),
          ...(task.perSecond === undefined ? {} : { MaxNumberOfMessagesPerSecond: task.perSecond }),
          ApproximateNumberOfMessagesMoved: task.moved,
          ApproximateNumberOfMessagesToMove: task.toMove,
          StartedTimestamp: task.startedTimestamp,
        })),
    };
  };

  const cancel = (input: unknown) => {
    const { TaskHandle } = Cancel.parse(input);
    const task = tasks.find(({ handle, status }) => handle === TaskHandle && status === 'RUNNING');
    if (task === undefined) throw new SqsFault('ResourceNotFoundException', 'Task does not exist.');
    finish(task, 'CANCELLED');
    return { ApproximateNumberOfMessagesMoved: task.moved };
  };

  return { start, list, cancel };
};
