import { describe, expect, it } from 'vitest';
import { viewDossier } from '#functions/ops-api/dossier-view';
import { Dossier } from '#schemas/dossier';
import { anOffice, signed } from '#test/functions/office/an-office';
import { turn } from '#test/functions/drive';

const DOSSIER = 'GET /v1/cases/{caseId}/dossier';
type Office = Awaited<ReturnType<typeof anOffice>>;
const dossier = async (office: Office, query: Record<string, string>) =>
  Dossier.parse((await office.page(DOSSIER, query)).body);

describe('GET /v1/cases/{caseId}/dossier', () => {
  it('holds the whole story for the control of the office', async () => {
    const office = await anOffice();
    await signed(office);
    const { questions, results, officeEvents, terms } = await dossier(office, { actorId: 'auditor-1' });
    const answered = questions.map(({ agency, answers }) => [
      agency,
      ...answers.map(({ outcome }) => outcome),
    ]);
    expect(answered.toSorted()).toEqual([
      ['employment-centre', 'found'],
      ['my-business', 'found'],
      ['tax', 'found'],
    ]);
    expect(questions.every(({ lawfulBasis }) => lawfulBasis !== '')).toBe(true);
    expect(results.map(({ version }) => version)).toEqual([1]);
    expect(officeEvents?.map(({ actorId }) => actorId)).toEqual(
      Array.from({ length: 6 }, () => 'official-7'),
    );
    expect(terms.map(({ code, metOn }) => [code, metOn])).toContainEqual(['decision', '2026-12-03']);
  });

  it('keeps who read which copy, when and why, and shows it in the audit copy only', async () => {
    const office = await anOffice();
    await turn(office.world);
    await dossier(office, { actorId: 'official-7', for: 'citizen' });
    office.world.pass(60);
    await dossier(office, { actorId: 'official-7', for: 'citizen', reason: 'complaint' });
    office.world.pass(60);
    const { actions, digest } = await dossier(office, { actorId: 'auditor-1' });
    expect(
      actions?.map(({ at, actorId, action, copy, reason }) => [at, actorId, action, copy, reason]),
    ).toEqual([
      ['2026-11-20T08:00:00.000Z', 'official-7', 'dossier-read', 'citizen', 'applicant-request'],
      ['2026-11-20T08:01:00.000Z', 'official-7', 'dossier-read', 'citizen', 'complaint'],
      ['2026-11-20T08:02:00.000Z', 'auditor-1', 'dossier-read', 'audit', 'office-check'],
    ]);
    expect(actions?.[2]?.digest).toBe(digest);
    // What was handed out twice had the same contents.
    expect(actions?.[0]?.digest).toBe(actions?.[1]?.digest);
    expect(await dossier(office, { actorId: 'official-7', for: 'citizen' })).not.toHaveProperty('actions');
  });

  it('hands out nothing where the reading cannot be kept', async () => {
    const office = await anOffice();
    await turn(office.world);
    office.world.rows.actions.set = () => {
      throw new Error('the table is away');
    };
    const { status, text } = await office.page(DOSSIER, { actorId: 'official-7' });
    expect(status).toBe(500);
    expect(text).not.toContain('questions');
  });

  it('tells the applicant no outcome before its notice', async () => {
    const office = await anOffice();
    await turn(office.world);
    office.world.moveTo('2026-12-04T09:00:00.000Z');
    await office.post('decided', '2026-11-25', { details: { outcome: 'refused' } });
    const asked = { actorId: 'official-7', for: 'citizen' };
    const before = await dossier(office, asked);
    expect(before.steps?.map(({ code }) => code)).toEqual(['accepted', 'being-verified', 'verified']);
    expect(before.terms.map(({ code }) => code)).not.toContain('decision-notice');
    await office.post('applicant-notified', '2026-11-26');
    const after = await dossier(office, asked);
    expect(after.steps?.at(-1)?.code).toBe('refused');
    expect(after.terms.map(({ code }) => code)).toContain('decision-notice');
  });

  it('needs a code of who asks, a copy and a reason that exist, and a case that is known', async () => {
    const office = await anOffice();
    const wrong = async (query: Record<string, string>) => {
      const { status, text } = await office.page(DOSSIER, query);
      return [status, text.match(/"\/[a-zA-Z]+"/g)];
    };
    expect(await wrong({})).toEqual([422, ['"/actorId"']]);
    expect(await wrong({ actorId: 'Иванова И.И.' })).toEqual([422, ['"/actorId"']]);
    expect(await wrong({ actorId: 'a', for: 'press', reason: 'curious' })).toEqual([
      422,
      ['"/for"', '"/reason"'],
    ]);
    expect(office.world.rows.actions.size).toBe(0);
    const nobody = await viewDossier('a'.repeat(26), { actorId: 'a' }, { ...office.world, agencies: [] });
    expect(nobody.type).toBe('unknown-case');
  });

  it('logs ids and the copy, no names and no findings', async () => {
    const office = await anOffice();
    await turn(office.world);
    const { lines } = await office.page(DOSSIER, { actorId: 'official-7' });
    expect(lines.join()).toContain(office.caseId);
    expect(lines.join()).not.toMatch(/official-7|Канарейкина|4500|19033303738/);
  });
});
