import { afterEach, expect, test } from 'vitest';
import type { Population } from '#contracts/protocols/simulator-population';
import { startStand, type Stand } from '#test/simulators/agencies-stand';
import { VERA, veraWho } from '#test/simulators/known-people';
import {
  benefitsQuestion,
  busCaller,
  freshId,
  incomeQuestion,
  open,
  pollEnvelope,
  registrationQuestion,
  sendEnvelope,
  STALE_ID,
  XML,
} from '#test/simulators/smev-by-hand';
import { inventedPopulation, usualKnowledge } from '#test/invented-people';

let stand: Stand | undefined;
const standWith = async (population: Population, options: Parameters<typeof startStand>[1] = {}) => {
  stand = await startStand(population, options);
  return stand;
};
afterEach(async () => {
  await stand?.stop();
  stand = undefined;
});
const taxOf = async (population: Population = veraWho('answers')) =>
  busCaller(await standWith(population), '/tax/smev');

test('a question is queued, its answer is taken and acknowledged once', async () => {
  const tax = await taxOf();
  const queued = await tax.send(freshId(1), incomeQuestion(VERA.snils));
  expect(queued.status).toBe(200);
  expect(queued.text('MessageId')).toBe(freshId(1));
  expect(queued.text('Status')).toBe('requestIsQueued');

  const [answer, ...further] = await tax.drain();
  expect(further).toEqual([]);
  expect(answer?.text('OriginalMessageId')).toBe(freshId(1));
  expect(answer?.text('MessageID')).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(answer?.root()).toBe('SVVIPLFLResponse');
  expect((await tax.poll()).text('GetResponseResponse')).toBe('');
});

test.each([
  ['a version 4 id', 'a3bb189e-8bf9-4888-9912-ace4e6543002', 'InvalidMessageIdFormat SMEV-300'],
  ['an id in capitals', freshId(1).toUpperCase(), 'InvalidMessageIdFormat SMEV-300'],
  ['an id of two days ago', STALE_ID, 'StaleMessageId SMEV-302'],
])('%s is a fault', async (_what, id, expected) => {
  const [fault = '', code = ''] = expected.split(' ');
  const tax = await taxOf();
  const reply = await tax.send(id, incomeQuestion(VERA.snils));
  expect(reply.status).toBe(500);
  expect(reply.text('faultcode')).toMatch(/:Server$/);
  expect(reply.text(fault)).toBeDefined();
  expect(reply.text('Description')).toContain(`${code}:`);
  expect(await tax.drain()).toEqual([]);
});

test('a repeated message id is already sent and has no second effect', async () => {
  const tax = await taxOf();
  await tax.send(freshId(1), incomeQuestion(VERA.snils));
  const repeated = await tax.send(freshId(1), incomeQuestion(VERA.snils));
  expect(repeated.status).toBe(500);
  expect(repeated.text('MessageIsAlreadySent')).toBeDefined();
  expect(repeated.text('Description')).toMatch(/^SMEV-301:/);
  expect(await tax.drain()).toHaveLength(1);
});

test.each([
  ['an unknown information type', '<x xmlns="urn:unknown"/>', 'BusinessDataTypeIsNotSupported'],
  ['two contents', `${incomeQuestion(VERA.snils)}<x/>`, 'BusinessDataTypeIsNotSupported'],
])('%s is refused at once', async (_what, content, fault) => {
  const reply = await (await taxOf()).send(freshId(1), content);
  expect(reply.text(fault)).toBeDefined();
});

test('content that breaks the schema is refused through the queue', async () => {
  const tax = await taxOf();
  expect((await tax.send(freshId(1), incomeQuestion(VERA.snils, 'q', '4'))).status).toBe(200);
  const [failed] = await tax.drain();
  expect(failed?.text('AsyncProcessingStatus')).toContain(freshId(1));
  expect(failed?.text('StatusCategory')).toBe('requestIsRejectedBySmev');
  expect(failed?.text('Description')).toMatch(/^SMEV-403:/);
});

test.each([
  ['text that is no XML', 'не XML'],
  ['an unclosed element', sendEnvelope(freshId(1), '<a>')],
  ['a DOCTYPE', `<!DOCTYPE a>${sendEnvelope(freshId(1), '<a/>')}`],
  [
    'children out of order',
    sendEnvelope(freshId(1), '<a/>').replace('<m:MessageID>', '<m:NodeID>n</m:NodeID><m:MessageID>'),
  ],
  ['content in the wrong namespace', sendEnvelope(freshId(1), '<a/>').replaceAll('k:Mess', 'm:Mess')],
])('an envelope with %s is invalid content', async (_what, body) => {
  expect((await (await taxOf()).call(body)).text('InvalidContent')).toContain('SMEV-403');
});

test.each(['1.1', '1.2', '1.3'])('schemas %s are answered in kind', async (version) => {
  const tax = await taxOf();
  const reply = await tax.call(sendEnvelope(freshId(1), incomeQuestion(VERA.snils), version));
  expect(reply.xml).toContain(`message-exchange/types/${version}"`);
  expect(reply.text('Status')).toBe('requestIsQueued');
});

