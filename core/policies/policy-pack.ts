import type { NotAsked } from '#core/policies/not-asked';
import type { Bilingual } from '#schemas/bilingual';
import type { Deadline } from '#schemas/deadline';
import type { Kopecks } from '#schemas/money';
import type { SocialGroup } from '#schemas/person';
import type { QueryKind } from '#schemas/query';
import type { IsoDay } from '#schemas/time';
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
 * `counted-adults`: adults who count as members of the family; with `-and-idle-teenagers` also members of 16 and 17 who by
 * the declaration neither work nor study; with `-and-payees` also younger members for whom a pension, a cash payment or
 * another social payment is declared. `declared-self-employed`: counted adults who by the
 * declaration pay the tax on professional income, and the applicant once the contract is ending or over. `check-day`: see `checkDayOf`.
 * `whose-inn-is-needed`: whose ИНН the request does not say, while another question of the plan cannot be asked without it.
 * `years-before-register`: years of income that the register of payers does not reach back to; usually none.
 */
export type QueryRule = {
  kind: QueryKind;
  tracks: readonly Track[];
  purposes: readonly Purpose[];
  subjects:
    | 'counted-adults'
    | 'counted-adults-and-idle-teenagers'
    | 'declared-self-employed'
    | 'counted-adults-and-payees'
    | 'everyone'
    | 'whose-inn-is-needed'
    | 'applicant';
  period:
    'years-of-income-window' | 'years-before-register' | 'days-of-income-window' | 'look-back' | 'check-day';
  lawfulBasis: string;
};

/** Kopecks a month. */
export type SubsistenceMinima = { perCapita: Kopecks; byGroup: Record<SocialGroup, Kopecks> };

/** The minima of the days `from` … `until`, both included. */
export type MinimaPeriod = {
  from: IsoDay;
  until: IsoDay;
  minima: SubsistenceMinima;
  /** The act of the region, or where its values were published. Absent: a placeholder, which every result says. */
  source?: string;
  /** Where the act sets values by territory: each of them, as far as known. The request does not name the territory. */
  byTerritory?: readonly SubsistenceMinima[];
};

/** Named sum of a track. `once` or month by month, `months` at most. */
export type Payment = {
  title: Bilingual;
  rhythm: 'once' | 'monthly';
  startsWith: 'contract-signed' | 'placement-confirmed' | 'training-started' | 'business-registered';
  months?: number;
  amount:
    | { type: 'at-most'; kopecks: Kopecks }
    | { type: 'share-of-minimum'; group: SocialGroup; numerator: number; denominator: number }
    | { type: 'percent-of-payment'; percent: number }
    /** The commission proposes it case by case. */
    | { type: 'set-by-commission' };
};

/** One direction of the contract, as the region offers it. */
export type TrackRules = {
  title: Bilingual;
  /** Where term and money come from. */
  source: string;
  /** Length of a contract. */
  months: { atLeast: number; atMost: number };
  payments: readonly Payment[];
  /** Who accompanies the contract beside the office. */
  participants?: readonly Bilingual[];
  /** The ministry that answers for the direction. */
  responsible?: Bilingual;
  /** Share of all contracts that the region has undertaken to keep. */
  quota?: { atLeastPercent: number } | { atMostPercent: number };
};

/** `kinds`: questions that can show it. */
export type Circumstance = { code: string; title: Bilingual; kinds: readonly QueryKind[] };

/** A category of recipients and the family that it fits. */
export type RecipientCategory = {
  code: string;
  title: Bilingual;
  members: { atLeast: number; atMost?: number };
  childrenAtLeast: number;
};

/** A day of every year by which something must be done; `of`: by what a report can see how far it is. */
export type CalendarTarget = { monthDay: string; title: Bilingual; of: 'contracts' | 'funds' };

