import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseIdOf } from '#core/ids';
import { AcceptedView, DeadlinesView } from '#schemas/api';
import { Problem } from '#schemas/problem';
import { VerificationRequest } from '#schemas/verification-request';
import { sampleFamilies } from '#test/local/sample-family';
import { startStackProcess, type StackProcess } from '#test/local/stack-process';

let stack: StackProcess;
const sample = VerificationRequest.parse(sampleFamilies()[0]?.request);

beforeAll(async () => {
  stack = await startStackProcess(18_788, ['--empty']);
});
afterAll(async () => {
  await stack.stop();
});

const post = (body: string): Promise<Response> =>
  fetch(`${stack.apiUrl}/v1/verification-requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });

const problemOf = async (response: Response): Promise<Problem> => {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return Problem.parse(await response.json());
};

/** Nothing lies under the key that the wrong request would have had. */
const expectNothingWritten = async (request: { officeId: string; registrationNumber: string }) => {
  const caseId = caseIdOf({ ...request, purpose: 'decision' });
  expect((await fetch(`${stack.apiUrl}/v1/cases/${caseId}`)).status).toBe(404);
  const list = await fetch(`${stack.apiUrl}/v1/ops/deadlines?office=${request.officeId}`);
  expect(DeadlinesView.parse(await list.json()).cases).toEqual([]);
};

test('every wrong field is named at once, and nothing is written', async () => {
  const [applicant, spouse, ...children] = sample.subjects;
  const wrong = {
    ...sample,
    officeId: 'office-wrong-fields',
    registrationNumber: 'wrong-1',
    track: 'jobsearch',
    subjects: [{ ...applicant, snils: '11223344596' }, { ...spouse, birthDate: '1989-02-30' }, ...children],
    declaration: { ...sample.declaration, incomeMonths: ['2026-07', '2026-08', '2026-09'] },
    consents: sample.consents.filter(({ subjectId }) => subjectId !== 'applicant'),
  };

  const response = await post(JSON.stringify(wrong));

  expect(response.status).toBe(422);
  const { errors = [] } = await problemOf(response);
  const pointers = errors.map(({ pointer }) => pointer);
  expect(pointers).toEqual(
    expect.arrayContaining([
      '/track',
      '/subjects/0/snils',
      '/subjects/1/birthDate',
      '/declaration/incomeMonths',
    ]),
  );
  expect(pointers.some((pointer) => pointer.startsWith('/consents'))).toBe(true);
  expect(JSON.stringify(errors)).not.toContain('11223344596');
  await expectNothingWritten(wrong);
});

test.each([
  ['a body of 2 MB', JSON.stringify({ ...sample, registrationNumber: 'x'.repeat(2_000_000) }), 413],
  ['malformed JSON', '{"schemaVersion": "1",', 400],
  ['two values of one key', '{"schemaVersion":"1","schemaVersion":"1"}', 400],
  ['an empty body', '', 400],
  ['a list', '[]', 422],
])('%s is a problem', async (_what, body, status) => {
  const response = await post(body);

  expect(response.status).toBe(status);
  expect((await problemOf(response)).status).toBe(status);
});

test('the same request twice is one case; another one under its number is a conflict', async () => {
  const request = { ...sample, officeId: 'office-twice' };
  const first = await post(JSON.stringify(request));
  const again = await post(JSON.stringify(request, null, 2));
  const other = await post(JSON.stringify({ ...request, track: 'hardship' }));

  expect([first.status, again.status, other.status]).toEqual([202, 200, 409]);
  const [one, two] = [AcceptedView.parse(await first.json()), AcceptedView.parse(await again.json())];
  expect(two.caseId).toBe(one.caseId);
  await problemOf(other);
});

test('an unknown case and an unknown path are problems too', async () => {
  const unknown = await fetch(`${stack.apiUrl}/v1/cases/${'a'.repeat(26)}`);
  const nowhere = await fetch(`${stack.apiUrl}/v1/nowhere`);

  expect([unknown.status, nowhere.status]).toEqual([404, 404]);
  await problemOf(unknown);
  await problemOf(nowhere);
});