test('an answer that is not acknowledged comes again after 15 minutes, the same', async () => {
  const tax = await taxOf();
  await tax.send(freshId(1), incomeQuestion(VERA.snils));
  const first = await tax.poll();
  expect((await tax.poll()).text('MessageID')).toBeUndefined();
  stand?.advance(899);
  expect((await tax.poll()).text('MessageID')).toBeUndefined();
  stand?.advance(1);
  const again = await tax.poll();
  expect(again.xml).toBe(first.xml);

  expect((await tax.ack(again.text('MessageID') ?? '')).text('AckResponse')).toBe('');
  stand?.advance(901);
  expect((await tax.poll()).text('MessageID')).toBeUndefined();
});

test('an acknowledgement of what is not pending is a fault', async () => {
  const tax = await taxOf();
  await tax.send(freshId(1), incomeQuestion(VERA.snils));
  expect((await tax.ack(freshId(2))).text('TargetMessageIsNotFound')).toContain('SMEV-501');
  const taken = (await tax.poll()).text('MessageID') ?? '';
  stand?.advance(900);
  expect((await tax.ack(taken)).text('TargetMessageIsNotFound')).toContain('SMEV-501');
  await tax.poll();
  expect((await tax.ack(taken)).text('AckResponse')).toBe('');
  expect((await tax.ack(taken)).text('TargetMessageIsNotFound')).toContain('SMEV-501');
});

test('a selector takes answers of its node and of its information type only', async () => {
  const centre = busCaller(await standWith(veraWho('answers')), '/employment-centre/smev');
  await centre.send(freshId(1), registrationQuestion(VERA.snils));
  await centre.send(freshId(2), benefitsQuestion(VERA.snils));
  const selected = (inside: string) => centre.call(pollEnvelope(inside));
  const ofType = (namespace: string, root: string) =>
    selected(
      `<k:NamespaceURI>${namespace}</k:NamespaceURI><k:RootElementLocalName>${root}</k:RootElementLocalName>`,
    );
  expect((await selected('<k:NodeID>other</k:NodeID>')).text('MessageID')).toBeUndefined();
  expect((await ofType('urn:x', 'Y')).text('UnknownMessageType')).toContain('SMEV-402');
  const benefits = await ofType('urn://sverka/rostrud/benefits/1.0.0', 'BenefitsRequest');
  expect(benefits.text('OriginalMessageId')).toBe(freshId(2));
  expect((await selected('')).text('OriginalMessageId')).toBe(freshId(1));
});

test('for some people notes come first; everybody is answered once; packaging varies', async () => {
  const seeds = Array.from({ length: 40 }, (_, seed) => seed);
  const population = inventedPopulation(seeds, usualKnowledge);
  const tax = await taxOf(population);
  for (const [index, person] of population.people.entries()) {
    await tax.send(freshId(index), incomeQuestion(person.snils));
  }
  const notes: (string | undefined)[] = [];
  const answers: (string | undefined)[] = [];
  const packaging = new Set<boolean>();
  for (let next = await tax.poll(); next.text('MessageID') !== undefined; next = await tax.poll()) {
    packaging.add(next.isMultipart);
    const original = next.text('OriginalMessageId');
    if (next.text('RequestStatus') !== undefined) {
      notes.push(original);
      expect(answers).not.toContain(original);
    } else answers.push(original);
    await tax.ack(next.text('MessageID') ?? '');
  }
  expect(notes.length).toBeGreaterThan(0);
  expect(new Set(notes).size).toBeLessThan(20);
  expect(answers).toEqual(seeds.map(freshId));
  expect(packaging).toEqual(new Set([true, false]));
});

test('an empty queue may answer plainly or in parts', async () => {
  const { post } = await standWith(veraWho('answers'));
  const seen = new Set<boolean>();
  for (let n = 0; n < 12; n += 1) seen.add(open(await post('/tax/smev', pollEnvelope(), XML)).isMultipart);
  expect(seen).toEqual(new Set([true, false]));
});

test('a shuffled queue gives every answer once in another order', async () => {
  const seeds = Array.from({ length: 20 }, (_, seed) => seed);
  const population = inventedPopulation(seeds);
  const tax = busCaller(await standWith(population, { delivery: 'shuffled' }), '/tax/smev');
  for (const [index, person] of population.people.entries()) {
    await tax.send(freshId(index), incomeQuestion(person.snils));
  }
  const order = (await tax.drain()).map((answer) => answer.text('OriginalMessageId'));
  expect(order).not.toEqual(seeds.map(freshId));
  expect(order.toSorted()).toEqual(seeds.map(freshId).toSorted());
});

test('only text/xml by POST reaches the bus', async () => {
  const { post, get } = await standWith(veraWho('answers'));
  expect((await post('/tax/smev', pollEnvelope(), { 'content-type': 'application/json' })).status).toBe(415);
  expect((await get('/tax/smev')).status).toBe(405);
  expect((await get('/pension/smev')).status).toBe(404);
});
