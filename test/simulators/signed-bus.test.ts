import { afterEach, expect, test } from 'vitest';
import { employmentCentre } from '#contracts/employment-centre/agency';
import { simulatedPublicKey } from '#contracts/protocols/smev3/simulator-gost';
import { tax } from '#contracts/tax/agency';
import type { Agency, InformationType, WireReply, WireRequest } from '#core/agency';
import { ContractBreach } from '#core/faults';
import { uuidV1Of } from '#core/ids';
import { httpTransport } from '#functions/runtime/outgoing/http-transport';
import { authenticQueue, authenticType, signedTransport } from '#functions/runtime/outgoing/signed-exchange';
import { questionOf } from '#test/contracts/questions';
import { BUS_KEY, OTHER_KEY, OUR_KEY, ourPublicKey } from '#test/contracts/signed-messages';
import { type Stand, START, startStand } from '#test/simulators/agencies-stand';
import { VERA, veraWho } from '#test/simulators/known-people';
import { busCaller, freshId, incomeQuestion } from '#test/simulators/smev-by-hand';

let stand: Stand | undefined;
afterEach(async () => {
  await stand?.stop();
  stand = undefined;
});

const signedStand = async (behaviour: Parameters<typeof veraWho>[0] = 'answers'): Promise<Stand> => {
  stand = await startStand(veraWho(behaviour), {
    signatures: { busKey: BUS_KEY, callerKey: ourPublicKey },
  });
  return stand;
};

/** An agency as the functions use it, over real HTTP to a bus that shares no code with it. */
const exchange = (at: Stand, agency: Agency, keys = { ours: OUR_KEY, trusted: BUS_KEY }) => {
  const trusted = { [agency.id]: [simulatedPublicKey(keys.trusted)] };
  const queue = agency.answerQueue;
  if (queue === undefined) throw new Error('no queue of answers');
  const send = signedTransport(
    httpTransport({ endpoints: { smev: `${at.url}/${agency.id}/smev` }, hosts: [new URL(at.url).host] }),
    agency,
    keys.ours,
  );
  const limits = { timeoutSeconds: 20, maxReplyBytes: 524_288 };
  return {
    call: (request: WireRequest): Promise<WireReply> => send(request, limits),
    queue: authenticQueue(queue, agency, trusted),
    types: agency.informationTypes
      .filter(({ delivery }) => delivery === 'collected')
      .map((type) => authenticType(type, agency, trusted)),
  };
};

const aQuestion = (agency: Agency, type: InformationType) => {
  const question = questionOf(agency, type, {
    sentAt: START,
    period: { type: 'days', from: '2021-11-21', to: '2026-11-20' },
    messageId: uuidV1Of(`${agency.id} ${type.kind}`, START),
  });
  const { snils, inn, name, birthDate } = VERA;
  return { ...question, subject: { ...question.subject, snils, inn, name, birthDate } };
};

test.each([tax, employmentCentre])(
  '$id: every kind is asked, answered and acknowledged, signed on both sides',
  async (agency) => {
    const { call, queue, types } = exchange(await signedStand(), agency);
    for (const type of types) {
      const accepted = await call(type.encode(aQuestion(agency, type)));
      expect(type.readAcknowledgement(accepted)).toEqual({ type: 'accepted' });
    }
    const outcomes: string[] = [];
    for (;;) {
      const reply = await call(queue.encodePoll(START, freshId(1)));
      const message = queue.readPoll(reply);
      if (message === undefined) break;
      expect(queue.readAcknowledged(await call(queue.encodeAcknowledgement(message.agencyMessageId)))).toBe(
        true,
      );
      const type = types.find((one) => aQuestion(agency, one).messageId === message.originalMessageId);
      if (!message.isStatusOnly) outcomes.push(type?.decode(reply).outcome ?? 'of no question');
    }
    expect(outcomes).toEqual(types.map(() => 'found'));
  },
);

test('a bus that signs refuses a call without our signature', async () => {
  const caller = busCaller(await signedStand(), '/tax/smev');
  const reply = await caller.send(freshId(1), incomeQuestion(VERA.snils));
  expect(reply.text('SignatureVerificationFault')).toContain('SMEV-100');
});

test('a bus that signs refuses a call signed by somebody else', async () => {
  const { call, types } = exchange(await signedStand(), tax, { ours: OTHER_KEY, trusted: BUS_KEY });
  const [type] = types;
  if (type === undefined) throw new Error('nothing to ask');
  const reply = await call(type.encode(aQuestion(tax, type)));
  expect(type.readAcknowledgement(reply)).not.toEqual({ type: 'accepted' });
  expect(new TextDecoder().decode(reply.body)).toContain('SMEV-100');
});

