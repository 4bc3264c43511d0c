import { describe, expect, it } from 'vitest';
import { acceptOfficeEvent } from '#functions/accept-request/accept-office-event';
import { viewProgramme } from '#functions/ops-api/report-view';
import { OfficeEventAcceptedView } from '#schemas/api';
import { aRequest } from '#test/builders';
import { anOffice, signed } from '#test/functions/office/an-office';
import { Crash, type CrashGate } from '#test/functions/crash-gate';
import { theCase, turn } from '#test/functions/drive';
import { answering, everybodyAnswers } from '#test/functions/answers/said';
import { newWorld } from '#test/functions/world';

type Office = Awaited<ReturnType<typeof anOffice>>;

const everybodyAnswering = (gate: CrashGate) => {
  const world = newWorld(gate);
  everybodyAnswers(world);
  return world;
};

const stateAfter = async (answer: ReturnType<Office['post']>): Promise<string> => {
  const { status, body } = await answer;
  return `${status} ${OfficeEventAcceptedView.parse(body).state}`;
};

describe('the case row follows the events of the office', () => {
  it('knows the state from the first event on and the day of signing', async () => {
    const office = await anOffice();
    expect(theCase(office.world).contract).toBeUndefined();
    await office.post('additional-check-notified', '2026-11-20');
    expect(theCase(office.world).contract).toEqual({
      state: 'additional-check',
      interactions: 0,
      complaints: 0,
    });

    await signed(office);
    const { contract, agencies } = theCase(office.world);
    expect(contract).toEqual({
      state: 'contract-active',
      signedOn: '2026-12-30',
      interactions: 1,
      complaints: 0,
    });
    expect(agencies).toEqual({
      'employment-centre': 'on-time',
      'my-business': 'on-time',
      tax: 'on-time',
    });
  });

  it.each(['unreliable-data', 'late-notice-of-change', 'applicant-initiative', 'misuse', 'non-fulfilment'])(
    'is terminated on the ground %s: terms of clauses 3.6.2–3.6.6 run, payment stops the month after',
    async (ground) => {
      const office = await anOffice();
      await signed(office);
      office.world.moveTo('2027-03-10T09:00:00.000Z');
      const steps = [
        await stateAfter(office.post('termination-established', '2027-02-26', { details: { ground } })),
        await stateAfter(office.post('handed-to-commission', '2027-03-01')),
        await stateAfter(office.post('commission-met', '2027-03-02')),
        await stateAfter(office.post('commission-concluded', '2027-03-03')),
        await stateAfter(
          office.post('termination-decided', '2027-03-04', { details: { outcome: 'terminated' } }),
        ),
        await stateAfter(office.post('applicant-notified', '2027-03-05')),
      ];
      expect(steps).toEqual([
        '202 terminating',
        '202 terminating',
        '202 terminating',
        '202 terminating',
        '202 ended',
        '202 ended',
      ]);

      const { contract, officeEvents, deadlines } = await office.view();
      expect(contract).toMatchObject({ state: 'ended', paymentStopsOn: '2027-03-01' });
      expect(officeEvents.find(({ type }) => type === 'termination-established')).toMatchObject({
        details: { ground },
      });
      expect(
        deadlines
          .filter(({ code }) => code.startsWith('termination'))
          .map(({ code, legalDue, status }) => [code, legalDue, status]),
      ).toEqual([
        // Ten days from Friday 26 February end on Monday 8 March, a holiday; two from 3 March; three from 4 March on a Sunday.
        ['termination-to-commission', '2027-03-09', 'met'],
        // The day of the meeting (clause 3.6.3).
        ['termination-conclusion', '2027-03-02', 'met'],
        ['termination-decision', '2027-03-05', 'met'],
        ['termination-notice', '2027-03-09', 'met'],
      ]);
      expect(theCase(office.world).contract).toEqual({
        state: 'ended',
        signedOn: '2026-12-30',
        endedBy: 'termination',
        interactions: 1,
        complaints: 0,
      });
    },
  );

  it('keeps a contract that is not terminated after all, and ends it by its term', async () => {
    const office = await anOffice();
    await signed(office);
    office.world.moveTo('2027-07-10T09:00:00.000Z');
    const ground = { details: { ground: 'unreliable-data' } };
    await office.post('termination-established', '2027-02-26', ground);
    await office.post('termination-decided', '2027-03-04', { details: { outcome: 'kept' } });
    expect(theCase(office.world).contract).toMatchObject({ state: 'contract-active' });
    expect(theCase(office.world).contract?.endedBy).toBeUndefined();
    await office.post('contract-ended', '2027-06-30');
    expect(theCase(office.world).contract).toMatchObject({ state: 'ended', endedBy: 'term' });
  });

  it('counts complaints and refuses a ground that is none', async () => {
    const office = await anOffice();
    const details = { complaintId: 'c-1', receivedOn: '2026-11-20', about: 'other' };
    await office.post('complaint-registered', '2026-11-20', { details });
    expect(theCase(office.world).contract).toEqual({ state: 'preparation', interactions: 1, complaints: 1 });
    const wrong = await office.post('termination-established', '2026-11-20', { details: { ground: 'mood' } });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: '/details/ground' }] } });
  });
});

