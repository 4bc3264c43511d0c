import { fileURLToPath } from 'node:url';
import { startChildService, type Backend } from '#infra/local/services/child-service';

/**
 * Starts the queue service and waits until it answers.
 * @param folder where queues and messages are kept; none: in memory
 * @param port 0: any
 */
export const startSqs = (folder: string | undefined, port = 0): Promise<Backend> =>
  startChildService(
    'The queue service',
    fileURLToPath(import.meta.resolve('#infra/local/queues/sqs-process')),
    {
      port: `${port}`,
      ...(folder === undefined ? {} : { data: folder }),
    },
  );