test('a bus whose key we do not trust is believed neither an acceptance nor an answer', async () => {
  const at = await signedStand();
  const known = exchange(at, tax);
  const { call, queue, types } = exchange(at, tax, { ours: OUR_KEY, trusted: OTHER_KEY });
  const [type] = types;
  if (type === undefined) throw new Error('nothing to ask');
  const accepted = await call(type.encode(aQuestion(tax, type)));
  expect(() => type.readAcknowledgement(accepted)).toThrow(ContractBreach);
  const answered = await call(queue.encodePoll(START, freshId(1)));
  expect(queue.readPoll(answered)).toMatchObject({ isForged: true });
  expect(() => type.decode(answered)).toThrow(ContractBreach);
  expect(known.queue.readPoll(answered)).toBeDefined();
});

test('a bus that signs nothing is believed nothing', async () => {
  stand = await startStand(veraWho('answers'));
  const { call, queue, types } = exchange(stand, tax);
  const [type] = types;
  if (type === undefined) throw new Error('nothing to ask');
  const accepted = await call(type.encode(aQuestion(tax, type)));
  expect(() => type.readAcknowledgement(accepted)).toThrow(ContractBreach);
  const answered = await call(queue.encodePoll(START, freshId(1)));
  expect(queue.readPoll(answered)).toMatchObject({ isForged: true });
});

/** The fate of one question whose acceptance is not looked at. */
const fateOf = async (behaviour: Parameters<typeof veraWho>[0], isSent = true) => {
  const { call, types } = exchange(await signedStand(behaviour), tax);
  const [type] = types;
  if (type?.standing === undefined) throw new Error('nobody can be asked');
  const question = aQuestion(tax, type);
  if (isSent) await call(type.encode(question)).catch(() => undefined);
  const reply = await call(type.standing.encode(question));
  const again = await call(type.standing.encode(question));
  return {
    standing: type.standing.read(reply, question),
    again: type.standing.read(again, question),
    decode: () => type.decode(reply),
  };
};

test('a question whose acceptance was cut off: the bus says that it has it, once', async () => {
  const { standing, again } = await fateOf('half-closed');
  expect(standing).toEqual({ type: 'taken' });
  expect(again).toEqual({ type: 'not-taken' });
});

test('a question that failed behind its acceptance: the bus says so, and that is its answer', async () => {
  const { standing, decode } = await fateOf('fault');
  expect(standing).toEqual({ type: 'answered' });
  expect(decode()).toEqual({ outcome: 'invalid-query', code: 'smev-403' });
});

test('a question that never arrived: the bus holds nothing', async () => {
  expect((await fateOf('answers', false)).standing).toEqual({ type: 'not-taken' });
});

const isInParts = ({ headers }: WireReply): boolean =>
  headers['content-type']?.startsWith('multipart/') === true;

test('an answer that brings papers along is read, with references to them', async () => {
  stand = await startStand(veraWho('answers'), {
    signatures: { busKey: BUS_KEY, callerKey: ourPublicKey },
    attachments: true,
  });
  const { call, queue, types } = exchange(stand, tax);
  const packagings = new Set<boolean>();
  for (const type of types) await call(type.encode(aQuestion(tax, type)));
  for (;;) {
    const reply = await call(queue.encodePoll(START, freshId(1)));
    const message = queue.readPoll(reply);
    if (message === undefined) break;
    await call(queue.encodeAcknowledgement(message.agencyMessageId));
    const type = types.find((one) => aQuestion(tax, one).messageId === message.originalMessageId);
    if (message.isStatusOnly) continue;
    packagings.add(isInParts(reply));
    expect(type?.decode(reply).outcome).toBe('found');
    const [paper, file] = type?.attachments?.(reply)?.references ?? [];
    // «Справка на бумаге: приложение к ответу» in UTF-8: 32 letters of two bytes, five spaces and a colon; `sha256sum`.
    expect(paper).toEqual({
      place: 'message',
      id: 'paper-1',
      mimeType: 'text/plain',
      sizeBytes: 70,
      digest: '6ebb03a61c6c697e24fcb74b195226404ef2f23e97dd5b4c5ed6cb2365807f9f',
      isSigned: true,
    });
    expect(file).toMatchObject({ place: 'file-store', name: 'дело.zip', mimeType: 'application/zip' });
    expect(file).not.toHaveProperty('trouble');
  }
  expect(packagings.size).toBe(2);
});