describe('event and row', () => {
  const event = (eventId: string) => ({
    schemaVersion: '1',
    eventId,
    type: 'additional-check-notified',
    occurredOn: '2026-11-20',
    actorId: 'official-7',
  });

  it.each(['before', 'after'] as const)(
    'are written together or not at all: a crash %s the write, then the same again',
    async (when) => {
      const gate: CrashGate = { calls: 0, crashed: false };
      const office = await anOffice(everybodyAnswering(gate));
      const { world, caseId } = office;
      gate.when = when;
      // The case is read first, then both are written.
      gate.at = gate.calls + 2;
      await expect(acceptOfficeEvent(caseId, event('e-1'), world.officeDeps)).rejects.toThrow(Crash);

      const isThere = when === 'after';
      expect(world.rows.officeEvents.size).toBe(isThere ? 1 : 0);
      expect(theCase(world).contract?.state).toBe(isThere ? 'additional-check' : undefined);
      const again = await acceptOfficeEvent(caseId, event('e-1'), world.officeDeps);
      expect(again).toMatchObject({ type: isThere ? 'same' : 'accepted', state: 'additional-check' });
      expect(world.rows.officeEvents.size).toBe(1);
      expect(theCase(world).contract).toMatchObject({ state: 'additional-check' });
    },
  );

  it('are written anew where somebody else wrote the case in between', async () => {
    const { world, caseId } = await anOffice();
    let isFirst = true;
    const store: typeof world.store = {
      ...world.store,
      appendOfficeEvent: async (...given) => {
        if (isFirst) await world.store.pullForward(caseId, '2026-11-20T08:01:00.000Z');
        isFirst = false;
        return world.store.appendOfficeEvent(...given);
      },
    };
    expect(await acceptOfficeEvent(caseId, event('e-1'), { ...world.officeDeps, store })).toMatchObject({
      type: 'accepted',
    });
    expect(theCase(world).contract).toMatchObject({ state: 'additional-check' });
  });
});

describe('GET /v1/reports/programme', () => {
  it('counts contracts that offices posted as signed in the period, also of applications long before it', async () => {
    const world = answering();
    for (let number = 0; number < 5; number += 1) {
      await world.post(aRequest({ registrationNumber: `n-${number}` }));
    }
    await turn(world);
    world.moveTo('2027-04-30T09:00:00.000Z');
    for (const caseId of world.rows.cases.keys()) {
      const post = (type: string, occurredOn: string, details = {}) =>
        acceptOfficeEvent(
          caseId,
          { schemaVersion: '1', eventId: type, type, occurredOn, actorId: 'official-7', details },
          world.officeDeps,
        );
      await post('handed-to-commission', '2026-11-25');
      await post('commission-concluded', '2026-12-02');
      await post('decided', '2026-12-03', { outcome: 'granted' });
      // Never notified: that term stays overdue, and the office's list sorts the case by it.
      await post('contract-signed', '2027-04-12', { termMonths: 6 });
    }
    const query = { office: 'vladimir-gkuszn-01', from: '2027-04-01', to: '2027-04-30' };
    expect(await viewProgramme(query, world)).toMatchObject({
      type: 'report',
      report: {
        verifications: 0,
        contracts: 5,
        programmes: [{ contracts: { signed: 5, active: 5, ended: 0, terminated: 0 }, states: { open: 0 } }],
      },
    });
  });
});
