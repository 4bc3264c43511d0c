import { describe, expect, it } from 'vitest';
import { viewAudit } from '#functions/ops-api/audit-view';
import { AuditReport } from '#schemas/audit-report';
import { aCase, aRequest } from '#test/builders';
import { anOffice, signed } from '#test/functions/office/an-office';
import { answering } from '#test/functions/answers/said';
import type { World } from '#test/functions/world';

const AUDIT = 'GET /v1/reports/audit';
const PERIOD = { office: 'vladimir-gkuszn-01', from: '2026-11-01', to: '2026-11-30' };

const accept = (world: World, registrationNumber: string, changes: Parameters<typeof aCase>[0]) =>
  world.store.acceptRequest(
    aCase({ officeId: 'office-a', registrationNumber, ...changes }),
    aRequest({ officeId: 'office-a', registrationNumber }),
  );

const numbersOf = async (world: World, query: Record<string, string>) => {
  const view = await viewAudit(query, world);
  if (view.type === 'wrong') throw new Error('wrong');
  return {
    numbers: view.report.cases.map(({ registrationNumber }) => registrationNumber),
    next: view.report.next,
  };
};

describe('GET /v1/reports/audit', () => {
  it('shows terms with their days and who acted, and nothing personal', async () => {
    const office = await anOffice();
    await signed(office);
    const { body, text, lines } = await office.page(AUDIT, PERIOD);
    const { cases, next } = AuditReport.parse(body);
    expect(cases).toHaveLength(1);
    expect(next).toBeUndefined();
    expect(cases[0]).toMatchObject({
      registrationNumber: '2026-0900',
      contractState: 'contract-active',
      actors: [{ actorId: 'official-7', events: 6 }],
      // Fifteen working days from the notice of 04.12.2026 end on the 25th; signed on the 30th.
      exceptions: [{ code: 'term-met-late', term: 'contract-signing', days: 5 }],
    });
    expect(cases[0]?.terms.map(({ code, daysLate }) => [code, daysLate])).toContainEqual(['decision', 0]);
    for (const said of [text, lines.join()]) expect(said).not.toMatch(/Канарейкина|19033303738|4500/);
  });

  it('holds the cases accepted in the period, also those whose next day is long after it; no synthetic ones', async () => {
    const world = answering();
    await accept(world, 'before', { acceptedOn: '2026-10-31' });
    await accept(world, 'first', { acceptedOn: '2026-11-01', safeDue: '2027-10-01' });
    await accept(world, 'last', { acceptedOn: '2026-11-30' });
    await accept(world, 'after', { acceptedOn: '2026-12-01' });
    await accept(world, 'synthetic', { acceptedOn: '2026-11-20', testMode: true });
    const { numbers } = await numbersOf(world, { ...PERIOD, office: 'office-a' });
    expect(numbers.toSorted()).toEqual(['first', 'last']);
  });

  it('of a big office comes page by page, each case once', async () => {
    const world = answering();
    for (let number = 0; number < 230; number += 1) {
      await accept(world, `n-${number}`, { safeDue: number % 2 === 0 ? '2026-11-26' : '2026-12-04' });
    }
    const asked = { ...PERIOD, office: 'office-a' };
    const first = await numbersOf(world, asked);
    const second = await numbersOf(world, { ...asked, after: first.next ?? '' });
    const third = await numbersOf(world, { ...asked, after: second.next ?? '' });
    expect([first, second, third].map(({ numbers }) => numbers.length)).toEqual([100, 100, 30]);
    expect(third.next).toBeUndefined();
    expect(new Set([first, second, third].flatMap(({ numbers }) => numbers)).size).toBe(230);
  });

  it('names every wrong parameter', async () => {
    const office = await anOffice();
    const wrong = async (query: Record<string, string>) => {
      const { status, text } = await office.page(AUDIT, query);
      return [status, text.match(/"\/[a-zA-Z]+/g)];
    };
    expect(await wrong({})).toEqual([422, ['"/office', '"/from', '"/to']]);
    expect(await wrong({ ...PERIOD, to: '2026-10-31' })).toEqual([422, ['"/to']]);
    expect(await wrong({ ...PERIOD, after: 'page 2' })).toEqual([422, ['"/after']]);
    expect(await wrong({ ...PERIOD, after: `2026-11-26~${'a'.repeat(25)}` })).toEqual([422, ['"/after']]);
  });
});
