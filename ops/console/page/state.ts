import type { Speech } from '#ops/console/page/speech';
import type { StillQueues } from '#ops/console/page/still-queues';
import type { Said } from '#ops/console/page/calls';
import type { AgenciesView, DeadlinesView, QueuesView } from '#schemas/api';
import type { Bilingual } from '#schemas/bilingual';
import type { DayBalance } from '#schemas/day-balance';
import type { FailedView } from '#schemas/failed-messages';
import type { StrayMessagesView } from '#schemas/stray-messages';
import type { Instant, IsoDay } from '#schemas/time';

/** A view and when it was true. */
type Seen<View> = { view: View; at: Instant };

export type Contact =
  | { type: 'looking' }
  | { type: 'reached'; at: Instant }
  /** The last picture stays, with its time. `isRefusal`: the exchange is there and does not let us in. */
  | {
      type: 'lost';
      since: Instant;
      isRefusal: boolean;
      sentences: readonly Bilingual[];
      lastAt?: Instant;
    };

/** What was asked about an office. */
export type OfficeSeen = {
  office: string;
  day: IsoDay;
  at: Instant;
  deadlines: Said<DeadlinesView>;
  balance: Said<DayBalance>;
};

/** All that the page knows. */
export type State = {
  speech: Speech;
  now: Instant;
  contact: Contact;
  /** Address of the exchange. */
  exchange?: string;
  queues?: Seen<QueuesView>;
  agencies?: Seen<AgenciesView>;
  failed?: Seen<FailedView>;
  strays?: Seen<StrayMessagesView>;
  office?: OfficeSeen;
  /** An office is being looked at. */
  isAsking: boolean;
  still: StillQueues;
};
