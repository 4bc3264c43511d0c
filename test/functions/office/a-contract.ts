import type { VerificationCase } from '#schemas/verification-case';
import { aRequest } from '#test/builders';
import { anOffice, anOfficeEvent, signed, type Office } from '#test/functions/office/an-office';
import { checkOf, startOf } from '#test/functions/office/contract-months';
import { passAndSweep, turn } from '#test/functions/drive';
import { everybodyAnswers } from '#test/functions/answers/said';
import { standIns } from '#test/functions/stand-ins';
import { newWorld, type World } from '#test/functions/world';

export const TRAINING = 'business-training';
export const JANUARY = '2027-01';

/** Signed on 30 December 2026 for six months and at rest until January; training is asked month by month. */
export const aContract = async (): Promise<Office> => {
  const gate = { calls: 0, crashed: false, skips: ['dueRows'] };
  const world = newWorld(gate, standIns({ training: true }));
  everybodyAnswers(world);
  world.agencies.says.set(TRAINING, { outcome: 'found', facts: { kind: TRAINING, passed: true } });
  const office = await anOffice(world);
  await signed(office);
  // A signing reaches the result first.
  await turn(world);
  await passAndSweep(world, 400);
  world.agencies.asked.length = 0;
  return office;
};

/** The same, the check of January opened and nothing of it done yet. */
export const withCheck = async (): Promise<Office> => {
  const office = await aContract();
  office.world.moveTo(startOf(JANUARY));
  await office.world.sweep();
  return office;
};

export const januaryOf = (world: World): VerificationCase => {
  const check = checkOf(world, 'monitoring', JANUARY);
  if (check === undefined) throw new Error('no check of January');
  return check;
};

const ON = '2027-01-01';
export const consentBack = anOfficeEvent('consent-withdrawn', ON, {
  details: { subjectId: 'applicant', consent: 'transfer-my-business', withdrawnOn: ON, form: 'written' },
});
export const takenBackOn = (eventId: string): object =>
  anOfficeEvent('event-cancelled', ON, {
    eventId: `back-${eventId}`,
    details: { cancelledEventId: eventId, reason: 'did-not-happen' },
  });
/** It was no contract at all: the signing was told by mistake, and the applicant has gone. */
export const applicationBack: readonly object[] = [
  takenBackOn('contract-signed-2026-12-30'),
  anOfficeEvent('applicant-withdrew', ON),
];

/** `kind state`, of the check of January. */
export const questionsOf = (world: World): string[] => {
  const { caseId } = januaryOf(world);
  return [...world.rows.queries.values()]
    .filter((query) => query.caseId === caseId)
    .map(({ kind, progress, answer }) => `${kind} ${answer?.content.outcome ?? progress.state}`)
    .toSorted();
};

/** What the office has posted, as the check of January knows it. */
export const toldTo = (world: World): string[] => {
  const { caseId } = januaryOf(world);
  return [...world.rows.officeEvents].flatMap(([key, { eventId }]) =>
    key.startsWith(`${caseId}#`) ? [eventId] : [],
  );
};

/** The office's own check of January, as it would send it. */
export const ownCheck = () => ({
  ...aRequest(),
  purpose: 'monitoring' as const,
  checkMonth: JANUARY,
  acceptedOn: ON,
  appliedOn: '2026-11-20',
});
