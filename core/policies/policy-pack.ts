import type { Bilingual } from '#schemas/bilingual';
import type { Deadline } from '#schemas/deadline';
import type { Kopecks } from '#schemas/money';
import type { SocialGroup } from '#schemas/person';
import type { QueryKind } from '#schemas/query';
import type { PolicyReference, Purpose, Track } from '#schemas/verification-request';
import type { DiscrepancyKind } from '#schemas/verification-result';

/** A legal term that starts on the day of acceptance. */
export type Term = {
  code: Deadline['code'];
  clause: string;
  title: Bilingual;
  days: number;
  counted: 'calendar-days' | 'working-days';
};

/**
 * Who is asked about what, in which tracks, for which purposes, on which legal ground. What is not here is not asked.
 * `counted-adults`: adults who count as members of the family. `check-day`: see `checkDayOf`.
 */
export type QueryRule = {
  kind: QueryKind;
  tracks: readonly Track[];
  purposes: readonly Purpose[];
  subjects: 'counted-adults' | 'everyone' | 'applicant';
  period: 'years-of-income-window' | 'days-of-income-window' | 'look-back' | 'check-day';
  lawfulBasis: string;
};

/** Subsistence minima of one year, kopecks a month. */
export type SubsistenceMinima = { perCapita: Kopecks; byGroup: Record<SocialGroup, Kopecks> };

/** The rules of one region and edition, as data. */
export type PolicyPack = {
  reference: PolicyReference;
  title: Bilingual;
  /** IANA name: civil days are days of this zone. */
  timeZone: string;
  /** Income must stay strictly below this multiple of the family's mean group minimum. */
  threshold: { numerator: number; denominator: number };
  /** Whole months between the accounting period and the month of application. */
  incomeLagMonths: 0 | 1;
  /** By year of application. A year that is missing cannot be served. */
  minima: Readonly<Record<string, SubsistenceMinima>>;
  /** Payments for self-employment within this many years exclude the family. */
  selfEmploymentLookBackYears: number;
  queries: readonly QueryRule[];
  /** A monthly difference up to the larger of the two is of low severity. */
  tolerance: { percent: number; perMonth: Kopecks };
  terms: readonly Term[];
  /** Clause that makes a finding of this kind matter. */
  clauses: Readonly<Record<DiscrepancyKind, string>>;
};
