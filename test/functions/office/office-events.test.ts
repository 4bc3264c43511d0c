import { describe, expect, it } from 'vitest';
import { OfficeEventAcceptedView } from '#schemas/api';
import { anOffice, signed } from '#test/functions/office/an-office';
import { theCase, turn } from '#test/functions/drive';
import { newest } from '#test/functions/office/posted-by-office';

describe('POST /v1/cases/{caseId}/events', () => {
  it('follows a case from the commission to the signing', async () => {
    const office = await anOffice();

    expect(await signed(office)).toEqual([
      '202 with-commission',
      '202 with-commission',
      '202 awaiting-decision',
      '202 decided-granted',
      '202 decided-granted',
      '202 contract-active',
    ]);

    const { contract, officeEvents, deadlines, obligations } = await office.view();
    expect(contract).toMatchObject({ state: 'contract-active', firstPaymentOn: '2027-01-01' });
    expect(officeEvents.map(({ type }) => type)).toEqual([
      'handed-to-commission',
      'commission-met',
      'commission-concluded',
      'decided',
      'applicant-notified',
      'contract-signed',
    ]);
    expect(deadlines.map(({ code, status, metOn }) => [code, status, metOn])).toEqual([
      ['preparation', 'met', '2026-11-25'],
      ['additional-check-notice', 'met', '2026-11-25'],
      ['final-answer', 'met', '2026-12-04'],
      ['commission-conclusion', 'met', '2026-12-02'],
      ['decision', 'met', '2026-12-03'],
      ['decision-notice', 'met', '2026-12-04'],
      ['contract-signing', 'met', '2026-12-30'],
    ]);
    expect(obligations).toHaveLength(5 + 1 + 12 + 1);
  });

  it('lists the case by its next month of monitoring once every term is met', async () => {
    const office = await anOffice();
    await signed(office);

    const [listed] = await office.listed();

    expect(theCase(office.world).safeDue).toBe('2027-01-31');
    expect(listed?.contractState).toBe('contract-active');
    expect(listed?.obligations.map(({ kind, dueOn, status }) => [kind, dueOn, status])).toEqual([
      ['monthly-check', '2027-01-31', 'upcoming'],
      ['monthly-check', '2027-02-28', 'upcoming'],
      ['monthly-check', '2027-03-31', 'upcoming'],
    ]);
    office.world.moveTo('2027-01-20T09:00:00.000Z');
    const done = { details: { obligation: 'monthly-check', month: '2027-01' } };
    expect((await office.post('monitoring-done', '2027-01-20', done)).status).toBe(202);
    expect(theCase(office.world).safeDue).toBe('2027-02-28');
  });

  it('keeps an event once: the same again is 200, another content under its id 409', async () => {
    const office = await anOffice();
    expect((await office.post('additional-check-notified', '2026-11-20')).status).toBe(202);
    const again = await office.post('additional-check-notified', '2026-11-20');
    expect([again.status, OfficeEventAcceptedView.parse(again.body).state]).toEqual([
      200,
      'additional-check',
    ]);
    const other = await office.post('additional-check-notified', '2026-11-20', { actorId: 'official-8' });
    expect(other).toMatchObject({ status: 409, body: { errors: [{ pointer: '/eventId' }] } });
    expect((await office.view()).officeEvents).toHaveLength(1);
  });

  it('refuses what has no place with what has', async () => {
    const office = await anOffice();
    const answer = await office.post('contract-signed', '2026-11-20', { details: { termMonths: 6 } });
    expect(answer).toMatchObject({
      status: 409,
      body: {
        detail:
          'Дело в состоянии preparation. Возможны: handed-to-commission, decided: refused, applicant-withdrew, mfc-accepted, additional-check-notified. / The case is in state preparation. What may follow: handed-to-commission, decided: refused, applicant-withdrew, mfc-accepted, additional-check-notified.',
        errors: [{ pointer: '/type' }],
      },
    });
    expect((await office.view()).officeEvents).toEqual([]);
  });

  it('refuses days that cannot be, fields that it does not know, and cases that nobody knows', async () => {
    const office = await anOffice();
    const wrong = async (type: string, day: string, more: object = {}) => {
      const { status, body } = await office.post(type, day, more);
      return [status, JSON.stringify(body).match(/"\/[^"]*"/g)];
    };
    expect(await wrong('handed-to-commission', '2026-11-21')).toEqual([422, ['"/occurredOn"']]);
    expect(await wrong('handed-to-commission', '2026-11-19')).toEqual([422, ['"/occurredOn"']]);
    expect(await wrong('mfc-accepted', '2026-11-19')).toEqual([202, null]);
    const complaint = { complaintId: 'c-1', receivedOn: '2026-11-21', about: 'other' };
    expect(await wrong('complaint-registered', '2026-11-20', { details: complaint })).toEqual([
      422,
      ['"/details/receivedOn"'],
    ]);
    expect(await wrong('decided', '2026-11-20', { comment: 'Канарейкина' })).toEqual([
      422,
      ['"/details"', '"/comment"'],
    ]);
    office.world.moveTo('2026-11-25T09:00:00.000Z');
    expect((await office.post('handed-to-commission', '2026-11-24')).status).toBe(202);
    expect(await wrong('commission-met', '2026-11-23')).toEqual([422, ['"/occurredOn"']]);
    expect((await office.raw('{')).status).toBe(400);
    expect((await office.raw('{}', { caseId: '../x' })).status).toBe(404);
    const event = {
      schemaVersion: '1',
      eventId: 'e',
      type: 'case-closed',
      occurredOn: '2026-11-24',
      actorId: 'a',
    };
    expect((await office.raw(JSON.stringify(event), { caseId: 'a'.repeat(26) })).status).toBe(404);
  });

  it('appends one of two events that come at the same time, then the other where it still may happen', async () => {
    const office = await anOffice();
    const both = await Promise.all([
      office.post('additional-check-notified', '2026-11-20'),
      office.post('applicant-withdrew', '2026-11-20'),
    ]);
    expect(both.map(({ status }) => status)).toEqual([202, 202]);
    const { officeEvents, contract } = await office.view();
    expect(officeEvents).toHaveLength(2);
    expect(contract.state).toBe('withdrawn');
  });
});

describe('an agency that cannot meet day 6', () => {
  it('is forecast with advice, until the office has announced the additional check', async () => {
    const office = await anOffice();
    await office.world.acts.intake();
    const before = await office.view();
    expect(before.forecast.map(({ agency, meetsPreparation }) => [agency, meetsPreparation])).toContainEqual([
      'employment-centre',
      'no',
    ]);
    expect(before.advice?.en).toContain('clause 3.2.3');

    await office.post('additional-check-notified', '2026-11-20');
    expect((await office.view()).advice).toBeUndefined();
    await turn(office.world);
    expect((await office.view()).forecast).toEqual([]);
  });

  it('has a notice ready to print that names the applicant, and nothing of it is logged', async () => {
    const office = await anOffice();
    await office.world.acts.intake();
    const { status, headers, text, lines } = await office.notice();
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(text).toContain('Заявитель: Канарейкина Ия Львовна');
    expect(text).toContain('Обращение № 2026-0900, принято 20.11.2026');
    expect(text).toContain('не позднее 20.12.2026 (п. 3.2.3)');
    expect(text).toContain('NOTICE OF AN ADDITIONAL CHECK');
    expect(text).not.toMatch(/19033303738|332890004198|400900/);
    expect(lines.join()).not.toContain('Канарейкина');
  });

  /** Clause 3.2.3: thirty days from the filing, which was at the МФЦ; the notice within ten of the acceptance. */
  it('promises the final answer by the day of the filing at the МФЦ, in the letter and in the result', async () => {
    const office = await anOffice();
    await office.world.acts.intake();
    expect((await office.post('mfc-accepted', '2026-11-18')).status).toBe(202);

    const { text } = await office.notice();
    expect(text).toContain('Окончательный ответ будет дан не позднее 18.12.2026');
    expect(text).toContain('You will have the final answer no later than 2026-12-18');
    expect(text).toContain('Уведомить не позднее 30.11.2026');

    await turn(office.world);
    expect(newest(office.world)?.deadlines.map(({ code, nominalDue }) => [code, nominalDue])).toEqual([
      ['preparation', '2026-11-26'],
      ['additional-check-notice', '2026-11-30'],
      ['final-answer', '2026-12-18'],
    ]);
  });
});