/** How many contracts a year, and the parts of it that are known. */
type ProgrammePlan = {
  year: number;
  total: number;
  municipalities?: number;
  known: Readonly<Record<string, number>>;
  /** ОКТМО of municipalities by their names, as far as they are checked: at least of those in `known`. */
  oktmo?: Readonly<Record<string, string>>;
  note: Bilingual;
};

/** For applications of `from` … `until`: no pay of members who lost work on or after `lostSince` and are registered. */
export type IncomeWaiver = { from: IsoDay; until: IsoDay; lostSince: IsoDay; source: string };

/** The rules of one region and edition, as data. */
export type PolicyPack = {
  reference: PolicyReference;
  title: Bilingual;
  /** Code of the subject of the federation. */
  region: { code: string; title: Bilingual };
  budget: 'regional' | 'federal-cofinanced';
  /** Acts and papers that the pack is made from. */
  sources: readonly string[];
  /** IANA name: civil days are days of this zone. */
  timeZone: string;
  /** Income must stay strictly below this multiple of the minimum: the mean of the members' groups, or per capita. */
  threshold: { numerator: number; denominator: number; of: 'family-mean' | 'per-capita' };
  /** Points at which the pack's own clauses read apart; there the result carries a flag. */
  readingsApart: readonly ('above-one-minimum' | 'equal-to-threshold')[];
  /** Who is a member: 44-ФЗ arts. 4 and 14, or pp. 33–34 of the rules of № 1931. */
  familyRule: 'law-44' | 'rules-1931';
  /** Whole months between the accounting period and the month of application. */
  incomeLagMonths: 0 | 1;
  /** By day of application, without overlaps. A day that is in none cannot be served. */
  minima: readonly MinimaPeriod[];
  /** Payments for self-employment within this many years exclude the family. */
  selfEmploymentLookBackYears: number;
  /** The aid is granted once (clause 1.2); absent: the act sets no such limit. */
  isGrantedOnce?: boolean;
  /** What the region offers. A track that is absent is refused at intake. */
  tracks: Readonly<Partial<Record<Track, TrackRules>>>;
  queries: readonly QueryRule[];
  /** Questions of the matrix that no direction asks, and why not: an act that does not name a register is no ground to ask it. */
  notAsked: NotAsked;
  /** A monthly difference up to the larger of the two is of low severity. */
  tolerance: { percent: number; perMonth: Kopecks };
  /** At a later check an answer older than this is not relied on. */
  freshnessDays: number;
  /** A contract may be prolonged by this part of its term; absent: the regulation sets no limit. */
  maxProlongation?: { numerator: number; denominator: number };
  /** Days off by an act of the region; terms count them like those of the country. Absent: none is known. */
  regionalDaysOff?: readonly { day: IsoDay; source: string }[];
  terms: readonly Term[];
  /** Whose clauses the other terms cite: of this very act, or of order № 10 as a model, to be confirmed against the region's. */
  termsFrom: 'own-act' | 'model';
  /** Clause that makes a finding of this kind matter. */
  clauses: Readonly<Record<DiscrepancyKind, string>>;
  /** Clauses that bind the office's next steps. */
  procedure: {
    papersNotRequired: Bilingual;
    additionalCheck: Bilingual;
    /** What keeps the clocks running while answers are awaited. */
    noSuspension: Bilingual;
    consents: Bilingual;
    businessConsent: Bilingual;
    prolongation: string;
  };
  /** Conditions about the applicant that the act itself sets. */
  applicantConditions?: { permanentResidence: boolean; citizenship: boolean };
  /** Whom the region helps; absent: the act names no categories. */
  recipientCategories?: readonly RecipientCategory[];
  /** Reasons beyond the family's control for which it may be poor. */
  objectiveCircumstances?: readonly Circumstance[];
  calendarTargets?: readonly CalendarTarget[];
  plan?: ProgrammePlan;
  /** Pay that does not count, where an act says so for a time. */
  incomeWaiver?: IncomeWaiver;
  /** Those who lost work on or after this day are counted apart (order Пр-622). */
  countsJobLossSince?: IsoDay;
};
