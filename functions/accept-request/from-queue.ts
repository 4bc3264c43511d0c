import { parseJson } from '#contracts/wire/json';
import {
  acceptRequest,
  type Acceptance,
  type AcceptRequestDeps,
} from '#functions/accept-request/accept-request';
import type { CorrelationId } from '#schemas/ids';

/** A request on the queue that nobody can accept: it becomes a dead letter. Names the field, never its value. */
class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  readonly code: string;
  readonly path: string;

  constructor(code: string, path: string) {
    super(`${code} ${path}`);
    this.code = code;
    this.path = path;
  }
}

const wordOf = (acceptance: Acceptance): string => {
  switch (acceptance.type) {
    case 'accepted':
    case 'same':
      return acceptance.type;
    case 'conflict':
      throw new RequestRefused('conflict', '/registrationNumber');
    case 'wrong':
      throw new RequestRefused('wrong', acceptance.errors[0]?.pointer ?? '');
  }
};

/** SQS holds 1 MiB at most; the strict dialect, as over HTTP. */
export const readQueuedBody = (body: string): unknown => parseJson(Buffer.from(body), 1_048_576);

/** The same body as over HTTP, handed in by a queue. */
export const acceptFromQueue = async (
  input: unknown,
  correlationId: CorrelationId,
  deps: AcceptRequestDeps,
): Promise<string> => wordOf(await acceptRequest(input, correlationId, deps));
