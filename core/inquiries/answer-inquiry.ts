import { lifeAfter } from '#core/office/contract-lifecycle';
import { contractOf } from '#core/office/contract-of';
import { civilDayOf } from '#core/time/local-time';
import { matchPerson } from '#core/matching';
import { historyOf } from '#core/office/office-history';
import { inOrderOf } from '#core/time/order';
import type {
  InquiryAnswer,
  InquiryPurpose,
  InquiryQuestion,
  RefusalReason,
  RequesterKind,
  ToldContract,
} from '#schemas/inquiry';
import type { CaseId } from '#schemas/ids';
import type { ContractState, OfficeEvent } from '#schemas/office-event';
import type { Subject } from '#schemas/person';
import type { Instant } from '#schemas/time';

/** What an inquiry is answered, and of which cases. */
export type Decision = { answer: InquiryAnswer; toldOf: readonly CaseId[] };

/** Somebody of that number in one of our applications, and what has become of it. */
export type KnownCase = {
  caseId: CaseId;
  subject: Subject;
  officeEvents: readonly OfficeEvent[];
  /** Of the office: its day decides whether a term has run out. */
  timeZone: string;
};

/** Who may ask for what (178-ФЗ art. 8.1; clause 1.2). A participant of no kind may ask for nothing. */
const MAY_ASK: Readonly<Record<RequesterKind, readonly InquiryPurpose[]>> = {
  'employment-service': ['placement'],
  'social-protection': ['prior-contract'],
};

const refused = (reason: RefusalReason): Decision => {
  switch (reason) {
    case 'person-unknown':
    case 'person-differs':
    case 'no-contract':
      return { answer: { type: 'refused', refusal: 'no-data', reason }, toldOf: [] };
    case 'requester-unknown':
    case 'purpose-not-allowed':
      return { answer: { type: 'refused', refusal: 'access-denied', reason }, toldOf: [] };
    case 'content-broken':
      return { answer: { type: 'refused', refusal: 'unknown-request', reason }, toldOf: [] };
  }
};

/**
 * The refusal that needs no look at any case. Who may not ask learns only that: whether the content could be read is said to
 * participants that may ask something.
 */
export const refusalAtTheDoor = (
  kind: RequesterKind | undefined,
  purpose: InquiryPurpose | undefined,
): Decision | undefined => {
  if (kind === undefined) return refused('requester-unknown');
  if (purpose === undefined) return refused('content-broken');
  return MAY_ASK[kind].includes(purpose) ? undefined : refused('purpose-not-allowed');
};

const IN_FORCE: ReadonlySet<ContractState> = new Set<ContractState>([
  'contract-active',
  'prolonging',
  'prolonged',
  'terminating',
]);

/** In force until its last day is over, also where the office has not yet posted its end. */
const contractIn = ({ officeEvents, timeZone }: KnownCase, now: Instant): ToldContract | undefined => {
  const contract = contractOf(historyOf(officeEvents));
  if (contract === undefined) return undefined;
  const { signedOn, endOn } = contract;
  const inForce = IN_FORCE.has(lifeAfter(officeEvents).state) && endOn >= civilDayOf(now, timeZone);
  return { inForce, signedOn, endsOn: endOn };
};

const isTold = (purpose: InquiryPurpose, { inForce }: ToldContract): boolean => {
  switch (purpose) {
    case 'placement':
      return inForce;
    case 'prior-contract':
      return true;
  }
};

const isAsked = ({ subject }: KnownCase, { snils, name, birthDate }: InquiryQuestion): boolean => {
  const match = matchPerson(subject, { snils, ...name, birthDate });
  return match === 'same' || match === 'previous-family';
};

const byDay = inOrderOf(({ told }: { told: ToldContract }) => told.signedOn);

/** What may be told about a person, from every application that names them: contracts and their days, nothing else. */
export const contractsTold = (
  question: InquiryQuestion,
  known: readonly KnownCase[],
  now: Instant,
): Decision => {
  if (known.length === 0) return refused('person-unknown');
  const own = known.filter((one) => isAsked(one, question));
  if (own.length === 0) return refused('person-differs');
  const found = own
    .flatMap((one) => {
      const told = contractIn(one, now);
      return told === undefined || !isTold(question.purpose, told) ? [] : [{ caseId: one.caseId, told }];
    })
    .sort(byDay);
  if (found.length === 0) return refused('no-contract');
  return {
    answer: { type: 'told', contracts: found.map(({ told }) => told) },
    toldOf: found.map(({ caseId }) => caseId),
  };
};
