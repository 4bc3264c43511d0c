import { ContractBreach } from '#core/faults';
import type { InquiryStore } from '#core/inquiries/inquiry-store';
import { collectInquiries, type Collected } from '#functions/answer-inquiries/collect-inquiries';
import { sendAnswer, type SendAnswerDeps, type Sent } from '#functions/answer-inquiries/send-answer';
import type { TakeInquiryDeps } from '#functions/answer-inquiries/take-inquiry';
import type { InquiryId } from '#schemas/inquiry';

export type AnswerInquiriesDeps = TakeInquiryDeps &
  SendAnswerDeps & { store: Pick<InquiryStore, 'dueInquiries'> };

/** Something that only a person can mend: `code` says what, the view of inquiries where. */
class PersonNeeded extends Error {
  override readonly name = 'PersonNeeded';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** One run sends no more answers than this; the timer comes again. */
const ANSWERS_PER_RUN = 200;
const SENT_TOGETHER = 8;

/** What this run took, and what earlier runs left: the index may not know of the first yet. */
const workOf = async (
  accepted: readonly InquiryId[],
  { store, clock }: AnswerInquiriesDeps,
): Promise<InquiryId[]> => {
  const due = await store.dueInquiries(clock(), ANSWERS_PER_RUN);
  return [...new Set([...accepted, ...due])].slice(0, ANSWERS_PER_RUN);
};

/** All are tried before the first failure is reported: one that cannot be decided holds up nobody. */
const sendAll = async (work: readonly InquiryId[], deps: AnswerInquiriesDeps) => {
  const sent: Sent[] = [];
  const failures: PromiseRejectedResult[] = [];
  for (let start = 0; start < work.length; start += SENT_TOGETHER) {
    const group = work.slice(start, start + SENT_TOGETHER);
    const settled = await Promise.allSettled(group.map((inquiryId) => sendAnswer(inquiryId, deps)));
    for (const one of settled) {
      if (one.status === 'fulfilled') sent.push(one.value);
      else failures.push(one);
    }
  }
  return { sent, failures };
};

/** What a person has to see: what was turned away or cannot be read, and answers that nobody will get. */
const troubleOf = ({ kept, failure }: Collected, sent: readonly Sent[]): Error | undefined => {
  if (failure instanceof ContractBreach) return failure;
  if (kept.some(({ type }) => type === 'forged')) return new PersonNeeded('not-authentic');
  const stuck = sent.find((one) => one.type === 'stopped' || one.type === 'blocked');
  if (stuck !== undefined && 'code' in stuck) return new PersonNeeded(stuck.code);
  return failure;
};

/**
 * Takes the requests of other bodies from our queue, and answers what is due. Every request is a row before the bus may forget
 * it, every answer is written before it is sent; a run that met what only a person can mend does all of its work and ends in
 * an error.
 */
export const answerInquiries = async (
  deps: AnswerInquiriesDeps,
): Promise<{ outcome: string; count: number }> => {
  const collection = await collectInquiries(deps);
  const accepted = collection.kept.flatMap((one) => (one.type === 'accepted' ? [one.inquiryId] : []));
  const { sent, failures } = await sendAll(await workOf(accepted, deps), deps);
  const [failed] = failures;
  if (failed !== undefined) throw failed.reason;
  const trouble = troubleOf(collection, sent);
  if (trouble !== undefined) throw trouble;
  const isAllSent = sent.every(({ type }) => type === 'answered' || type === 'elsewhere');
  const hasStrays = collection.kept.some(({ type }) => type === 'stray');
  const outcome = hasStrays ? 'answered-with-strays' : isAllSent ? 'answered' : 'answered-in-part';
  return { outcome, count: collection.kept.length + sent.length };
};
