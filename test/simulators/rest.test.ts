import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Population } from '#contracts/protocols/simulator-population';
import { type Receiver, startReceiver, startStand, type Stand } from '#test/simulators/agencies-stand';
import { STRANGER_INN, VERA, veraWho } from '#test/simulators/known-people';

let receiver: Receiver;
let stand: Stand | undefined;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await stand?.stop();
  stand = undefined;
  receiver.stop();
});
const standWith = async (population: Population): Promise<Stand> => {
  stand = await startStand(population);
  return stand;
};

const npd = async (population: Population, inn: string, day = '2026-11-20') => {
  const at = stand ?? (await standWith(population));
  const reply = await at.post(
    '/tax/npd/api/v1/tracker/taxpayer_status',
    JSON.stringify({ inn, requestDate: day }),
  );
  return { status: reply.status, text: reply.text };
};

test.each([
  ['a payer', VERA.inn, 200, '"status":true'],
  ['nobody known', STRANGER_INN, 200, '"status":false'],
  ['a wrong check digit', '332890127105', 422, 'validation.failed'],
] as const)('НПД of %s', async (...[, inn, status, part]) => {
  const reply = await npd(veraWho('answers'), inn);
  expect(reply.status).toBe(status);
  expect(reply.text).toContain(part);
});

test.each([
  ['not-found', 200, '"status":false'],
  ['not-ready', 422, 'taxpayer.status.service.unavailable.error'],
  ['refuses', 422, 'taxpayer.status.service.limited.error'],
  ['down', 503, 'Service Unavailable'],
  ['garbage', 200, '<Envelope>'],
  ['html', 200, '<!DOCTYPE html>'],
  ['twice', 200, '"status":true'],
  ['slow', 200, '"status":true'],
  ['wrong-person', 200, '332899999910'],
] as const)('НПД, %s', async (...[word, status, part]) => {
  const reply = await npd(veraWho(word), VERA.inn);
  expect(reply.status).toBe(status);
  expect(reply.text).toContain(part);
});

test('НПД: not ready once, contradicting at the second time', async () => {
  await npd(veraWho('not-ready'), VERA.inn);
  expect((await npd(veraWho('not-ready'), VERA.inn)).text).toContain('"status":true');
  await stand?.post('/control/population', JSON.stringify(veraWho('contradicting')));
  expect((await npd(veraWho('contradicting'), VERA.inn, '2026-11-19')).text).toContain('true');
  expect((await npd(veraWho('contradicting'), VERA.inn, '2026-11-19')).text).toContain('false');
});

test('НПД, silent: no reply at all', async () => {
  const { url } = await standWith(veraWho('silent'));
  const reply = fetch(`${url}/tax/npd/api/v1/tracker/taxpayer_status`, {
    method: 'POST',
    body: JSON.stringify({ inn: VERA.inn, requestDate: '2026-11-20' }),
    signal: AbortSignal.timeout(80),
  });
  await expect(reply).rejects.toThrow('timeout');
});

const question = (changes: object = {}): string =>
  JSON.stringify({
    requestId: 'case.query-1',
    type: 'plan-verdict',
    caseNumber: '2026-0101',
    applicant: VERA.name,
    planReference: 'БП-1',
    callbackUrl: receiver.url,
    test: true,
    ...changes,
  });
const ask = async (word: Parameters<typeof veraWho>[0], changes: object = {}, key = 'key-1') => {
  const at = stand ?? (await standWith(veraWho(word)));
  return at.post('/my-business/api/requests', question(changes), { 'idempotency-key': key });
};
const answers = async (count: number): Promise<unknown[]> =>
  (await receiver.bodies(count)).map((body): unknown => JSON.parse(body));
const effects = (): string[] => stand?.journal().map((line) => line.effect) ?? [];

test('a plan is judged by a callback', async () => {
  expect((await ask('answers')).status).toBe(202);
  expect(await answers(1)).toEqual([
    {
      requestId: 'case.query-1',
      status: 'done',
      applicant: { family: 'Лебедева', given: 'Вера', patronymic: 'Олеговна' },
      verdict: 'needs-revision',
      decidedOn: '2026-11-18',
      score: 34,
      remarks: 'Нет «сметы»',
    },
  ]);
});

test('training is another kind; the name may be left out', async () => {
  await ask('answers', { type: 'training' }, 'key-0');
  expect(await answers(1)).toEqual([
    {
      requestId: 'case.query-1',
      status: 'done',
      passed: true,
      finishedOn: '2026-10-30',
      certificateNumber: 'МБ-7712',
    },
  ]);
});

test('a repeated key has no second effect; with another body it is a conflict', async () => {
  await ask('silent');
  expect((await ask('silent')).status).toBe(202);
  expect((await ask('silent', { planReference: 'БП-2' })).status).toBe(409);
  expect(effects()).toEqual(['accepted', 'repeated', 'repeated']);
  expect(new Set(stand?.journal().map((line) => line.digest)).size).toBe(2);
});

test.each([
  ['not-found', { status: 'not-found' }],
  ['not-ready', { status: 'not-ready' }],
  ['refuses', { status: 'refused' }],
  ['slow', { status: 'done' }],
  ['wrong-person', { status: 'done', applicant: { family: 'Посторонняя' } }],
] as const)('callback, %s', async (word, expected) => {
  expect((await ask(word)).status).toBe(202);
  expect((await answers(1))[0]).toMatchObject({ requestId: 'case.query-1', ...expected });
});

test('not ready, then the answer under a new key', async () => {
  await ask('not-ready');
  await answers(1);
  await ask('not-ready', {}, 'key-2');
  expect((await answers(2))[1]).toMatchObject({ status: 'done' });
});

test('nobody of that name is not found', async () => {
  await ask('answers', { applicant: { family: 'Никто', given: 'Н.' } });
  expect(await answers(1)).toEqual([{ requestId: 'case.query-1', status: 'not-found' }]);
});

test.each([
  ['down', 503],
  ['html', 200],
] as const)('%s: the question is not taken', async (word, status) => {
  expect((await ask(word)).status).toBe(status);
  expect(stand?.journalText()).toBe('');
});

test('garbage: a callback that is no JSON', async () => {
  await ask('garbage');
  const [body = ''] = await receiver.bodies(1);
  expect(() => void JSON.parse(body)).toThrow();
});

test('twice, late and contradicting come as callbacks of their time', async () => {
  await ask('twice');
  expect(await answers(2)).toHaveLength(2);
  await stand?.post('/control/population', JSON.stringify(veraWho('contradicting')));
  await ask('contradicting', { requestId: 'other' }, 'key-2');
  expect(await answers(3)).toHaveLength(3);
  stand?.advance(60);
  expect((await answers(4))[3]).toMatchObject({ requestId: 'other', verdict: 'approved' });
});

test('a callback that is not taken comes again after a pause', async () => {
  receiver.answerWith(503);
  await ask('answers');
  await receiver.bodies(1);
  receiver.answerWith(202);
  await expect
    .poll(() => {
      stand?.advance(0.25);
      return receiver.count();
    })
    .toBeGreaterThan(1);
  const [first, second] = await receiver.bodies(2);
  expect(second).toBe(first);
});

test.each([
  ['another host', { callbackUrl: 'http://169.254.169.254/latest' }],
  ['an unknown field', { snils: '1' }],
  ['an unknown type', { type: 'loan' }],
])('%s is refused', async (_what, changes) => {
  expect((await ask('answers', changes)).status).toBe(422);
  expect(stand?.journalText()).toBe('');
});
