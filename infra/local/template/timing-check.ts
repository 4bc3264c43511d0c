import { LocalFault } from '#infra/local/local-fault';
import type { StackModel } from '#infra/local/template/stack-model';

/** AWS advises a visibility timeout of six times the function's, plus the window. */
const ADVISED_RATIO = 6;

/**
 * What CreateEventSourceMapping would refuse stops here too; what AWS advises against comes back as warnings.
 * Checked for the times that run, shortened ones included.
 */
export const checkTimings = ({ mappings, queues, functions }: StackModel): string[] =>
  mappings.flatMap((mapping) => {
    const queue = queues.find(({ arn }) => arn === mapping.queueArn);
    const fn = functions.find(({ name }) => name === mapping.functionName);
    if (queue === undefined || fn === undefined) return [];
    const visibility = queue.visibilityTimeoutSeconds;
    if (fn.timeoutSeconds > visibility)
      throw new LocalFault(
        `${fn.name} may run ${fn.timeoutSeconds} s, longer than ${queue.name} hides a message (${visibility} s): AWS refuses such a mapping.`,
      );
    const advised = ADVISED_RATIO * fn.timeoutSeconds + mapping.windowSeconds;
    return visibility >= advised
      ? []
      : [`${queue.name} hides a message for ${visibility} s; AWS advises ${advised} s for ${fn.name}.`];
  });
