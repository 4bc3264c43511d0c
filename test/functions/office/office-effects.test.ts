import { describe, expect, it } from 'vitest';
import { penza } from '#core/policies/penza';
import { aPlacement, aRequest } from '#test/builders';
import { anOffice, signed } from '#test/functions/office/an-office';
import { turn, versionsOf } from '#test/functions/drive';
import { newest } from '#test/functions/office/posted-by-office';
import { answering } from '#test/functions/answers/said';

describe('a signing that is posted', () => {
  it('reaches the result: a month of payment, and the decision that the change may touch', async () => {
    const office = await anOffice(answering(), aRequest({ track: 'job-search' }));
    await signed(office);
    await turn(office.world);
    const { paymentMonths, changes } = newest(office.world) ?? {};
    // Signed on 30 December: the first payment is that of January (clause 3.4.3).
    expect(paymentMonths).toMatchObject([{ month: '2027-01', ground: 'signing' }]);
    expect(changes?.list).toMatchObject([
      { what: 'payment', how: 'added', id: 'applicant/2027-01', cause: 'office-event' },
    ]);
    expect(changes?.decision).toEqual({
      eventId: 'decided-2026-12-03',
      outcome: 'granted',
      decidedOn: '2026-12-03',
    });
  });

  it('taken back, takes the month back; a placement after it still finds the right months', async () => {
    const office = await anOffice(answering(), aRequest({ track: 'job-search' }));
    const { world } = office;
    await signed(office);
    await turn(world);
    const details = { cancelledEventId: 'contract-signed-2026-12-30', reason: 'wrong-case' };
    expect((await office.post('event-cancelled', '2026-12-30', { details })).status).toBe(202);
    await turn(world);
    expect(newest(world)?.paymentMonths).toEqual([]);
    await world.postEvent(aPlacement());
    await turn(world);
    expect(newest(world)?.paymentMonths.map(({ month }) => month)).toEqual(['2027-01', '2027-02', '2027-03']);
  });

  it('in the track of training: the months of study, from the month after signing', async () => {
    const request = aRequest({ track: 'training', policy: penza.reference });
    const office = await anOffice(answering(), request);
    const { world } = office;
    await signed(office);
    const { schemaVersion, source, sourceEventId, reportedOn, subject } = aPlacement();
    const training = { programme: 'Сварка', startOn: '2026-12-07', endOn: '2027-02-26' };
    await world.postEvent({
      schemaVersion,
      source,
      sourceEventId,
      reportedOn,
      subject,
      type: 'training-started',
      training,
    });
    await turn(world);
    const months = newest(world)?.paymentMonths.map(({ month, ground, state }) => [month, ground, state]);
    expect(months).toEqual([
      ['2027-01', 'training', 'due'],
      ['2027-02', 'training', 'due'],
    ]);
  });

  it('posts without effect on a result write none', async () => {
    const office = await anOffice();
    await turn(office.world);
    await office.post('additional-check-notified', '2026-11-20');
    expect(office.world.queues.answers).toEqual([]);
    expect(versionsOf(office.world)).toEqual([1]);
  });
});

describe('an event on which later ones rest', () => {
  it('is kept, and the answer names them, the last first', async () => {
    const office = await anOffice();
    await signed(office);
    const details = { cancelledEventId: 'decided-2026-12-03', reason: 'wrong-day' };
    expect(await office.post('event-cancelled', '2026-12-30', { details })).toMatchObject({
      status: 409,
      body: {
        detail:
          'На этом событии держатся более поздние. Сначала отмените: contract-signed-2026-12-30 (contract-signed), applicant-notified-2026-12-04 (applicant-notified). / Later events of the case rest on this one. First take back: contract-signed-2026-12-30 (contract-signed), applicant-notified-2026-12-04 (applicant-notified).',
      },
    });
    expect((await office.view()).officeEvents).toHaveLength(6);
  });
});
