import { describe, expect, it } from 'vitest';
import { Problem } from '#schemas/problem';
import { CaseView, HoldView } from '#schemas/api';
import { Dossier } from '#schemas/dossier';
import { anOffice } from '#test/functions/office/an-office';
import { drain, passAndSweep, theCase, turn } from '#test/functions/drive';

const CASE = 'GET /v1/cases/{caseId}';
const HOLD = 'POST /v1/cases/{caseId}/hold';
const DOSSIER = 'GET /v1/cases/{caseId}/dossier';
type Office = Awaited<ReturnType<typeof anOffice>>;

const BY = { actorId: 'official-7' };
const hold = (office: Office, change: 'place' | 'lift', reason: string) =>
  office.page(HOLD, {}, JSON.stringify({ change, ...BY, reason }));

/** Every timer fires until nothing of the case waits any more. */
const rested = async ({ world }: Office): Promise<void> => {
  for (let time = 0; time < 12 && theCase(world).nextActionAt !== undefined; time += 1) {
    await passAndSweep(world, 3600);
  }
};

/** Refused without the commission, told and closed on 26.11.2026. */
const aClosedCase = async (): Promise<Office> => {
  const office = await anOffice();
  await turn(office.world);
  office.world.moveTo('2026-11-26T09:00:00.000Z');
  await office.post('decided', '2026-11-25', { details: { outcome: 'refused' } });
  await office.post('applicant-notified', '2026-11-26');
  await office.post('case-closed', '2026-11-26');
  await rested(office);
  return office;
};

const marksOf = ({ world, caseId }: Office) => world.rows.marks.get(caseId);
const MARK = '2029-12-31T21:00:00.000Z';
const complaint = { complaintId: 'c-1' };
const registered = { details: { ...complaint, receivedOn: '2026-11-27', about: 'other' } };

describe('an ended case', () => {
  it('is marked by the sweeper, rests, is shown until its last day, and then is gone', async () => {
    const office = await aClosedCase();
    const { world, caseId } = office;
    expect(theCase(world).retention).toEqual({ keptUntil: '2029-12-31', expiresAt: MARK, isMarked: true });
    expect([marksOf(office), world.rows.marks.size]).toEqual([MARK, 3]);
    expect(theCase(world).nextActionAt).toBeUndefined();
    expect(CaseView.parse((await office.page(CASE)).body).keptUntil).toBe('2029-12-31');

    world.moveTo('2029-12-31T20:59:59.999Z');
    expect((await office.page(CASE)).status).toBe(200);
    world.moveTo(MARK);
    expect((await office.page(CASE)).status).toBe(404);
    expect((await office.page(DOSSIER, BY)).status).toBe(404);
    expect((await hold(office, 'place', 'prosecutor')).status).toBe(404);
    expect(caseId).toHaveLength(26);
  });

  it('has no mark as long as the office has not closed it', async () => {
    const office = await anOffice();
    await turn(office.world);
    office.world.moveTo('2026-11-26T09:00:00.000Z');
    await office.post('decided', '2026-11-25', { details: { outcome: 'refused' } });
    await office.post('applicant-notified', '2026-11-26');
    await rested(office);
    expect([theCase(office.world).retention, office.world.rows.marks.size]).toEqual([undefined, 0]);
  });

  it('loses its marks with a complaint, and gets later ones once that is answered', async () => {
    const office = await aClosedCase();
    office.world.moveTo('2026-11-30T09:00:00.000Z');
    await office.post('complaint-registered', '2026-11-27', registered);
    await rested(office);
    expect([theCase(office.world).retention, office.world.rows.marks.size]).toEqual([{ isMarked: true }, 0]);

    office.world.moveTo('2027-01-12T09:00:00.000Z');
    await office.post('complaint-decided', '2027-01-11', { details: { ...complaint, outcome: 'dismissed' } });
    await office.post('complaint-replied', '2027-01-12', { details: complaint });
    await rested(office);
    expect(marksOf(office)).toBe('2030-12-31T21:00:00.000Z');
  });

  it('is marked anew when something came beside it: a reading of its dossier', async () => {
    const office = await aClosedCase();
    const { version } = theCase(office.world);
    await office.page(DOSSIER, BY);
    expect(theCase(office.world).nextActionAt).toBeDefined();
    await rested(office);
    expect(theCase(office.world).version).toBeGreaterThan(version + 1);
    expect(theCase(office.world).retention?.isMarked).toBe(true);
  });

  it('does not hold up the sweeper once it is gone', async () => {
    const office = await aClosedCase();
    await office.page(DOSSIER, BY);
    office.world.moveTo(MARK);
    await office.world.sweep();
    await drain(office.world);
    expect(theCase(office.world).nextActionAt).toBeDefined();
  });
});

