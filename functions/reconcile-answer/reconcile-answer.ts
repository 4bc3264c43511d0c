import type { Hints } from '#core/ports';
import { concludeCase, type ConcludeCaseDeps } from '#functions/reconcile-answer/conclude-case';
import { decodeReply, type DecodeReplyDeps } from '#functions/reconcile-answer/decode-reply';
import { inCompany } from '#functions/runtime/queues/in-company';
import type { AnswerHint } from '#schemas/envelope';

export type ReconcileAnswerDeps = Pick<Hints, 'toPublish'> &
  DecodeReplyDeps &
  ConcludeCaseDeps & { store: DecodeReplyDeps['store'] & ConcludeCaseDeps['store'] };

type Conclusion = Awaited<ReturnType<typeof concludeCase>>;

const concluded = async (
  { caseId, correlationId }: AnswerHint,
  deps: ReconcileAnswerDeps,
): Promise<Conclusion> => {
  const conclusion = await concludeCase(caseId, deps);
  if (conclusion === 'concluded') {
    await deps.toPublish({ schemaVersion: '1', type: 'case', caseId, correlationId });
  }
  return conclusion;
};

/** Replies that bring nothing to conclude: repeats of another one, which is hinted until it was concluded on, and "not ready". */
const NOTHING_NEW: readonly string[] = ['same', 'not-ready', 'not-ready-again'];

/**
 * Records what a reply says, then concludes the case if that is news and nothing is open any more. Replies of one case that come together
 * are concluded together: one by one they would decide the case again and again, and all but the last in vain.
 */
export const answerReconciler = (deps: ReconcileAnswerDeps): ((hint: AnswerHint) => Promise<string>) => {
  const together = inCompany<string, Conclusion>();
  return async (hint) => {
    const { caseId, replyId } = hint;
    const [recorded, conclusion] = await together(caseId, {
      first: async () => (replyId === undefined ? 'looked' : decodeReply({ caseId, replyId }, deps)),
      last: async (recorded) =>
        recorded.every((one) => NOTHING_NEW.includes(one)) ? 'unchanged' : concluded(hint, deps),
    });
    return `${recorded}-${conclusion}`;
  };
};
