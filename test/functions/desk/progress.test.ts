import { describe, expect, it } from 'vitest';
import { viewProgress } from '#functions/ops-api/progress-view';
import { CaseProgress } from '#schemas/case-progress';
import { aRequest } from '#test/builders';
import { anOffice, signed } from '#test/functions/office/an-office';
import { theCase, turn } from '#test/functions/drive';
import { answering } from '#test/functions/answers/said';

const PROGRESS = 'GET /v1/cases/{caseId}/progress';
type Office = Awaited<ReturnType<typeof anOffice>>;
const progressOf = async (office: Office) => CaseProgress.parse((await office.page(PROGRESS)).body);

describe('GET /v1/cases/{caseId}/progress', () => {
  it('says where the application stands, with a revision that changes only with what is said', async () => {
    const office = await anOffice();
    const before = await progressOf(office);
    expect(before).toMatchObject({ registrationNumber: '2026-0900', current: 'being-verified' });

    await turn(office.world);
    office.world.moveTo('2026-11-24T09:00:00.000Z');
    const verified = await progressOf(office);
    expect(verified.current).toBe('verified');
    expect(verified.revision).not.toBe(before.revision);

    office.world.moveTo('2026-11-25T09:00:00.000Z');
    const later = await progressOf(office);
    expect(later.asOf).not.toBe(verified.asOf);
    expect(later.revision).toBe(verified.revision);
  });

  it('tells the grant after its notice only, and nothing of people, agencies or amounts ever', async () => {
    const office = await anOffice();
    await turn(office.world);
    office.world.moveTo('2026-12-03T09:00:00.000Z');
    await office.post('handed-to-commission', '2026-11-25');
    await office.post('commission-concluded', '2026-12-02');
    await office.post('decided', '2026-12-03', { details: { outcome: 'granted' } });
    const decided = await office.page(PROGRESS);
    expect(CaseProgress.parse(decided.body).current).toBe('decided');
    expect(decided.text).not.toMatch(/grant|назначен/);

    const told = await anOffice();
    await signed(told);
    const { text, lines } = await told.page(PROGRESS);
    expect(text).toContain('granted');
    for (const said of [text, decided.text, lines.join()]) {
      expect(said).not.toMatch(/Канарейкина|19033303738|332890004198|4500|tax|official-7/);
    }
  });

  it('is of applications: a later check and an unknown case have none', async () => {
    const world = answering();
    await world.post(aRequest({ purpose: 'monitoring', appliedOn: '2026-11-20' }));
    expect(await viewProgress(theCase(world).caseId, world)).toBeUndefined();
    const office = await anOffice();
    expect((await office.page(PROGRESS)).status).toBe(200);
    expect(await viewProgress('a'.repeat(26), world)).toBeUndefined();
  });
});
