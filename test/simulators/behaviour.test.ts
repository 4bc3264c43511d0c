import { afterEach, expect, test } from 'vitest';
import type { Population } from '#contracts/protocols/simulator-population';
import { startStand, type Stand } from '#test/simulators/agencies-stand';
import { STRANGER_SNILS, VERA, veraWho } from '#test/simulators/known-people';
import {
  benefitsQuestion,
  busCaller,
  type BusPath,
  entrepreneurQuestion,
  freshId,
  incomeQuestion,
  type Opened,
  registrationQuestion,
  sendEnvelope,
  XML,
} from '#test/simulators/smev-by-hand';

let stand: Stand | undefined;
const callerWith = async (population: Population, path: BusPath = '/tax/smev') => {
  stand = await startStand(population);
  return busCaller(stand, path);
};
afterEach(async () => {
  await stand?.stop();
  stand = undefined;
});

const sums = (answers: Opened[]): (string | undefined)[] =>
  answers.map((answer) => /СумДох="([^"]*)"/.exec(answer.xml)?.[1]);

test('late: nothing before its time', async () => {
  const tax = await callerWith(veraWho('late'));
  await tax.send(freshId(1), incomeQuestion(VERA.snils));
  stand?.advance(59.9);
  expect(await tax.drain()).toEqual([]);
  stand?.advance(0.1);
  expect(await tax.drain()).toHaveLength(1);
});

test.each([
  ['/tax/smev', incomeQuestion(VERA.snils), 'RejectionReasonCode', 'NO_DATA'],
  ['/tax/smev', entrepreneurQuestion(VERA.inn), 'КодОбр', '01'],
  ['/employment-centre/smev', registrationQuestion(VERA.snils), 'PresenceData', '0'],
  ['/employment-centre/smev', benefitsQuestion(VERA.snils), 'ResultCode', 'NOT_FOUND'],
] as const)('not-found at %s', async (...[path, question, element, text]) => {
  const caller = await callerWith(veraWho('not-found'), path);
  await caller.send(freshId(1), question);
  expect((await caller.drain()).map((answer) => answer.text(element))).toEqual([text]);
});

test.each([
  ['/tax/smev', incomeQuestion(VERA.snils), 'RejectionReasonCode', 'FAILURE'],
  ['/tax/smev', entrepreneurQuestion(VERA.inn), 'RejectionReasonCode', 'FAILURE'],
  ['/employment-centre/smev', registrationQuestion(VERA.snils), 'RejectionReasonCode', 'FAILURE'],
  ['/employment-centre/smev', benefitsQuestion(VERA.snils), 'ResultCode', 'NOT_READY'],
] as const)('not-ready at %s, then the answer', async (...[path, question, element, text]) => {
  const caller = await callerWith(veraWho('not-ready'), path);
  await caller.send(freshId(1), question);
  await caller.send(freshId(2), question);
  const answers = await caller.drain();
  expect(answers.map((answer) => answer.text(element))).toEqual([text, undefined]);
});

test.each([
  ['/tax/smev', incomeQuestion(VERA.snils), 'RejectionReasonCode', 'ACCESS_DENIED'],
  ['/tax/smev', entrepreneurQuestion(VERA.inn), 'КодОбр', '53'],
  ['/employment-centre/smev', registrationQuestion(VERA.snils), 'RejectionReasonCode', 'ACCESS_DENIED'],
  ['/employment-centre/smev', benefitsQuestion(VERA.snils), 'ResultCode', 'REFUSED'],
] as const)('refuses at %s', async (...[path, question, element, text]) => {
  const caller = await callerWith(veraWho('refuses'), path);
  await caller.send(freshId(1), question);
  expect((await caller.drain()).map((answer) => answer.text(element))).toEqual([text]);
});

test.each([
  ['down', 503, 'Service Unavailable'],
  ['html', 200, '<!DOCTYPE html>'],
] as const)('%s: the question is not taken', async (...[word, status, start]) => {
  const tax = await callerWith(veraWho(word));
  const reply = await stand?.post('/tax/smev', sendEnvelope(freshId(1), incomeQuestion(VERA.snils)), XML);
  expect(reply?.status).toBe(status);
  expect(reply?.text.startsWith(start)).toBe(true);
  expect(await tax.drain()).toEqual([]);
  expect(stand?.journalText()).toBe('');

  await tax.send(freshId(1), incomeQuestion(STRANGER_SNILS));
  expect(await tax.drain()).toHaveLength(1);
});

