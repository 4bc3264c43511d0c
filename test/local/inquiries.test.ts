import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { startLocalStack, type LocalStack } from '#infra/local/stack';
import { CaseView } from '#schemas/api';
import { StrayMessagesView } from '#schemas/stray-messages';
import { VerificationRequest } from '#schemas/verification-request';
import { sampleFamilies } from '#test/local/sample-family';
import { submitUntilAccepted } from '#test/local/survival';
import { sverka } from '#test/ops/sverka-process';

/** Long before the clock of the stack, within the calendar that it knows: a contract that has run out. */
const ACCEPTED_ON = '2024-02-05';
const PATIENCE = { timeout: 300_000, interval: 500 };

const Heard = z.array(
  z.object({
    messageId: z.string(),
    handedOut: z.int(),
    acked: z.int(),
    refused: z.int(),
    responses: z.array(
      z.object({
        messageId: z.string(),
        rejected: z.string().optional(),
        contracts: z.array(z.record(z.string(), z.string())).optional(),
      }),
    ),
  }),
);

let stack: LocalStack;
let caseId: string;

const post = (url: string, body: unknown): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** A machine under load may let a function run out of time: whoever calls sends the same again. */
const patiently = <Result>(call: () => Promise<Result>): Promise<Result> => vi.waitFor(call, PATIENCE);

const sample = VerificationRequest.parse(sampleFamilies()[0]?.request);
const [applicant] = sample.subjects;

const family = (registrationNumber: string, changes: Partial<VerificationRequest>): VerificationRequest => ({
  ...sample,
  officeId: 'office-of-inquiries',
  registrationNumber,
  acceptedOn: ACCEPTED_ON,
  declaration: { ...sample.declaration, incomeMonths: ['2023-11', '2023-12', '2024-01'] },
  consents: sample.consents.map((consent) => ({ ...consent, givenOn: ACCEPTED_ON })),
  ...changes,
});

const opened = (id: string): Promise<void> =>
  patiently(async () => {
    const view = CaseView.parse(await (await fetch(`${stack.apiUrl}/v1/cases/${id}`)).json());
    expect(view.state).not.toBe('received');
  });

const moved = (type: string, occurredOn: string, details = {}): Promise<void> =>
  patiently(async () => {
    const event = {
      schemaVersion: '1',
      eventId: `${type}-1`,
      type,
      occurredOn,
      actorId: 'official-7',
      details,
    };
    const { status } = await post(`${stack.apiUrl}/v1/cases/${caseId}/events`, event);
    expect([200, 201, 202]).toContain(status);
  });

beforeAll(async () => {
  stack = await startLocalStack({
    dataFolder: '.sverka/inquiries',
    isFresh: true,
    port: 0,
    note: () => undefined,
  });
  caseId = await submitUntilAccepted(stack.apiUrl, family('asked-1', {}));
  const synthetic = await submitUntilAccepted(stack.apiUrl, family('asked-2', { testMode: true }));
  await opened(caseId);
  await opened(synthetic);
  await moved('handed-to-commission', '2024-02-09');
  await moved('commission-concluded', '2024-02-15');
  await moved('decided', '2024-02-16', { outcome: 'granted' });
  await moved('applicant-notified', '2024-02-16');
  await moved('contract-signed', '2024-03-01', { termMonths: 6 });
});
afterAll(async () => {
  await stack.stop();
});

const askers = (): string => `${stack.endpoints.agencies}/social-protection/askers`;
const question = (purpose: string) => ({
  snils: applicant?.snils,
  name: applicant?.name,
  birthDate: applicant?.birthDate,
  purpose,
});
const ask = async (order: object): Promise<string> =>
  z.object({ messageId: z.string() }).parse(await (await post(askers(), order)).json()).messageId;
const heard = async () => Heard.parse(await (await fetch(askers())).json());

test('others ask us over a bus that signs, redelivers, loses and repeats: each is answered once', async () => {
  const asked = {
    // Handed out three times over, its answer refused once and lost once.
    prior: await ask({
      requester: 'OSZN037',
      question: question('PRIOR_CONTRACT'),
      copies: 3,
      troubles: ['failure', 'lost'],
    }),
    placement: await ask({ requester: 'CZN033', question: question('PLACEMENT') }),
    test: await ask({ requester: 'OSZN037', question: question('PRIOR_CONTRACT'), isTest: true }),
    stranger: await ask({ requester: 'BANK01', question: question('PLACEMENT') }),
    broken: await ask({ requester: 'CZN033', question: question('CURIOSITY') }),
    nowhere: await ask({ requester: 'CZN033', question: question('PLACEMENT'), without: 'reply-to' }),
    forged: await ask({ requester: 'CZN033', question: question('PLACEMENT'), without: 'signature' }),
  };
  const said = await patiently(async () => {
    const all = await heard();
    expect(all.map(({ acked, refused }) => acked + refused)).toEqual([3, 1, 1, 1, 1, 1, 1]);
    expect(all.map(({ responses }) => responses.length)).toEqual([1, 1, 1, 1, 1, 0, 0]);
    return new Map(all.map((one) => [one.messageId, one]));
  });
  const answerTo = (id: string) => said.get(id)?.responses[0];
  // Six months from 1 March end on 1 September (ГК РФ art. 192(3)).
  expect(answerTo(asked.prior)?.contracts).toEqual([
    { InForce: 'false', SignedOn: '2024-03-01', EndsOn: '2024-09-01' },
  ]);
  expect(answerTo(asked.placement)?.rejected).toBe('NO_DATA');
  // The test meets the synthetic application, which has no contract, and not the real one.
  expect(answerTo(asked.test)?.rejected).toBe('NO_DATA');
  expect(answerTo(asked.stranger)?.rejected).toBe('ACCESS_DENIED');
  expect(answerTo(asked.broken)?.rejected).toBe('UNKNOWN_REQUEST_DESCRIPTION');
  expect(said.get(asked.forged)?.refused).toBe(1);

  const strays = await patiently(async () =>
    StrayMessagesView.parse(await (await fetch(`${stack.apiUrl}/v1/ops/stray-messages`)).json()),
  );
  expect(strays.messages.map(({ agency, messageId, reason }) => [agency, messageId, reason])).toEqual(
    expect.arrayContaining([
      ['social-protection', asked.nowhere, 'unanswerable'],
      ['social-protection', asked.forged, 'not-authentic'],
    ]),
  );

  const shown = await patiently(async () => {
    const { code, stdout } = await sverka(['inquiries', '--json', '--api', stack.apiUrl]);
    expect(code).toBe(0);
    const rows = z
      .object({ inquiries: z.array(z.record(z.string(), z.unknown())) })
      .parse(JSON.parse(stdout));
    expect(rows.inquiries.map(({ state }) => state)).toEqual(Array(5).fill('answered'));
    return rows.inquiries;
  });
  expect(shown.find(({ inquiryId }) => inquiryId === asked.prior)).toMatchObject({
    requester: 'OSZN037',
    purpose: 'prior-contract',
    isTest: false,
    answer: 'told',
    toldOf: [caseId],
    attempts: 3,
  });
  expect(JSON.stringify(shown)).not.toContain(applicant?.name.family ?? '?');

  // Nothing more is said however often the timer fires.
  const before = await heard();
  const later = await sverka(['inquiries', '--lang', 'en', '--api', stack.apiUrl]);
  expect(later.stdout).toMatch(/OSZN037/);
  expect(await heard()).toEqual(before);
});
