import type { QueryRule } from '#core/policies/policy-pack';
import type { QueryKind } from '#schemas/query';
import { type Purpose, Track } from '#schemas/verification-request';

export const TRACKS: readonly Track[] = Track.options;

/** `optional`: a pack decides; `never`: not lawful, whatever a pack says (data minimisation). */
type Wanted = 'always' | 'optional' | 'never';

type Row = Pick<QueryRule, 'kind' | 'subjects' | 'period' | 'purposes'> & {
  wanted: Readonly<Record<Track, Wanted>>;
  /** What the question rests on beside the exchange between state bodies. */
  ground: 'exchange' | 'income' | 'look-back' | 'consent';
};

/** One column per track: job search, training, business, household farm, hardship. */
const wanted = (columns: readonly [Wanted, Wanted, Wanted, Wanted, Wanted]): Row['wanted'] => ({
  'job-search': columns[0],
  training: columns[1],
  business: columns[2],
  'household-farm': columns[3],
  hardship: columns[4],
});

const IN_EVERY_TRACK = wanted(['always', 'always', 'always', 'always', 'always']);
const WHERE_WORK_IS_SOUGHT = wanted(['always', 'always', 'always', 'optional', 'optional']);
const BUT_IN_HARDSHIP = wanted(['always', 'always', 'always', 'always', 'optional']);
const WHERE_THE_REGION_ASKS = wanted(['optional', 'optional', 'optional', 'optional', 'optional']);
const OF_A_BUSINESS_BY_CHOICE = wanted(['never', 'never', 'optional', 'optional', 'never']);
const OF_A_BUSINESS = wanted(['never', 'never', 'always', 'optional', 'never']);

/** Grounds of 2.8 keep a contract from being signed and from being prolonged alike (clauses 3.4.6, 3.5.7). */
const BEFORE_CONTRACT: readonly Purpose[] = ['pre-signing', 'prolongation'];

/** A complaint asks again what the decision asked (clause 5.9). */
const BEFORE_DECISION: readonly Purpose[] = ['decision', 'complaint'];

/**
 * Which questions are lawful and due, by track and purpose: phases P S M E A of the practice under № 1931. Where a
 * purpose is missing the question may not be asked for it.
 */
