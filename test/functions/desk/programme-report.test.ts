import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { opsRoutes } from '#functions/ops-api/ops-api';
import { viewProgramme } from '#functions/ops-api/report-view';
import { aCase, aRequest } from '#test/builders';
import { theCase, turn } from '#test/functions/drive';
import { answering } from '#test/functions/answers/said';

const PERIOD = { from: '2026-11-01', to: '2026-11-30' };
const Wrong = z.object({ errors: z.array(z.object({ pointer: z.string() })) });

const wrongIn = async (query: Record<string, string>): Promise<string[]> =>
  Wrong.parse(await viewProgramme(query, answering())).errors.map(({ pointer }) => pointer);

describe('GET /v1/reports/programme', () => {
  it('is a route', () => {
    expect(Object.keys(opsRoutes)).toContain('GET /v1/reports/programme');
  });

  it('the case row knows its municipality and when its first result was ready', async () => {
    const world = answering();
    await world.post(aRequest({ municipalityOktmo: '17701000' }));
    await turn(world);
    expect(theCase(world)).toMatchObject({ municipalityOktmo: '17701000', firstResultAt: world.clock() });
  });

  it('reads the named offices only, also cases whose next due day is long after the period', async () => {
    const world = answering();
    const accept = (officeId: string, number: number, safeDue: string) =>
      world.store.acceptRequest(
        aCase({ officeId, registrationNumber: `r-${number}`, safeDue }),
        aRequest({ officeId, registrationNumber: `r-${number}` }),
      );
    for (let number = 0; number < 6; number += 1) await accept('office-a', number, '2027-11-26');
    for (let number = 0; number < 7; number += 1) await accept('office-b', number, '2026-11-26');
    for (let number = 0; number < 8; number += 1) await accept('office-c', number, '2026-11-26');
    expect(await viewProgramme({ office: 'office-a,office-b,office-a', ...PERIOD }, world)).toMatchObject({
      type: 'report',
      report: {
        verifications: 13,
        offices: [
          { officeId: 'office-a', verifications: 6 },
          { officeId: 'office-b', verifications: 7 },
        ],
      },
    });
  });

  it('names every wrong parameter', async () => {
    const offices = (count: number) =>
      Array.from({ length: count }, (_, number) => `office-${number}`).join(',');
    expect(await wrongIn({})).toEqual(['/office', '/from', '/to']);
    expect(await wrongIn({ office: '', ...PERIOD })).toEqual(['/office/0']);
    expect(await wrongIn({ office: 'a1,Б', ...PERIOD })).toEqual(['/office/1']);
    expect(await wrongIn({ office: offices(51), ...PERIOD })).toEqual(['/office']);
    expect(await wrongIn({ office: 'a1', from: '2026-02-30', to: '2026-03-01' })).toEqual(['/from']);
    expect(await wrongIn({ office: 'a1', from: '2026-03-02', to: '2026-03-01' })).toEqual(['/to']);
    expect(await viewProgramme({ office: offices(50), ...PERIOD }, answering())).toMatchObject({
      type: 'report',
    });
  });
});
