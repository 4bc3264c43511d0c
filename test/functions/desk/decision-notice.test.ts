import { describe, expect, it } from 'vitest';
import { anOffice, signed } from '#test/functions/office/an-office';
import { turn } from '#test/functions/drive';
import { answering, planRejected } from '#test/functions/answers/said';

const NOTICE = 'GET /v1/cases/{caseId}/decision-notice';

const refusedOn = async (day: string) => {
  const world = answering();
  world.agencies.says.set('business-plan-verdict', planRejected);
  const office = await anOffice(world);
  await turn(world);
  world.moveTo('2026-11-25T09:00:00.000Z');
  await office.post('decided', day, { details: { outcome: 'refused' } });
  return office;
};

describe('GET /v1/cases/{caseId}/decision-notice', () => {
  it('lists the findings of a refusal with their clauses, marks none, and says who decides', async () => {
    const office = await refusedOn('2026-11-24');
    const { status, text, headers } = await office.page(NOTICE);
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(text).toContain('УВЕДОМЛЕНИЕ О РЕШЕНИИ ОБ ОТКАЗЕ');
    expect(text).toContain('NOTICE OF A REFUSAL');
    expect(text).toContain('Заявитель: Канарейкина Ия Львовна');
    expect(text).toContain('Решением от 24.11.2026 в государственной социальной помощи отказано.');
    expect(text).toMatch(/ {2}\[ \] .* \(п\. [\d.]/);
    expect(text).toMatch(/ {2}\[ \] .* \(clause [\d.]/);
    expect(text).not.toContain('[x]');
    // One calendar day after the order: 25 November (clause 3.3.5).
    expect(text).toContain('Направить не позднее 25.11.2026. Составлено 25.11.2026. (п. 3.3.5)');
    expect(text).toContain('A finding by itself is no reason of a refusal.');
  });

  it('takes the reasons from the result that was there then', async () => {
    const office = await refusedOn('2026-11-24');
    const before = (await office.page(NOTICE)).text;
    expect(before).toContain('NOTICE OF A REFUSAL');
    await office.post('consent-withdrawn', '2026-11-25', {
      details: {
        subjectId: 'applicant',
        consent: 'contract',
        withdrawnOn: '2026-11-25',
        form: 'written',
      },
    });
    await turn(office.world);
    expect((await office.view()).resultVersion).toBe(2);
    expect((await office.page(NOTICE)).text).toBe(before);
  });

  it('of a grant lists no reasons', async () => {
    const office = await anOffice();
    await signed(office);
    const { text } = await office.page(NOTICE);
    expect(text).toContain('NOTICE OF A GRANT');
    expect(text).not.toContain('[ ]');
  });

  it('waits for a decision, and does not outlive one that is taken back', async () => {
    const office = await refusedOn('2026-11-24');
    await office.post('event-cancelled', '2026-11-25', {
      details: { cancelledEventId: 'decided-2026-11-24', reason: 'did-not-happen' },
    });
    expect((await office.page(NOTICE)).status).toBe(409);
  });
});
