import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseIdOf } from '#core/ids';
import { openCase, type OpenCaseDeps } from '#functions/open-case/open-case';
import type { VerificationRequest } from '#schemas/verification-request';
import { aRequest } from '#test/builders';
import { passAndSweep, published, turn } from '#test/functions/drive';
import { answering } from '#test/functions/answers/said';
import { PERSON_KEY } from '#test/act-deps';
import type { World } from '#test/functions/world';

const OTHER_OFFICE = { officeId: 'suzdal-gkuszn-02', registrationNumber: '2026-0017' };
const here = caseIdOf({
  officeId: 'vladimir-gkuszn-01',
  registrationNumber: '2026-0900',
  purpose: 'decision',
});
const there = caseIdOf({ ...OTHER_OFFICE, purpose: 'decision' });

const newest = (world: World, caseId: string) => {
  const version = world.rows.cases.get(caseId)?.resultVersion ?? 0;
  return world.rows.results.get(`${caseId}#${version}`)?.result;
};
const findingsOf = (world: World, caseId: string) =>
  (newest(world, caseId)?.discrepancies ?? []).filter(({ kind }) => kind === 'other-application');

const STEPS = [
  { type: 'handed-to-commission' },
  { type: 'commission-concluded' },
  { type: 'decided', details: { outcome: 'granted' } },
  { type: 'contract-signed', details: { termMonths: 6 } },
];

/** The office posts every step up to the signing. */
const sign = async (world: World, caseId: string): Promise<void> => {
  for (const step of STEPS) {
    const head = { schemaVersion: '1', eventId: step.type, occurredOn: '2026-11-20', actorId: 'official-7' };
    expect(await world.officeEvent(caseId, { ...head, ...step })).toBe('accepted');
  }
};

describe('aid is granted once (clause 1.2)', () => {
  it('shows each of two offices the application at the other, by ids only', async () => {
    const world = answering();
    await world.post(aRequest());
    await turn(world);
    expect(findingsOf(world, here)).toEqual([]);

    await world.post(aRequest(OTHER_OFFICE));
    await turn(world);
    expect(findingsOf(world, there)).toMatchObject([
      {
        clause: '1.2',
        severity: 'medium',
        subjectId: 'applicant',
        item: `other-application/${here}`,
        recorded: 'vladimir-gkuszn-01, 2026-11-20, preparation',
      },
    ]);
    await passAndSweep(world, 300);
    expect(findingsOf(world, here)).toMatchObject([{ item: `other-application/${there}` }]);
    expect(newest(world, here)?.changes?.list.map(({ what, cause }) => `${what} ${cause}`)).toContain(
      'finding other-application',
    );
    expect(JSON.stringify(findingsOf(world, here))).not.toMatch(/Канарейкина|19033303738|332890004198/);
    await passAndSweep(world, 300);
    await passAndSweep(world, 300);
    expect(published(world)).toEqual([`${here}/1`, `${here}/2`, `${there}/1`].toSorted());
    expect([...world.rows.cases.values()].map(({ nextActionAt }) => nextActionAt)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('weighs a signed contract heavily and leaves the case of the contract alone', async () => {
    const world = answering();
    await world.post(aRequest());
    await turn(world);
    await sign(world, here);
    world.pass(300);
    await world.post(aRequest(OTHER_OFFICE));
    await turn(world);
    await passAndSweep(world, 300);
    expect(findingsOf(world, there)).toMatchObject([{ severity: 'high', effect: 'not-decidable' }]);
    expect(findingsOf(world, there)[0]?.explanation.ru).toContain('контракт действует');
    expect(newest(world, here)?.version).toBe(1);
  });

  const alone: [string, Partial<VerificationRequest>][] = [
    ['a later check of the same contract', { purpose: 'monitoring', registrationNumber: '2026-0901' }],
    ['a synthetic family of a test', { ...OTHER_OFFICE, testMode: true }],
    ['another family', { ...OTHER_OFFICE, subjects: stranger() }],
  ];
  it.each(alone)('takes %s for no application', async (_what, changes) => {
    const world = answering();
    await world.post(aRequest());
    await turn(world);
    await world.post(aRequest(changes));
    await turn(world);
    await passAndSweep(world, 300);
    expect(world.rows.links.size).toBe(0);
  });

  it('finds the person in whatever role, under ИНН as under СНИЛС', async () => {
    const world = answering();
    await world.post(aRequest());
    await turn(world);
    const [wife] = aRequest().subjects;
    const [husband] = stranger();
    if (wife === undefined || husband === undefined) throw new Error('nobody');
    const subjects = [husband, { ...wife, subjectId: 'spouse', role: 'family-member' as const }];
    const consents = ['applicant', 'spouse'].flatMap((subjectId) =>
      aRequest().consents.map((consent) => ({ ...consent, subjectId })),
    );
    await world.post(aRequest({ ...OTHER_OFFICE, subjects, consents }));
    await turn(world);
    expect(findingsOf(world, there)).toMatchObject([{ subjectId: 'spouse' }]);
    expect([...world.rows.links.values()]).toEqual([
      { caseId: here, link: { subjectId: 'applicant', otherCaseId: there } },
      { caseId: there, link: { subjectId: 'spouse', otherCaseId: here } },
    ]);
  });
});

function stranger() {
  return aRequest().subjects.map((subject) => ({ ...subject, snils: '11223344595', inn: '500100732259' }));
}

/** Every call of the store waits until the scheduler lets it go. */
const interleaved = (scheduler: fc.Scheduler, world: World): OpenCaseDeps => ({
  store: new Proxy(world.store, {
    get: (store, name): unknown => {
      const method: unknown = Reflect.get(store, name);
      return typeof method === 'function'
        ? scheduler.scheduleFunction((...given: unknown[]) =>
            Promise.resolve<unknown>(Reflect.apply(method, store, given)),
          )
        : method;
    },
  }),
  toAgency: () => Promise.resolve(),
  toEvents: () => Promise.resolve(),
  offers: [],
  personIndexKey: PERSON_KEY,
  recheckSeconds: 300,
  answerWaitSeconds: 86_400,
  clock: world.clock,
});

describe('two applications that are opened at the same moment', () => {
  it('see each other in whatever order their reads and writes fall', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const world = answering();
        await world.post(aRequest());
        await world.post(aRequest(OTHER_OFFICE));
        const deps = interleaved(scheduler, world);
        const [first, second] = world.queues.intake;
        if (first === undefined || second === undefined) throw new Error('no hints');
        const both = Promise.all([openCase(first, deps), openCase(second, deps)]);
        await scheduler.waitFor(both);
        expect(await both).toEqual(['opened', 'opened']);
        expect([...world.rows.links.keys()].toSorted()).toEqual(
          [`${here}#${there}#applicant`, `${there}#${here}#applicant`].toSorted(),
        );
      }),
      { numRuns: 200 },
    );
  });
});