describe('POST /v1/cases/{caseId}/hold', () => {
  it('keeps a case whatever its age, shows it, and lets it go again', async () => {
    const office = await aClosedCase();
    const { world } = office;
    expect(HoldView.parse((await hold(office, 'place', 'prosecutor')).body).legalHold).toBe(true);
    await rested(office);
    expect(world.rows.marks.size).toBe(0);
    world.moveTo('2041-01-01T00:00:00.000Z');
    const shown = CaseView.parse((await office.page(CASE)).body);
    expect([shown.legalHold, shown.keptUntil]).toEqual([true, undefined]);
    expect(Dossier.parse((await office.page(DOSSIER, BY)).body).legalHold).toBe(true);

    world.moveTo('2027-03-01T09:00:00.000Z');
    expect(HoldView.parse((await hold(office, 'lift', 'matter-closed')).body).legalHold).toBe(false);
    await rested(office);
    expect([marksOf(office), theCase(world).legalHold]).toEqual([MARK, undefined]);
  });

  it('keeps who did it and why, each change once', async () => {
    const office = await aClosedCase();
    await hold(office, 'lift', 'mistake');
    await hold(office, 'place', 'court');
    office.world.pass(60);
    await hold(office, 'place', 'prosecutor');
    office.world.pass(60);
    await hold(office, 'lift', 'matter-closed');
    office.world.pass(60);
    const { actions } = Dossier.parse((await office.page(DOSSIER, BY)).body);
    expect(actions?.map(({ action, actorId, reason }) => [action, actorId, reason])).toEqual([
      ['hold-placed', 'official-7', 'court'],
      ['hold-lifted', 'official-7', 'matter-closed'],
      ['dossier-read', 'official-7', 'office-check'],
    ]);
  });

  it.each([
    ['place', 'mistake', /reason to keep a case: prosecutor, court, complaint or office-check$/],
    ['lift', 'court', /reason to keep a case no longer: matter-closed or mistake$/],
  ] as const)('refuses to %s for %s, and names the reasons that do', async (change, reason, detail) => {
    const { status, body } = await hold(await aClosedCase(), change, reason);
    expect(status).toBe(422);
    const [error] = Problem.parse(body).errors ?? [];
    expect(error?.pointer).toBe('/reason');
    expect(error?.detail).toMatch(detail);
  });

  it('keeps the action also where the process died between the hold and it', async () => {
    const office = await aClosedCase();
    const { actions } = office.world.rows;
    const keep = actions.set.bind(actions);
    actions.set = () => {
      throw new Error('the table is away');
    };
    expect((await hold(office, 'place', 'court')).status).toBe(500);
    expect(theCase(office.world).legalHold).toBe(true);
    actions.set = keep;
    expect((await hold(office, 'place', 'court')).status).toBe(200);
    expect(actions.get(office.caseId)?.map(({ action }) => action)).toEqual(['hold-placed']);
  });

  it('wins over a sweeper that is marking: no row stays marked', async () => {
    const office = await anOffice();
    const { world } = office;
    await turn(world);
    world.moveTo('2026-11-26T09:00:00.000Z');
    await office.post('applicant-withdrew', '2026-11-26');
    await drain(world);
    const { markRows } = world.store;
    let holds = 0;
    world.store.markRows = async (known, beside) => {
      const outcome = await markRows(known, beside);
      // The sweeper has marked the rows and is about to say so in the case.
      if (known.retention?.expiresAt !== undefined) {
        holds += 1;
        await hold(office, 'place', 'prosecutor');
      }
      return outcome;
    };
    await rested(office);
    expect(holds).toBe(1);
    expect([theCase(world).legalHold, world.rows.marks.size]).toEqual([true, 0]);
  });

  it('refuses a reason that is not of the list, or not of the change', async () => {
    const office = await aClosedCase();
    const wrong = async (body: object) => (await office.page(HOLD, {}, JSON.stringify(body))).status;
    expect(await wrong({ change: 'place', ...BY, reason: 'matter-closed' })).toBe(422);
    expect(await wrong({ change: 'lift', ...BY, reason: 'prosecutor' })).toBe(422);
    expect(await wrong({ change: 'place', actorId: 'Иванова', reason: 'court' })).toBe(422);
    expect(await wrong({ change: 'burn', ...BY, reason: 'court' })).toBe(422);
    expect((await office.page(HOLD, {}, '{')).status).toBe(400);
    expect(theCase(office.world).legalHold).toBeUndefined();
  });
});
