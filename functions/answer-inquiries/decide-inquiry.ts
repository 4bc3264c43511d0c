import type { WireReply } from '#core/agency';
import {
  contractsTold,
  refusalAtTheDoor,
  type Decision,
  type KnownCase,
} from '#core/inquiries/answer-inquiry';
import { keyedDigest } from '#core/digest';
import { findPolicy } from '#core/policies/registry';
import type { CaseStore, Clock, PersonEntry } from '#core/ports';
import type { InquiryQueue } from '#core/inquiries/provider';
import { existing } from '#functions/runtime/missing-row';
import type { Inquiry, RequesterKind } from '#schemas/inquiry';

export type DecideInquiryDeps = {
  store: Pick<CaseStore, 'findPerson' | 'loadCase' | 'loadRequest'>;
  inquiries: InquiryQueue;
  /** Mnemonic → kind of body. */
  requesters: Readonly<Record<string, RequesterKind>>;
  personIndexKey: string;
  clock: Clock;
};

/** Nobody applies so often; a flood of applications in one name must not stop an answer. */
const MOST_CASES = 20;

type CaseEntry = Extract<PersonEntry, { type: 'case' }>;

/** A later check of a contract is no contract of its own. */
const isApplication = (entry: PersonEntry): entry is CaseEntry =>
  entry.type === 'case' && (entry.purpose ?? 'decision') === 'decision';

/** A test meets test cases and nothing else; a real question never meets a test. */
const knownCase = async (
  { caseId, subjectId }: CaseEntry,
  isTest: boolean,
  { store }: DecideInquiryDeps,
): Promise<KnownCase | undefined> => {
  const file = await store.loadCase(caseId);
  // Kept no longer: nothing is known of it any more.
  if (file?.case.testMode !== isTest) return undefined;
  const { subjects } = existing(await store.loadRequest(caseId), 'request');
  const subject = subjects.find((one) => one.subjectId === subjectId);
  const { timeZone } = existing(findPolicy(file.case.policy), 'policy');
  return subject === undefined ? undefined : { caseId, subject, officeEvents: file.officeEvents, timeZone };
};

/** What is answered: first whether at all, then what the cases of that person say. Nothing is read for who may not ask. */
export const decideInquiry = async (
  { inquiry, request }: { inquiry: Inquiry; request: WireReply },
  deps: DecideInquiryDeps,
): Promise<Decision> => {
  const { inquiries, requesters, store, personIndexKey, clock } = deps;
  const kind = Object.hasOwn(requesters, inquiry.requester) ? requesters[inquiry.requester] : undefined;
  const refusal = refusalAtTheDoor(kind, inquiry.purpose);
  if (refusal !== undefined) return refusal;
  // It could be read when it came; where it no longer can, a key was taken away, and a person looks.
  const question = inquiries.decode(request);
  const entries = await store.findPerson(keyedDigest(personIndexKey, question.snils));
  const applications = entries.filter(isApplication).slice(0, MOST_CASES);
  const known = await Promise.all(applications.map((entry) => knownCase(entry, inquiry.isTest, deps)));
  return contractsTold(
    question,
    known.flatMap((one) => (one === undefined ? [] : [one])),
    clock(),
  );
};
