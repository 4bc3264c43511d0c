import { storiesOf, type Story } from '#core/events/event-stories';
import { inOrderOf } from '#core/time/order';
import type { MatchedEvent } from '#core/ports';
import type { EmploymentEvent } from '#schemas/employment-event';
import type { SubjectId } from '#schemas/ids';
import type { IsoDay } from '#schemas/time';
import type { EventReference, PlacementFact } from '#schemas/verification-result';

type Placement = Extract<EmploymentEvent, { placement: unknown }>['placement'];
type Ended = { endOn: IsoDay; reportedOn: IsoDay };

/** A story of a job told to its end. */
type Told = {
  subjectId: SubjectId;
  source: string;
  placement: Placement;
  isCancelled: boolean;
  ended?: Ended;
  reports: readonly EventReference[];
};

/** What cannot all be right: one employer with two start days, two employers from one day, one job with two ends. */
export type PlacementConflict = {
  subjectId: SubjectId;
  about: 'start-days' | 'employers' | 'end-days';
  said: readonly Pick<PlacementFact, 'employerInn' | 'employerName' | 'startOn' | 'endOn'>[];
  /** Which of `said` counts until a person has settled it. */
  prevailing: Pick<PlacementFact, 'employerInn' | 'employerName' | 'startOn' | 'endOn'>;
};

/** Merged placements and what a person has to settle. */
export type Placements = { facts: PlacementFact[]; conflicts: PlacementConflict[] };

/** The report first, then its corrections by their day; the last one that describes the placement holds. */
const placementOf = (told: readonly MatchedEvent[]): Placement | undefined => {
  const of = (type: 'placement-corrected' | 'placement-reported'): Placement[] =>
    told.flatMap(({ event }) => (event.type === type ? [event.placement] : []));
  return of('placement-corrected').at(-1) ?? of('placement-reported').at(-1);
};

export const referenceOf = ({ event, receivedAt }: MatchedEvent): EventReference => ({
  source: event.source,
  sourceEventId: event.sourceEventId,
  type: event.type,
  reportedOn: event.reportedOn,
  receivedAt,
});

/** A story of which only the end has come is not told yet: it waits for its report. */
const tell = ({ subjectId, source, told }: Story): Told[] => {
  const placement = placementOf(told);
  if (placement === undefined) return [];
  const ended = told
    .flatMap(({ event }): Ended[] =>
      event.type === 'placement-terminated' ? [{ endOn: event.endOn, reportedOn: event.reportedOn }] : [],
    )
    .at(-1);
  return [
    {
      subjectId,
      source,
      placement,
      isCancelled: told.some(
        ({ event }) => event.type === 'placement-cancelled' || event.type === 'notice-withdrawn',
      ),
      ...(ended === undefined ? {} : { ended }),
      reports: told.map(referenceOf),
    },
  ];
};

const stateOf = (live: readonly Told[], ended: Ended | undefined): PlacementFact['state'] => {
  if (live.length === 0) return 'cancelled';
  return ended === undefined ? 'reported' : 'terminated';
};

/** How much a confirmation is worth, the strongest first. The applicant's own word confirms nothing. */
const STRENGTH: readonly Placement['confirmation'][] = [
  'social-fund-record',
  'centre-referral',
  'employer',
  'applicant',
];

const strongestOf = (told: readonly Told[]): Placement['confirmation'] =>
  STRENGTH.find((one) => told.some(({ placement }) => placement.confirmation === one)) ?? 'applicant';

/** The end reported last; equal reports by the later day. */
const endOf = (live: readonly Told[]): Ended | undefined =>
  live
    .flatMap(({ ended }) => (ended === undefined ? [] : [ended]))
    .sort(inOrderOf(({ reportedOn, endOn }) => `${reportedOn} ${endOn}`))
    .at(-1);

