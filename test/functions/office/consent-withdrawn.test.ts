import { describe, expect, it } from 'vitest';
import { aRequest } from '#test/builders';
import { anOffice } from '#test/functions/office/an-office';
import {
  drain,
  outcomeOf,
  passAndSweep,
  progressOf,
  published,
  theCase,
  turn,
  versionsOf,
} from '#test/functions/drive';
import {
  PLAN,
  BENEFITS,
  consentWithdrawn,
  takenBack,
  newest,
  itemOf,
  askedKinds,
  planned,
  balance,
} from '#test/functions/office/posted-by-office';
import { answering } from '#test/functions/answers/said';

describe('a consent withdrawn after acceptance', () => {
  it('stops the question that rests on it, and no other', async () => {
    const world = await planned();
    expect(await world.officeEvent(theCase(world).caseId, consentWithdrawn())).toBe('accepted');
    await turn(world);

    expect(askedKinds(world)).toEqual(['self-employed-status', BENEFITS]);
    expect(progressOf(world, PLAN)).toMatchObject({
      state: 'cancelled',
      cancellation: { reason: 'consent-withdrawn', from: 'planned' },
    });
    expect(balance(world)).toEqual({ answered: 2, cancelled: 1, open: 0 });
    expect(theCase(world)).toMatchObject({ state: 'result-ready', publishedVersion: 1 });
    expect(itemOf(world, 'business-plan/applicant')).toMatchObject({
      state: 'not-covered',
      reason: { en: 'The consent is withdrawn: this is not asked (152-FZ art. 9).' },
    });
    expect(newest(world)?.withdrawals).toMatchObject([
      {
        what: 'consent',
        on: '2026-11-20',
        clause: '152-ФЗ ст. 9',
        subjectId: 'applicant',
        consent: 'transfer-my-business',
        cancelled: [expect.any(String)],
        answeredBefore: [],
      },
    ]);
  });

  it('stops it at the moment of asking too: nothing but the row of the event has been written', async () => {
    const world = await planned();
    const { caseId } = theCase(world);
    await world.officeEvent(caseId, consentWithdrawn());
    world.queues.answers.length = 0;
    expect(await drain(world)).toContain('cancelled');
    expect(askedKinds(world)).not.toContain(PLAN);
  });

  it('of processing as such stops what rests on consent; the exchange between state bodies goes on by law', async () => {
    const world = await planned();
    await world.officeEvent(theCase(world).caseId, consentWithdrawn('personal-data'));
    await turn(world);
    expect(askedKinds(world)).toEqual(['self-employed-status', BENEFITS]);
    expect(newest(world)?.withdrawals?.[0]).toMatchObject({
      clause: '152-ФЗ ст. 9 ч. 2',
      consent: 'personal-data',
    });
  });

  it.each(['contract', 'verification-and-visit'])(
    'of another kind (%s) stops no question and is said',
    async (kind) => {
      const world = await planned();
      await world.officeEvent(theCase(world).caseId, consentWithdrawn(kind));
      await turn(world);
      expect(askedKinds(world)).toHaveLength(3);
      expect(newest(world)?.withdrawals).toMatchObject([
        { consent: kind, cancelled: [], answeredBefore: [] },
      ]);
    },
  );

  it('leaves the answer to a question that was asked, marks it, and adds a version', async () => {
    const world = await planned();
    await turn(world);
    expect(versionsOf(world)).toEqual([1]);
    await world.officeEvent(theCase(world).caseId, consentWithdrawn());
    await turn(world);

    expect(versionsOf(world)).toEqual([1, 2]);
    expect(outcomeOf(world, PLAN)).toBe('found');
    expect(itemOf(world, 'business-plan/applicant')).toMatchObject({ state: 'confirmed' });
    const { withdrawals, changes } = newest(world) ?? {};
    expect(withdrawals).toMatchObject([{ cancelled: [], answeredBefore: [expect.any(String)] }]);
    expect(changes?.list.map(({ what, how, cause }) => [what, how, cause])).toEqual([
      ['status', 'altered', 'office-event'],
      ['finding', 'added', 'office-event'],
      ['withdrawal', 'added', 'office-event'],
    ]);
    expect(published(world)).toHaveLength(2);
  });

  it('waits for the answer to a question that was asked before', async () => {
    const world = await planned();
    while (world.queues.agencies.length > 0) await world.acts.agencies();
    await world.officeEvent(theCase(world).caseId, consentWithdrawn());
    await drain(world);
    expect(progressOf(world, PLAN).state).toBe('sent');
    await turn(world);
    expect(newest(world)?.withdrawals).toMatchObject([{ answeredBefore: [expect.any(String)] }]);
  });

  it('is not asked again where the agency was not ready', async () => {
    const world = answering();
    world.agencies.says.set(PLAN, { outcome: 'not-ready' });
    await world.post(aRequest());
    await turn(world);
    expect(progressOf(world, PLAN)).toMatchObject({ state: 'planned', epoch: 2 });
    await world.officeEvent(theCase(world).caseId, consentWithdrawn());
    await passAndSweep(world, 3700);
    expect(askedKinds(world).filter((kind) => kind === PLAN)).toHaveLength(1);
    expect(progressOf(world, PLAN)).toMatchObject({ state: 'cancelled' });
    expect(theCase(world).state).toBe('result-ready');
  });

  it('needs no hint: the sweeper finds the event', async () => {
    const world = await planned();
    await turn(world);
    await world.officeEvent(theCase(world).caseId, consentWithdrawn());
    for (const queue of Object.values(world.queues)) queue.length = 0;
    await passAndSweep(world, 400);
    expect(newest(world)?.withdrawals).toHaveLength(1);
    await passAndSweep(world, 400);
    expect(theCase(world).nextActionAt).toBeUndefined();
  });

  it('is refused for a stranger, for a consent never given, and twice', async () => {
    const office = await anOffice();
    const post = (details: object, eventId = 'w-1') =>
      office.post('consent-withdrawn', '2026-11-20', { eventId, details });
    const details = {
      subjectId: 'applicant',
      consent: 'transfer-my-business',
      withdrawnOn: '2026-11-20',
      form: 'written',
    };
    const pointers = { body: { errors: [{ pointer: '/details/subjectId' }] } };
    expect(await post({ ...details, subjectId: 'spouse' })).toMatchObject({ status: 422, ...pointers });
    expect((await post(details)).status).toBe(202);
    expect((await post(details)).status).toBe(200);
    expect(await post(details, 'w-2')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/details/consent' }] },
    });
  });

  it('brings its question back where the office takes the withdrawal back', async () => {
    const world = await planned();
    const { caseId } = theCase(world);
    await world.officeEvent(caseId, consentWithdrawn());
    await turn(world);
    expect(versionsOf(world)).toEqual([1]);

    expect(await world.officeEvent(caseId, takenBack('consent-withdrawn-2026-11-20'))).toBe('accepted');
    await drain(world);
    await passAndSweep(world, 0);
    expect(progressOf(world, PLAN).cancellation).toBeUndefined();
    expect(outcomeOf(world, PLAN)).toBe('found');
    expect(newest(world)?.withdrawals).toBeUndefined();
    expect(itemOf(world, 'business-plan/applicant')).toMatchObject({ state: 'confirmed' });
    expect(versionsOf(world)).toEqual([1, 2]);
  });
});
