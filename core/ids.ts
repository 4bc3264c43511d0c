import { hash } from 'node:crypto';
import { derivedId } from '#core/digest';
import type { CaseId, QueryId } from '#schemas/ids';
import type { QueryPeriod } from '#schemas/query';
import type { IsoMonth } from '#schemas/time';

type CaseKey = {
  officeId: string;
  registrationNumber: string;
  purpose: string;
  /** Of a check that is repeated month by month. */
  checkMonth?: IsoMonth | undefined;
};

/** The second identical submission finds the first: same office, number, purpose and month of check, same case. */
export const caseIdOf = ({ officeId, registrationNumber, purpose, checkMonth }: CaseKey): CaseId =>
  checkMonth === undefined
    ? derivedId(26, 'case', officeId, registrationNumber, purpose)
    : derivedId(26, 'case', officeId, registrationNumber, purpose, checkMonth);

const periodKey = (period: QueryPeriod): string => {
  switch (period.type) {
    case 'report-year':
      return `year:${period.year}`;
    case 'days':
      return `days:${period.from}:${period.to}`;
    case 'as-of':
      return `as-of:${period.day}`;
  }
};

/** Planning twice gives the same questions with the same ids. */
export const queryIdOf = (
  caseId: CaseId,
  question: { agency: string; kind: string; subjectId: string; period: QueryPeriod },
): QueryId =>
  `${caseId}.${derivedId(13, 'query', caseId, question.agency, question.kind, question.subjectId, periodKey(question.period))}`;

/** The row of a query lies in its case's partition. */
export const caseIdOfQuery = (queryId: QueryId): CaseId => queryId.slice(0, 26);

/** 100-nanosecond ticks between the Gregorian reform and the Unix epoch (RFC 9562, section 5.1). */
const GREGORIAN_OFFSET = 122_192_928_000_000_000n;

/**
 * UUID version 1 (RFC 9562) whose time is `at` and whose clock sequence and node follow from `seed`: repeating an
 * attempt repeats the id, and СМЭВ's check of the time inside (24 h) still holds. The multicast bit marks a node that
 * is no network card.
 */
export const uuidV1Of = (seed: string, at: string): string => {
  const digest = hash('sha256', seed, 'buffer');
  const ticks = BigInt(Date.parse(at)) * 10_000n + GREGORIAN_OFFSET + BigInt(digest.readUInt16BE(8) % 10_000);
  const hex = ticks.toString(16).padStart(15, '0');
  const sequence = ((digest.readUInt16BE(6) & 0x3fff) | 0x8000).toString(16);
  const node = Buffer.from(digest.subarray(0, 6));
  node.writeUInt8(node.readUInt8(0) | 0x01, 0);
  return `${hex.slice(7)}-${hex.slice(3, 7)}-1${hex.slice(0, 3)}-${sequence}-${node.toString('hex')}`;
};