export const QUERY_MATRIX: readonly Row[] = [
  {
    kind: 'income-by-payer',
    wanted: IN_EVERY_TRACK,
    purposes: [...BEFORE_DECISION, ...BEFORE_CONTRACT, 'contract-end', 'post-contract'],
    subjects: 'counted-adults',
    period: 'years-of-income-window',
    ground: 'income',
  },
  {
    // Closed years that the register of payers no longer shows: a sum earned over years (44-ФЗ art. 9), an old application.
    kind: 'income-certificate',
    wanted: IN_EVERY_TRACK,
    purposes: [...BEFORE_DECISION, 'contract-end', 'post-contract'],
    subjects: 'counted-adults',
    period: 'years-before-register',
    ground: 'income',
  },
  {
    kind: 'entrepreneur-record',
    wanted: BUT_IN_HARDSHIP,
    purposes: [...BEFORE_DECISION, 'monitoring', 'contract-end', 'post-contract'],
    subjects: 'counted-adults',
    period: 'check-day',
    ground: 'exchange',
  },
  {
    kind: 'self-employed-status',
    wanted: BUT_IN_HARDSHIP,
    purposes: [...BEFORE_DECISION, 'monitoring', 'contract-end', 'post-contract'],
    subjects: 'counted-adults',
    period: 'check-day',
    ground: 'exchange',
  },
  {
    // Only where there can be any: of declared payers, at the end of a contract of whoever was to become one.
    kind: 'self-employed-income',
    wanted: wanted(['optional', 'optional', 'always', 'always', 'optional']),
    purposes: [...BEFORE_DECISION, 'contract-end', 'post-contract'],
    subjects: 'declared-self-employed',
    period: 'days-of-income-window',
    ground: 'income',
  },
  {
    // Money for a business of one's own: a company that the applicant has already is of interest there. Of the other
    // members nobody needs it.
    kind: 'company-roles',
    wanted: wanted(['optional', 'optional', 'always', 'optional', 'optional']),
    purposes: BEFORE_DECISION,
    subjects: 'applicant',
    period: 'check-day',
    ground: 'exchange',
  },
  {
    kind: 'unemployment-registration',
    wanted: WHERE_WORK_IS_SOUGHT,
    purposes: [...BEFORE_DECISION, ...BEFORE_CONTRACT, 'monitoring', 'contract-end', 'post-contract'],
    subjects: 'counted-adults-and-idle-teenagers',
    period: 'check-day',
    ground: 'exchange',
  },
  {
    kind: 'unemployment-benefits',
    wanted: IN_EVERY_TRACK,
    purposes: BEFORE_DECISION,
    subjects: 'counted-adults',
    period: 'days-of-income-window',
    ground: 'income',
  },
  {
    // Clause 1.3(4) names the applicant and every member of the family, whatever the track.
    kind: 'self-employment-payments',
    wanted: IN_EVERY_TRACK,
    purposes: [...BEFORE_DECISION, ...BEFORE_CONTRACT],
    subjects: 'everyone',
    period: 'look-back',
    ground: 'look-back',
  },
  {
    kind: 'business-plan-verdict',
    wanted: OF_A_BUSINESS,
    purposes: BEFORE_DECISION,
    subjects: 'applicant',
    period: 'check-day',
    ground: 'consent',
  },
  {
    kind: 'business-training',
    wanted: OF_A_BUSINESS,
    purposes: [...BEFORE_DECISION, 'monitoring'],
    subjects: 'applicant',
    period: 'check-day',
    ground: 'consent',
  },
  {
    // Pensions, cash payments and benefits are income of the family (44-ФЗ art. 5); the fund keeps them by month.
    kind: 'social-fund-payments',
    wanted: WHERE_THE_REGION_ASKS,
    purposes: [...BEFORE_DECISION, 'pre-signing', 'contract-end', 'post-contract'],
    subjects: 'counted-adults-and-payees',
    period: 'days-of-income-window',
    ground: 'income',
  },
  {
    // Who applies proves who they are by the passport; of the family only the applicant does.
    kind: 'passport-validity',
    wanted: WHERE_THE_REGION_ASKS,
    purposes: [...BEFORE_DECISION, 'pre-signing'],
    subjects: 'applicant',
    period: 'check-day',
    ground: 'exchange',
  },
  {
    // No more than the key to the questions above: only of whom one of them is due and cannot be asked without it.
    kind: 'inn-by-passport',
    wanted: IN_EVERY_TRACK,
    purposes: [...BEFORE_DECISION, 'monitoring', 'contract-end', 'post-contract'],
    subjects: 'whose-inn-is-needed',
    period: 'check-day',
    ground: 'exchange',
  },
  {
    // Money for a business that was given before for the same: double support.
    kind: 'business-prior-support',
    wanted: OF_A_BUSINESS_BY_CHOICE,
    purposes: BEFORE_DECISION,
    subjects: 'applicant',
    period: 'check-day',
    ground: 'consent',
  },
];

type Exceptions = Partial<Record<QueryKind, readonly Track[]>>;

/** What a pack says about the matrix. */
export type MatrixChoice = {
  /** The tracks that the pack offers. */
  tracks: readonly Track[];
  /** Law of the exchange between state bodies, and what the region adds. */
  basis: string;
  /** Clause that forbids a second grant after self-employment payments. */
  lookBackClause: string;
  /** Optional questions that the region asks all the same. */
  also?: Exceptions;
  /** Questions that the region routes elsewhere. */
  without?: Exceptions;
};

const CONSENT = 'согласие заявителя на передачу сведений в центр «Мой бизнес»; 152-ФЗ ст. 9';

const lawfulBasisOf = (ground: Row['ground'], { basis, lookBackClause }: MatrixChoice): string => {
  switch (ground) {
    case 'exchange':
      return basis;
    case 'income':
      return `${basis}; 44-ФЗ ст. 4`;
    case 'look-back':
      return `${basis}; ${lookBackClause}`;
    case 'consent':
      return CONSENT;
  }
};

const isAsked = (row: Row, track: Track, { also, without }: MatrixChoice): boolean => {
  if (without?.[row.kind]?.includes(track) === true) return false;
  switch (row.wanted[track]) {
    case 'always':
      return true;
    case 'optional':
      return also?.[row.kind]?.includes(track) === true;
    case 'never':
      return false;
  }
};

/** The questions of a pack, in the order of the matrix. */
export const queryRules = (choice: MatrixChoice): QueryRule[] =>
  QUERY_MATRIX.flatMap((row) => {
    const tracks = choice.tracks.filter((track) => isAsked(row, track, choice));
    const { kind, purposes, subjects, period } = row;
    return tracks.length === 0
      ? []
      : [{ kind, tracks, purposes, subjects, period, lawfulBasis: lawfulBasisOf(row.ground, choice) }];
  });
