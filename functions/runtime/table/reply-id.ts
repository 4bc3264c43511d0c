import type { WireReply } from '#core/agency';
import { digestOf } from '#core/digest';
import type { QueryId } from '#schemas/ids';

/** Equal bytes (and status) to one question are one reply; headers differ from call to call and do not count. */
export const replyIdOf = (queryId: QueryId, reply: WireReply): string =>
  `${queryId}#${digestOf(Buffer.concat([Buffer.from(`${reply.status}\n`), reply.body])).slice(0, 16)}`;

/** The question that a reply was stored under. */
export const queryIdOfReply = (replyId: string): QueryId => replyId.slice(0, replyId.lastIndexOf('#'));
