import { describe, expect, it } from 'vitest';
import { aRequest } from '#test/builders';
import { anOffice } from '#test/functions/office/an-office';
import { drain, outcomeOf, passAndSweep, progressOf, theCase, turn, versionsOf } from '#test/functions/drive';
import {
  PLAN,
  consentWithdrawn,
  applicationWithdrawn,
  takenBack,
  newest,
  itemOf,
  askedKinds,
  planned,
  balance,
} from '#test/functions/office/posted-by-office';
import { answering, planApproved } from '#test/functions/answers/said';

describe('an application withdrawn', () => {
  it('before anything was asked: nothing is, and a result says so', async () => {
    const world = await planned();
    await world.officeEvent(theCase(world).caseId, applicationWithdrawn);
    await turn(world);
    expect(askedKinds(world)).toEqual([]);
    expect(balance(world)).toEqual({ answered: 0, cancelled: 3, open: 0 });
    expect(newest(world)).toMatchObject({ status: 'not-verifiable', withdrawals: [{ what: 'application' }] });
    expect(newest(world)?.summary.en).toContain('The application was withdrawn on 2026-11-20.');
    expect(theCase(world)).toMatchObject({ state: 'result-ready', publishedVersion: 1 });
  });

  it('while agencies are answering: nobody is waited for, and what comes late is kept and not used', async () => {
    const world = await planned();
    while (world.queues.agencies.length > 0) await world.acts.agencies();
    while (world.queues.answers.length > 0) await world.acts.answers();
    await world.officeEvent(theCase(world).caseId, applicationWithdrawn);
    await drain(world);
    expect(balance(world)).toEqual({ answered: 1, cancelled: 2, open: 0 });
    expect(newest(world)?.withdrawals).toMatchObject([
      { cancelled: [expect.any(String), expect.any(String)], answeredBefore: [expect.any(String)] },
    ]);

    await turn(world);
    expect(balance(world)).toEqual({ answered: 3, cancelled: 0, open: 0 });
    expect(outcomeOf(world, PLAN)).toBe(planApproved.outcome);
    expect(versionsOf(world)).toEqual([1]);
    expect(itemOf(world, 'business-plan/applicant')).toMatchObject({ state: 'not-covered' });
  });

  it('before the case is opened', async () => {
    const world = answering();
    await world.post(aRequest());
    await world.officeEvent(theCase(world).caseId, applicationWithdrawn);
    await turn(world);
    expect(askedKinds(world)).toEqual([]);
    expect(theCase(world)).toMatchObject({ state: 'result-ready', publishedVersion: 1 });
  });

  it('taken back: what was kept counts, what was not asked is asked', async () => {
    const world = await planned();
    await world.acts.agencies();
    const { caseId } = theCase(world);
    await world.officeEvent(caseId, applicationWithdrawn);
    await turn(world);
    await world.officeEvent(caseId, takenBack('applicant-withdrew-2026-11-20'));
    await drain(world);
    await passAndSweep(world, 0);
    await turn(world);
    expect(askedKinds(world)).toHaveLength(3);
    expect(balance(world)).toEqual({ answered: 3, cancelled: 0, open: 0 });
    expect(newest(world)?.withdrawals).toBeUndefined();
    expect(newest(world)?.coverage.map(({ state }) => state)).not.toContain('no-answer');
    expect((await (await anOffice(world)).view()).contract.state).toBe('preparation');
  });
});

describe('a question that is cancelled while it is under way', () => {
  it('was asked all the same: that is written, and its answer counts', async () => {
    const world = await planned();
    const { caseId } = theCase(world);
    const plan = [...world.rows.queries.values()].find(({ kind }) => kind === PLAN);
    if (plan === undefined) throw new Error('no question');
    // The event arrives after the look at the office's events, before the agency has answered.
    world.agencies.whileAsked = async () => {
      world.agencies.whileAsked = undefined;
      await world.officeEvent(caseId, consentWithdrawn());
      await world.acts.answers();
    };
    world.queues.agencies.sort((one) => (one.queryId === plan.queryId ? -1 : 1));
    await world.acts.agencies();
    expect(progressOf(world, PLAN)).toMatchObject({ state: 'sent' });
    await turn(world);
    await passAndSweep(world, 0);
    expect(outcomeOf(world, PLAN)).toBe('found');
    expect(newest(world)?.withdrawals).toMatchObject([{ answeredBefore: [plan.queryId] }]);
  });
});
