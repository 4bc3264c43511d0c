import { afterEach, expect, test } from 'vitest';
import { employmentCentre } from '#contracts/employment-centre/agency';
import { simulatedPublicKey } from '#contracts/protocols/smev3/simulator-gost';
import { tax } from '#contracts/tax/agency';
import type { Agency, InformationType, WireReply, WireRequest } from '#core/agency';
import { ContractBreach } from '#core/faults';
import { uuidV1Of } from '#core/ids';
import { httpTransport } from '#functions/runtime/http-transport';
import { authenticQueue, authenticType, signedTransport } from '#functions/runtime/signed-exchange';
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

const signedStand = async (): Promise<Stand> => {
  stand = await startStand(veraWho('answers'), {
    signatures: { busKey: BUS_KEY, callerKey: ourPublicKey },
  });
  return stand;
};

/** An agency as the functions use it, over real HTTP to a bus that shares no code with it. */
const exchange = (at: Stand, agency: Agency, keys = { ours: OUR_KEY, trusted: BUS_KEY }) => {
  const trusted = { [agency.id]: [simulatedPublicKey(keys.trusted)] };
  const queue = agency.answerQueue;
  if (queue === undefined) throw new Error('no queue of answers');
  const send = signedTransport(httpTransport({ smev: `${at.url}/${agency.id}/smev` }), agency, keys.ours);
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
  expect(() => queue.readPoll(answered)).toThrow(ContractBreach);
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
  expect(() => queue.readPoll(answered)).toThrow(ContractBreach);
});
