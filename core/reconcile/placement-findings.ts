import type { PlacementConflict, Placements } from '#core/events/placements';
import type { Finding } from '#core/reconcile/finding';
import { occupationItem } from '#core/reconcile/occupation';
import { explanations } from '#core/texts/explanations';
import { NOTHING } from '#core/texts/next-steps';
import { whoIs } from '#core/texts/who';
import type { Subject } from '#schemas/person';

type Named = PlacementConflict['said'][number];

const named = ({ employerName, employerInn, startOn, endOn }: Named): string =>
  `${employerName}, ИНН ${employerInn}, ${startOn}${endOn === undefined ? '' : ` – ${endOn}`}`;

const conflictFindings = (subject: Subject, { conflicts }: Placements): Finding[] =>
  conflicts
    .filter(({ subjectId }) => subjectId === subject.subjectId)
    .map(({ said, prevailing }) => ({
      kind: 'placement-conflict',
      subjectId: subject.subjectId,
      item: `placement/${subject.subjectId}`,
      about: said
        .map(({ employerInn, startOn, endOn = '' }) => `${employerInn} ${startOn} ${endOn}`.trim())
        .join(' / '),
      recorded: said.map(named).join('; '),
      evidence: [],
      explanation: explanations['placement-conflict']({
        who: whoIs(subject),
        employers: said.map(named).join('; '),
        prevailing: named(prevailing),
      }),
      weight: { type: 'fixed', severity: 'medium', effect: 'not-decidable' },
    }));

/** Finding a job is the aim of a contract: a remark for whoever was declared unemployed, no accusation. */
const jobFindings = (subject: Subject, { facts }: Placements): Finding[] =>
  facts
    .filter(({ subjectId, state }) => subjectId === subject.subjectId && state === 'reported')
    .map((fact) => ({
      kind: 'occupation-differs',
      subjectId: subject.subjectId,
      item: occupationItem(subject),
      about: `placement ${fact.employerInn} ${fact.startOn}`,
      declared: 'unemployed',
      recorded: named(fact),
      evidence: [],
      explanation: explanations['placement-of-unemployed']({
        who: whoIs(subject),
        employer: `${fact.employerName}, ИНН ${fact.employerInn}`,
        startOn: fact.startOn,
      }),
      nextStep: NOTHING,
      weight: { type: 'fixed', severity: 'info', effect: 'does-not-change-eligibility' },
    }));

export const placementFindings = (subjects: readonly Subject[], placements: Placements): Finding[] =>
  subjects.flatMap((subject) => [
    ...conflictFindings(subject, placements),
    ...(subject.occupation === 'unemployed' ? jobFindings(subject, placements) : []),
  ]);