/** Person, employer and start day make a placement: a second source confirms it and creates no second one. */
const factOf = (same: readonly Told[]): PlacementFact[] => {
  const live = same.filter(({ isCancelled }) => !isCancelled);
  const counted = live.length > 0 ? live : same;
  const [chosen] = counted;
  if (chosen === undefined) return [];
  const ended = endOf(live);
  const confirmation = strongestOf(counted);
  const sources = new Set(live.map(({ source }) => source));
  return [
    {
      subjectId: chosen.subjectId,
      state: stateOf(live, ended),
      employerInn: chosen.placement.employer.inn,
      employerName: chosen.placement.employer.name,
      startOn: chosen.placement.startOn,
      ...(ended === undefined ? {} : { endOn: ended.endOn, endReportedOn: ended.reportedOn }),
      confirmation,
      isConfirmed: live.length > 0 && (confirmation !== 'applicant' || sources.size > 1),
      events: same.flatMap(({ reports }) => reports.map(({ sourceEventId }) => sourceEventId)),
      reports: same.flatMap(({ reports }) => reports),
    },
  ];
};

const mergeKey = ({ subjectId, placement }: Told): string =>
  JSON.stringify([subjectId, placement.startOn, placement.employer.inn]);

const isOver = (fact: PlacementFact, day: IsoDay): boolean => fact.endOn !== undefined && fact.endOn <= day;

/** One employer with two start days, unless the first job had ended; or two employers from the same day. */
const clashOf = (earlier: PlacementFact, later: PlacementFact): PlacementConflict['about'] | undefined => {
  if (earlier.subjectId !== later.subjectId) return undefined;
  if (earlier.employerInn === later.employerInn) {
    return isOver(earlier, later.startOn) ? undefined : 'start-days';
  }
  return earlier.startOn === later.startOn ? 'employers' : undefined;
};

const clashes = (facts: readonly PlacementFact[]): PlacementConflict[] => {
  const live = facts.filter(({ state }) => state !== 'cancelled');
  return live.flatMap((earlier, index) =>
    live.slice(index + 1).flatMap((later): PlacementConflict[] => {
      const about = clashOf(earlier, later);
      if (about === undefined) return [];
      // The earliest confirmed start counts.
      const prevailing = later.isConfirmed && !earlier.isConfirmed ? later : earlier;
      return [{ subjectId: earlier.subjectId, about, said: [earlier, later], prevailing }];
    }),
  );
};

/** One job, several end days: each source may correct itself, between sources a person decides. */
const endClash = (fact: PlacementFact, same: readonly Told[]): PlacementConflict[] => {
  const live = same.filter(({ isCancelled }) => !isCancelled);
  const days = [...new Set(live.flatMap(({ ended }) => (ended === undefined ? [] : [ended.endOn])))].sort();
  return days.length < 2
    ? []
    : [
        {
          subjectId: fact.subjectId,
          about: 'end-days',
          prevailing: fact,
          said: days.map((endOn) => ({
            employerInn: fact.employerInn,
            employerName: fact.employerName,
            startOn: fact.startOn,
            endOn,
          })),
        },
      ];
};

/**
 * Job placements from whatever sources. Corrections, cancellations and terminations apply by event id, whatever the order
 * of arrival; repeats change nothing. Effective days (`startOn`, `endOn`) and the days of reporting stay apart.
 */
export const mergePlacements = (received: readonly MatchedEvent[]): Placements => {
  const told = storiesOf(received).flatMap(tell);
  const keys = Array.from(new Set(told.map(mergeKey))).sort();
  const merged = keys.map((key) => {
    const same = told.filter((one) => mergeKey(one) === key);
    return { same, facts: factOf(same) };
  });
  const facts = merged.flatMap((one) => one.facts);
  return {
    facts,
    conflicts: [
      ...clashes(facts),
      ...merged.flatMap(({ same, facts: [fact] }) => (fact === undefined ? [] : endClash(fact, same))),
    ],
  };
};
