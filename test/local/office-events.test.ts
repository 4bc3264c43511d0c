import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CaseView, OfficeEventAcceptedView } from '#schemas/api';
import { Problem } from '#schemas/problem';
import { ProgrammeReport } from '#schemas/programme-report';
import { VerificationRequest } from '#schemas/verification-request';
import { sampleFamilies } from '#test/local/sample-family';
import { startStackProcess, type StackProcess } from '#test/local/stack-process';
import { submitUntilAccepted } from '#test/local/survival';
import { fileOf, sverka, type Outcome } from '#test/ops/sverka-process';

let stack: StackProcess;
let caseId: string;
const OFFICE = 'office-of-events';
/** Long before the clock of the stack, within the calendar that it knows. */
const ACCEPTED_ON = '2024-02-05';

beforeAll(async () => {
  stack = await startStackProcess(18_789, ['--empty']);
  const sample = VerificationRequest.parse(sampleFamilies()[0]?.request);
  const request: VerificationRequest = {
    ...sample,
    officeId: OFFICE,
    registrationNumber: 'events-1',
    acceptedOn: ACCEPTED_ON,
    declaration: {
      ...sample.declaration,
      incomeMonths: ['2023-11', '2023-12', '2024-01'],
    },
    consents: sample.consents.map((consent) => ({ ...consent, givenOn: ACCEPTED_ON })),
  };
  caseId = await submitUntilAccepted(stack.apiUrl, request);
});
afterAll(async () => {
  await stack.stop();
});

const eventOf = (type: string, occurredOn: string, details = {}) => ({
  schemaVersion: '1',
  eventId: `${type}-${occurredOn}`,
  type,
  occurredOn,
  actorId: 'official-7',
  details,
});

/** A machine under load may let a function run out of time: whoever posts sends the same again. */
const withoutFault = (call: () => Promise<Response>): Promise<Response> =>
  vi.waitFor(
    async () => {
      const response = await call();
      if (response.status >= 500) throw new Error(`status ${response.status}`);
      return response;
    },
    { timeout: 300_000, interval: 1_000 },
  );

const untilNoFault = (run: () => Promise<Outcome>): Promise<Outcome> =>
  vi.waitFor(
    async () => {
      const outcome = await run();
      if (outcome.code === 2) throw new Error(outcome.stderr);
      return outcome;
    },
    { timeout: 500_000, interval: 1_000 },
  );

const post = (event: unknown): Promise<Response> =>
  withoutFault(() =>
    fetch(`${stack.apiUrl}/v1/cases/${caseId}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(event),
    }),
  );

const read = (path: string): Promise<Response> => withoutFault(() => fetch(`${stack.apiUrl}${path}`));

const view = async (): Promise<CaseView> => CaseView.parse(await (await read(`/v1/cases/${caseId}`)).json());

const report = async (): Promise<ProgrammeReport> => {
  const query = `office=${OFFICE}&from=2024-03-01&to=2024-03-31`;
  return ProgrammeReport.parse(await (await read(`/v1/reports/programme?${query}`)).json());
};

describe('events of an office through the real local stack', () => {
  test('a step that has no place is 409 and names what may follow', async () => {
    const response = await post(eventOf('contract-signed', '2024-02-06', { termMonths: 6 }));
    expect(response.status).toBe(409);
    const { detail, errors } = Problem.parse(await response.json());
    expect(detail).toContain('What may follow: handed-to-commission');
    expect(errors?.map(({ pointer }) => pointer)).toEqual(['/type']);
    expect((await view()).officeEvents).toEqual([]);
  });

  test('the command posts the way to the contract; terms are met on their days', async () => {
    const events = [
      eventOf('handed-to-commission', '2024-02-09'),
      eventOf('commission-met', '2024-02-14'),
      eventOf('commission-concluded', '2024-02-15'),
      eventOf('decided', '2024-02-16', { outcome: 'granted' }),
      eventOf('applicant-notified', '2024-02-16'),
      eventOf('contract-signed', '2024-03-01', { termMonths: 6 }),
    ];
    const path = await fileOf('events.json', JSON.stringify(events));
    const args = ['post-office-events', caseId, path, '--lang', 'en', '--api', stack.apiUrl];
    const told = await untilNoFault(() => sverka(args));
    expect({ code: told.code, stderr: told.stderr }).toEqual({ code: 0, stderr: '' });
    expect(told.stdout.split('\n')[5]).toMatch(/^✓ event 6: .*contract-signed-2024-03-01 → contract active$/);

    const { contract, officeEvents, deadlines } = await view();
    expect(contract).toMatchObject({ state: 'contract-active', firstPaymentOn: '2024-04-01' });
    expect(officeEvents.map(({ eventId }) => eventId)).toEqual(events.map(({ eventId }) => eventId));
    // Fifteen working days after Friday 16 February: 23 February and 8 March are holidays.
    expect(deadlines.find(({ code: term }) => term === 'contract-signing')).toMatchObject({
      legalDue: '2024-03-12',
      status: 'met',
      metOn: '2024-03-01',
    });
  });

  test('the conclusion of its last month is asked for however late: a check of its own, opened by the timer', async () => {
    const followUp = await vi.waitFor(
      async () => {
        const found = (await view()).obligations.find(
          ({ kind }) => kind === 'last-month-conclusion',
        )?.followUp;
        if (found === undefined) throw new Error('not opened yet');
        return found;
      },
      { timeout: 300_000, interval: 1_000 },
    );
    expect(followUp.purpose).toBe('contract-end');
    const check = CaseView.parse(await (await read(`/v1/cases/${followUp.caseId}`)).json());
    // Six months from 1 March end on 1 September (ГК РФ art. 192(3)): September is the last one.
    expect(check).toMatchObject({
      caseId: followUp.caseId,
      registrationNumber: 'events-1',
      purpose: 'contract-end',
      checkMonth: '2024-09',
    });
  });

  test('the same event again is 200 and changes nothing; another body under its id is 409', async () => {
    const event = eventOf('contract-signed', '2024-03-01', { termMonths: 6 });
    const again = await post(event);
    expect([again.status, OfficeEventAcceptedView.parse(await again.json()).state]).toEqual([
      200,
      'contract-active',
    ]);
    const other = await post({ ...event, details: { termMonths: 5 } });
    expect(other.status).toBe(409);
    expect(Problem.parse(await other.json()).errors?.map(({ pointer }) => pointer)).toEqual(['/eventId']);
    expect((await view()).officeEvents).toHaveLength(6);
  });

  test('a termination for late notice of a change runs to its end, and the payment stops', async () => {
    const statuses = [];
    for (const event of [
      eventOf('termination-established', '2024-05-06', { ground: 'late-notice-of-change' }),
      eventOf('handed-to-commission', '2024-05-07'),
      eventOf('commission-concluded', '2024-05-14'),
      eventOf('termination-decided', '2024-05-15', { outcome: 'terminated' }),
    ]) {
      const response = await post(event);
      statuses.push(OfficeEventAcceptedView.parse(await response.json()).state);
    }
    expect(statuses).toEqual(['terminating', 'terminating', 'terminating', 'ended']);
    expect((await view()).contract).toMatchObject({ state: 'ended', paymentStopsOn: '2024-06-01' });
  });

  test('the report of the month of signing knows of a contract and does not tell of one family', async () => {
    expect(await report()).toMatchObject({
      verifications: 0,
      contracts: '<5',
      programmes: [{ contracts: { signed: 'withheld', terminated: 'withheld' } }],
    });
  });
});