test('garbage: a good envelope around content that breaks the contract', async () => {
  const tax = await callerWith(veraWho('garbage'));
  await tax.send(freshId(1), incomeQuestion(VERA.snils));
  const [garbage] = await tax.drain();
  expect(garbage?.text('OriginalMessageId')).toBe(freshId(1));
  expect(garbage?.content()?.attr('ИдЗапрос')).toBeNull();
  expect(garbage?.root()).toBe('SVVIPLFLResponse');
});

test('twice: two messages with the same words', async () => {
  const tax = await callerWith(veraWho('twice'));
  await tax.send(freshId(1), incomeQuestion(VERA.snils));
  const answers = await tax.drain();
  expect(sums(answers)).toEqual(['45500', '45500']);
  expect(new Set(answers.map((answer) => answer.text('MessageID'))).size).toBe(2);
});

test('contradicting: another answer later', async () => {
  const tax = await callerWith(veraWho('contradicting'));
  await tax.send(freshId(1), incomeQuestion(VERA.snils));
  expect(sums(await tax.drain())).toEqual(['45500']);
  stand?.advance(60);
  const later = await tax.drain();
  expect(sums(later)).toEqual(['46500']);
  expect(later[0]?.text('OriginalMessageId')).toBe(freshId(1));
});

test('silent: taken, never answered', async () => {
  const tax = await callerWith(veraWho('silent'));
  expect((await tax.send(freshId(1), incomeQuestion(VERA.snils))).text('Status')).toBe('requestIsQueued');
  stand?.advance(10 * 24 * 3600);
  expect(await tax.drain()).toEqual([]);
  expect(stand?.journal().map((line) => line.effect)).toContain('accepted');
});

test('wrong-person: the facts under another name and number', async () => {
  const tax = await callerWith(veraWho('wrong-person'));
  await tax.send(freshId(1), incomeQuestion(VERA.snils));
  const [answer] = await tax.drain();
  expect(answer?.content()?.attr('СНИЛС')?.value).toBe('19090000135');
  expect(answer?.text('FamilyName')).toBe('Посторонняя');
  expect(sums(answer === undefined ? [] : [answer])).toEqual(['45500']);
});

test('slow: the answer is the same, the reply takes its time', async () => {
  const tax = await callerWith(veraWho('slow'));
  const before = performance.now();
  await tax.send(freshId(1), incomeQuestion(VERA.snils));
  expect(performance.now() - before).toBeGreaterThanOrEqual(45);
  expect(await tax.drain()).toHaveLength(1);
});

test('a word for one kind leaves the others alone', async () => {
  const tax = await callerWith({
    people: [{ ...VERA, tax: { ...VERA.tax, behaviour: { 'income-by-payer': 'refuses' } } }],
  });
  await tax.send(freshId(1), incomeQuestion(VERA.snils));
  await tax.send(freshId(2), entrepreneurQuestion(VERA.inn));
  const answers = await tax.drain();
  expect(answers.map((answer) => answer.text('RejectionReasonCode'))).toEqual(['ACCESS_DENIED', undefined]);
});

test('an agency in trouble is in trouble for everybody, until it is set right', async () => {
  const tax = await callerWith(veraWho('answers'));
  const set = (behaviour: string) =>
    stand?.post('/control/behaviour', JSON.stringify({ agency: 'tax', behaviour }));
  const ask = () => stand?.post('/tax/smev', sendEnvelope(freshId(1), incomeQuestion(VERA.snils)), XML);

  expect((await set('down'))?.status).toBe(200);
  await expect(ask()).rejects.toThrow();
  await expect(stand?.post('/tax/npd/api/v1/tracker/taxpayer_status', '{}')).rejects.toThrow();
  await set('garbage');
  expect((await ask())?.text).toBe('<Envelope><Body><Ответ a=1 {"outcome": "fou');
  expect(stand?.journalText()).toBe('');
  await set('silent');
  await tax.send(freshId(2), incomeQuestion(VERA.snils));
  await set('slow');
  const before = performance.now();
  expect(await tax.drain()).toEqual([]);
  expect(performance.now() - before).toBeGreaterThanOrEqual(45);
  await set('answers');
  await tax.send(freshId(3), incomeQuestion(VERA.snils));
  expect(await tax.drain()).toHaveLength(1);
  expect((await set('explodes'))?.status).toBe(400);
});

test('the default word of an agency gives way to a word of the person', async () => {
  const tax = await callerWith({
    people: [{ ...VERA, tax: { ...VERA.tax, behaviour: 'answers' } }],
    agencies: { tax: { behaviour: 'refuses' } },
  });
  await tax.send(freshId(1), incomeQuestion(VERA.snils));
  await tax.send(freshId(2), incomeQuestion(STRANGER_SNILS));
  const answers = await tax.drain();
  expect(answers.map((answer) => answer.text('RejectionReasonCode'))).toEqual([undefined, 'ACCESS_DENIED']);
});
