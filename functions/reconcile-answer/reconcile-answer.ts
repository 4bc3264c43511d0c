import type { Hints } from '#core/ports';
import { concludeCase, type ConcludeCaseDeps } from '#functions/reconcile-answer/conclude-case';
import { decodeReply, type DecodeReplyDeps } from '#functions/reconcile-answer/decode-reply';
import type { AnswerHint } from '#schemas/envelope';

export type ReconcileAnswerDeps = Pick<Hints, 'toPublish'> &
  DecodeReplyDeps &
  ConcludeCaseDeps & { store: DecodeReplyDeps['store'] & ConcludeCaseDeps['store'] };

/** Records what a reply says, then concludes the case if nothing is open any more. */
export const reconcileAnswer = async (hint: AnswerHint, deps: ReconcileAnswerDeps): Promise<string> => {
  const { caseId, replyId, correlationId } = hint;
  const recorded = replyId === undefined ? 'looked' : await decodeReply({ caseId, replyId }, deps);
  const conclusion = await concludeCase(caseId, deps);
  if (conclusion === 'concluded') {
    await deps.toPublish({ schemaVersion: '1', type: 'case', caseId, correlationId });
  }
  return `${recorded}-${conclusion}`;
};
