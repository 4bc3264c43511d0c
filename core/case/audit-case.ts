import { lifeAfter } from '#core/office/contract-lifecycle';
import { daysBetween } from '#core/time/day';
import { historyOf, isCorrection } from '#core/office/office-history';
import { inOrderOf } from '#core/time/order';
import type { CaseFile } from '#core/ports';
import { type AuditCase, AuditException, type AuditTerm } from '#schemas/audit-report';
import type { TrackedDeadline } from '#schemas/deadline';
import type { OfficeEvent } from '#schemas/office-event';
import type { IsoDay } from '#schemas/time';

export type AuditLook = {
  /** Every term of the case. */
  terms: readonly TrackedDeadline[];
  today: IsoDay;
  /** Civil day on which the request came. */
  receivedOn: IsoDay;
  /** Civil day of the first result; absent while there is none. */
  verifiedOn?: IsoDay;
};

const auditTerm = ({ metOn, ...term }: TrackedDeadline, today: IsoDay): AuditTerm => {
  const { code, clause, startsOn, legalDue, status } = term;
  return {
    code,
    clause,
    startsOn,
    legalDue,
    status,
    ...(metOn === undefined ? {} : { metOn }),
    daysLate: Math.max(0, daysBetween(legalDue, metOn ?? today)),
  };
};

const termExceptions = (terms: readonly AuditTerm[]): AuditException[] =>
  terms
    .filter(({ daysLate }) => daysLate > 0)
    .map(({ code, status, daysLate }) => ({
      code: status === 'met' ? 'term-met-late' : 'term-overdue',
      term: code,
      days: daysLate,
    }));

/** An application is registered on the day on which it comes (clause 2.11): its terms run from then. */
const handover = ({ purpose, acceptedOn }: CaseFile['case'], { receivedOn }: AuditLook): AuditException[] => {
  const days = daysBetween(acceptedOn, receivedOn);
  return purpose === 'decision' && days > 0 ? [{ code: 'handed-in-late', days }] : [];
};

const GOING_ON: readonly OfficeEvent['type'][] = ['handed-to-commission', 'decided'];

/** Before the commission or the decision there should have been a result (clause 3.2.2). */
const wentOnBefore = (events: readonly OfficeEvent[], verifiedOn: IsoDay | undefined): boolean =>
  events.some(
    ({ type, occurredOn }) =>
      GOING_ON.includes(type) && (verifiedOn === undefined || occurredOn < verifiedOn),
  );

const countsOf = (
  { case: known, queries, furtherAnswers, officeEvents }: CaseFile,
  { verifiedOn }: AuditLook,
): Partial<Record<AuditException['code'], number>> => {
  const answers = queries.flatMap(({ answer }) => answer ?? []);
  const history = historyOf(officeEvents);
  return {
    unanswered: answers.filter(({ content }) => content.outcome === 'unanswered').length,
    'late-answers': [...answers, ...furtherAnswers].filter(({ late }) => late).length,
    'further-answers': furtherAnswers.length,
    'broken-replies': queries.reduce((sum, { progress }) => sum + progress.breaches, 0),
    'before-result': wentOnBefore(history, verifiedOn) ? 1 : 0,
    'result-changed': Math.max(0, known.resultVersion - 1),
    corrected: officeEvents.filter(isCorrection).length,
    'complaint-upheld': history.filter(
      ({ type, details }) => type === 'complaint-decided' && details.outcome === 'upheld',
    ).length,
  };
};

const actorsOf = (events: readonly OfficeEvent[]): AuditCase['actors'] => {
  const counts = new Map<string, number>();
  for (const { actorId } of events) counts.set(actorId, (counts.get(actorId) ?? 0) + 1);
  return [...counts]
    .toSorted(inOrderOf(([actorId]) => actorId))
    .map(([actorId, count]) => ({ actorId, events: count }));
};

/** One case as the control of an office reads it: terms with their days, who acted, what was out of the ordinary. */
export const auditCase = (file: CaseFile, look: AuditLook): AuditCase => {
  const { caseId, registrationNumber, purpose, acceptedOn, state, legalHold } = file.case;
  const terms = look.terms.map((term) => auditTerm(term, look.today));
  const counts = countsOf(file, look);
  const counted = AuditException.shape.code.options.flatMap((code): AuditException[] => {
    const count = counts[code] ?? 0;
    return count === 0 ? [] : [{ code, count }];
  });
  return {
    caseId,
    registrationNumber,
    purpose,
    acceptedOn,
    state,
    contractState: lifeAfter(file.officeEvents).state,
    ...(legalHold === true ? { legalHold } : {}),
    terms,
    actors: actorsOf(file.officeEvents),
    exceptions: [...termExceptions(terms), ...handover(file.case, look), ...counted],
  };
};
