import { aRequest } from '#test/builders';
import { anOfficeEvent } from '#test/functions/office/an-office';
import { theCase } from '#test/functions/drive';
import { answering } from '#test/functions/answers/said';
import type { World } from '#test/functions/world';

export const PLAN = 'business-plan-verdict';
export const BENEFITS = 'unemployment-benefits';

export const consentWithdrawn = (consent = 'transfer-my-business', more: object = {}): object =>
  anOfficeEvent('consent-withdrawn', '2026-11-20', {
    details: { subjectId: 'applicant', consent, withdrawnOn: '2026-11-20', form: 'written' },
    ...more,
  });
export const applicationWithdrawn = anOfficeEvent('applicant-withdrew', '2026-11-20');
export const takenBack = (eventId: string) =>
  anOfficeEvent('event-cancelled', '2026-11-20', {
    eventId: `back-${eventId}`,
    details: { cancelledEventId: eventId, reason: 'wrong-case' },
  });

export const newest = (world: World) => {
  const { caseId, resultVersion } = theCase(world);
  return world.rows.results.get(`${caseId}#${resultVersion}`)?.result;
};
export const itemOf = (world: World, item: string) =>
  newest(world)?.coverage.find((covered) => covered.item === item);
export const askedKinds = ({ agencies }: World): string[] =>
  agencies.asked.map(({ kind }) => kind).toSorted();

/** Opened, with every hint to an agency still on its way. */
export const planned = async (): Promise<World> => {
  const world = answering();
  await world.post(aRequest());
  await world.acts.intake();
  return world;
};

/** Sent = answered + refused + unanswered + cancelled + open. */
export const balance = ({ rows }: World) => {
  const states = [...rows.queries.values()].map(({ answer, progress }) =>
    answer === undefined ? progress.state : 'answered',
  );
  const count = (...wanted: string[]) => states.filter((state) => wanted.includes(state)).length;
  return { answered: count('answered'), cancelled: count('cancelled'), open: count('planned', 'sent') };
};
