import { describe, expect, it } from 'vitest';
import {
  applicationBack,
  consentBack,
  aContract,
  januaryOf,
  questionsOf,
  takenBackOn,
  toldTo,
  TRAINING,
  withCheck,
} from '#test/functions/office/a-contract';
import type { Office } from '#test/functions/office/an-office';
import { beginMonth, startOf } from '#test/functions/office/contract-months';
import { passAndSweep, theCase, turn } from '#test/functions/drive';
import { askedKinds } from '#test/functions/office/posted-by-office';

const CONSENT = 'consent-withdrawn-2027-01-01';

const post = async ({ world, caseId }: Office, ...events: readonly object[]): Promise<void> => {
  for (const event of events) expect(await world.officeEvent(caseId, event)).toBe('accepted');
};

const resultOf = ({ world }: Office) => {
  const { caseId, resultVersion } = januaryOf(world);
  return world.rows.results.get(`${caseId}#${resultVersion}`)?.result;
};

describe('what is withdrawn after a check of the contract was opened', () => {
  it('without a withdrawal everything is asked', async () => {
    const { world } = await withCheck();
    await turn(world);
    expect(questionsOf(world)).toEqual([`${TRAINING} found`, 'self-employed-status found']);
  });

  it('a consent: the question that rests on it is not asked, the others are', async () => {
    const office = await withCheck();
    await post(office, consentBack);
    await turn(office.world);
    expect(askedKinds(office.world)).toEqual(['self-employed-status']);
    expect(questionsOf(office.world)).toEqual([`${TRAINING} cancelled`, 'self-employed-status found']);
    expect(resultOf(office)?.withdrawals).toMatchObject([{ consent: 'transfer-my-business' }]);
    expect(toldTo(office.world)).toEqual([CONSENT]);
  });

  it('a consent, after the questions were planned and none was sent', async () => {
    const office = await withCheck();
    await office.world.acts.intake();
    await post(office, consentBack);
    await turn(office.world);
    expect(askedKinds(office.world)).toEqual(['self-employed-status']);
    expect(januaryOf(office.world)).toMatchObject({ state: 'result-ready', publishedVersion: 1 });
  });

  it('the application: nothing is asked at all', async () => {
    const office = await withCheck();
    await office.world.acts.intake();
    await post(office, ...applicationBack);
    await turn(office.world);
    expect(askedKinds(office.world)).toEqual([]);
    expect(questionsOf(office.world)).toEqual([`${TRAINING} cancelled`, 'self-employed-status cancelled']);
    expect(resultOf(office)).toMatchObject({
      status: 'not-verifiable',
      withdrawals: [{ what: 'application' }],
    });
  });

  it('taken back: the question is asked after all', async () => {
    const office = await withCheck();
    await office.world.acts.intake();
    await post(office, consentBack);
    await office.world.sweep();
    await turn(office.world);
    await post(office, takenBackOn(CONSENT));
    await office.world.sweep();
    await turn(office.world);
    await passAndSweep(office.world, 400);
    expect(toldTo(office.world)).toEqual([CONSENT, `back-${CONSENT}`]);
    expect(questionsOf(office.world)).toEqual([`${TRAINING} found`, 'self-employed-status found']);
    expect(resultOf(office)?.withdrawals).toBeUndefined();
  });

  it('a check that has its answers keeps its result and is told nothing, once', async () => {
    const office = await withCheck();
    await turn(office.world);
    const before = januaryOf(office.world);
    await post(office, consentBack);
    await turn(office.world);
    await passAndSweep(office.world, 400);
    expect(toldTo(office.world)).toEqual([]);
    expect(januaryOf(office.world)).toMatchObject({ resultVersion: before.resultVersion });
    expect(theCase(office.world).nextActionAt).toBe(startOf('2027-02'));
  });

  it('before it was opened: the consent is not in its request, and nothing has to be told', async () => {
    const office = await aContract();
    const details = {
      ...{ subjectId: 'applicant', consent: 'transfer-my-business' },
      ...{ withdrawnOn: '2026-12-30', form: 'written' },
    };
    await office.post('consent-withdrawn', '2026-12-30', { details });
    await turn(office.world);
    await beginMonth(office.world, '2027-01');
    expect(questionsOf(office.world)).toEqual(['self-employed-status found']);
    expect(toldTo(office.world)).toEqual([]);
  });
});
