import { afterEach, expect, test } from 'vitest';
import type { Population } from '#contracts/protocols/simulator-population';
import { startStand, type Stand } from '#test/simulators/agencies-stand';
import { VERA, veraWho } from '#test/simulators/known-people';
import {
  busCaller,
  freshId,
  incomeQuestion,
  type Opened,
  sendEnvelope,
  XML,
} from '#test/simulators/smev-by-hand';

let stand: Stand | undefined;
const callerWith = async (population: Population) => {
  stand = await startStand(population);
  return busCaller(stand, '/tax/smev');
};
afterEach(async () => {
  await stand?.stop();
  stand = undefined;
});

const sums = (answers: Opened[]): (string | undefined)[] =>
  answers.map((answer) => /СумДох="([^"]*)"/.exec(answer.xml)?.[1]);

test('in-work: two notes before the answer', async () => {
  const tax = await callerWith(veraWho('in-work'));
  await tax.send(freshId(1), incomeQuestion(VERA.snils));
  for (const note of [await tax.poll(), await tax.poll()]) {
    expect(note.text('RequestStatus')).toBeDefined();
    expect(note.text('OriginalMessageId')).toBe(freshId(1));
  }
  expect(sums(await tax.drain())).toEqual(['45500']);
});

test('fault: taken, then an asynchronous fault instead of an answer', async () => {
  const tax = await callerWith(veraWho('fault'));
  expect((await tax.send(freshId(1), incomeQuestion(VERA.snils))).text('Status')).toBe('requestIsQueued');
  const messages = await tax.drain();
  expect(messages.at(-1)?.xml).toContain('SMEV-403');
  expect(sums(messages).filter((sum) => sum !== undefined)).toEqual([]);
});

test('half-closed: the first reply breaks off, the question is taken, the repeat is recognised', async () => {
  const tax = await callerWith(veraWho('half-closed'));
  const send = () => stand?.post('/tax/smev', sendEnvelope(freshId(1), incomeQuestion(VERA.snils)), XML);
  await expect(send()).rejects.toThrow();
  expect((await send())?.text).toContain('SMEV-301');
  expect(sums(await tax.drain()).filter((sum) => sum !== undefined)).toEqual(['45500']);
  expect(stand?.journal().filter(({ effect }) => effect === 'accepted')).toHaveLength(1);
});

test('any word may be the default of a whole agency, also set while it runs', async () => {
  const tax = await callerWith({ people: [VERA] });
  const order = { agency: 'tax', behaviour: 'twice' };
  expect((await stand?.post('/control/behaviour', JSON.stringify(order)))?.status).toBe(200);
  await tax.send(freshId(1), incomeQuestion(VERA.snils));
  expect(sums(await tax.drain()).filter((sum) => sum !== undefined)).toEqual(['45500', '45500']);
});

test('redelivered: an acknowledgement is lost, the same message comes again after 15 minutes, also after a restart', async () => {
  const tax = await callerWith(veraWho('redelivered'));
  await tax.send(freshId(1), incomeQuestion(VERA.snils));
  const [first] = await tax.drain();
  expect(first?.text('OriginalMessageId')).toBe(freshId(1));
  stand?.advance(899);
  expect(await tax.drain()).toEqual([]);
  await stand?.restart();
  stand?.advance(1);
  const [again, ...more] = await tax.drain();
  expect([again?.xml, more]).toEqual([first?.xml, []]);
  stand?.advance(900);
  expect(await tax.drain()).toEqual([]);
  expect(stand?.journal().filter(({ effect }) => effect === 'acked')).toHaveLength(1);
});
