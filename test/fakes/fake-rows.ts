import type {
  CaseLink,
  EventRow,
  MatchedEvent,
  PersonEntry,
  QueryRow,
  ReplyRow,
  StrayMessage,
} from '#core/ports';
import type { FakeInquiries } from '#test/fakes/fake-inquiries';
import type { CaseAction } from '#schemas/case-action';
import type { FollowUp } from '#schemas/follow-up';
import type { Instant } from '#schemas/time';
import type { OfficeEvent } from '#schemas/office-event';
import type { Answer } from '#schemas/answer';
import type { Channel } from '#schemas/channel';
import type { VerificationCase } from '#schemas/verification-case';
import type { VerificationRequest } from '#schemas/verification-request';
import type { VerificationResult } from '#schemas/verification-result';

/** The table in memory: what lies where, by id. Tests may look into it. */
export type FakeRows = {
  inquiries: FakeInquiries;
  requests: Map<string, VerificationRequest>;
  cases: Map<string, VerificationCase>;
  queries: Map<string, QueryRow>;
  furtherAnswers: Map<string, Answer>;
  replies: Map<string, ReplyRow & { nonce?: string }>;
  messages: Map<string, string>;
  strays: Map<string, StrayMessage>;
  /** Nonce of a signed call that left no reply → when it came. */
  nonces: Map<string, string>;
  results: Map<string, { caseVersion: number; result: VerificationResult }>;
  events: Map<string, EventRow>;
  matched: Map<string, { caseId: string; matched: MatchedEvent }>;
  officeEvents: Map<string, OfficeEvent>;
  channels: Map<string, Channel>;
  /** By case, in the order of their time. */
  actions: Map<string, readonly CaseAction[]>;
  followUps: Map<string, FollowUp>;
  /** When the rows of a case, and its entries under a person, may go. */
  marks: Map<string, Instant>;
  persons: Map<string, Map<string, PersonEntry>>;
  links: Map<string, { caseId: string; link: CaseLink }>;
};

export const emptyRows = (): FakeRows => ({
  inquiries: new Map(),
  requests: new Map(),
  cases: new Map(),
  queries: new Map(),
  furtherAnswers: new Map(),
  replies: new Map(),
  messages: new Map(),
  strays: new Map(),
  nonces: new Map(),
  results: new Map(),
  events: new Map(),
  matched: new Map(),
  officeEvents: new Map(),
  channels: new Map(),
  actions: new Map(),
  followUps: new Map(),
  marks: new Map(),
  persons: new Map(),
  links: new Map(),
});
