import { describe, expect, test } from 'vitest';
import { smevAnswerQueue } from '#contracts/protocols/smev3/answer-queue';
import { smevInformationType } from '#contracts/protocols/smev3/information-type';
import { smevSignature } from '#contracts/protocols/smev3/signature';
import { signatureTrouble } from '#contracts/protocols/smev3/simulator-signature';
import { findAgency, informationTypeOf } from '#contracts/registry';
import type { WireReply } from '#core/agency';
import { ContractBreach } from '#core/faults';
import { questionOf } from '#test/contracts/questions';
import {
  busResponse,
  busSignature,
  inMessage,
  OTHER_KEY,
  ourPublicKey,
  replyOf,
  signer,
  soapDocument,
  verifier,
} from '#test/contracts/signed-messages';
import { channel, fault, ID, OTHER, reply, text } from '#test/contracts/smev3-replies';
import { wrappingShapes } from '#test/contracts/wrapping-shapes';

const signature = smevSignature(channel);
const queue = smevAnswerQueue(channel);
const type = smevInformationType(channel, {
  kind: 'income-by-payer',
  title: { ru: 'т', en: 't' },
  requires: [],
  notReadyRetrySeconds: 1,
  encodeContent: () => {
    throw new Error('not asked here');
  },
  decodeContent: () => {
    throw new Error('no content here');
  },
});
const outcomeOf = (message: WireReply) => type.decode(signature.authenticate(message, verifier)).outcome;

const genuine = soapDocument(inMessage(busResponse(), busSignature()));

describe('a reply that the bus signed', () => {
  test('is read', () => {
    expect(outcomeOf(replyOf(genuine))).toBe('not-found');
    expect(queue.readPoll(signature.authenticate(replyOf(genuine), verifier))).toEqual({
      agencyMessageId: OTHER,
      originalMessageId: ID,
      isStatusOnly: false,
    });
  });

  test('is read as the canonical bytes that were signed', () => {
    const { body } = signature.authenticate(replyOf(genuine), verifier);
    expect(text(body)).toContain(
      '<ns1:Response xmlns:ns1="urn://x-artefacts-smev-gov-ru/services/message-exchange/types/1.1" Id="SIGNED_BY_SMEV"><ns1:OriginalMessageId>',
    );
    expect(text(body)).not.toContain('SMEVSignature');
  });

  test('is read in other prefixes, another order of attributes and other white space between elements', () => {
    const dressed = genuine
      .replaceAll('t:', 'types:')
      .replace('xmlns:t=', 'xmlns:types=')
      .replaceAll('><types:', '>\n  <types:');
    expect(outcomeOf(replyOf(dressed))).toBe('not-found');
  });

  test('is read in parts', () => {
    const multipart = {
      status: 200,
      headers: { 'content-type': 'multipart/related; boundary="b"; start="<r>"' },
      body: new TextEncoder().encode(
        `--b\r\nContent-ID: <r>\r\nContent-Type: application/xop+xml\r\n\r\n${genuine}\r\n--b--`,
      ),
    };
    expect(outcomeOf(multipart)).toBe('not-found');
  });

  test('holds also what its provider signed', () => {
    const inner = `<t:SenderInformationSystemSignature>${busSignature(busResponse('x', 'P'), OTHER_KEY, 'P')}</t:SenderInformationSystemSignature></t:Response>`;
    const response = busResponse().replace('</t:Response>', inner);
    expect(outcomeOf(replyOf(soapDocument(inMessage(response, busSignature(response)))))).toBe('not-found');
  });
});

test('an acceptance is believed if its metadata are signed', () => {
  const metadata = `<t:MessageMetadata Id="SIGNED_BY_SMEV"><t:MessageId>${ID}</t:MessageId></t:MessageMetadata>`;
  const accepted = (inside: string) =>
    soapDocument(`<t:SendRequestResponse>${metadata}${inside}</t:SendRequestResponse>`);
  const signed = accepted(`<t:SMEVSignature>${busSignature(metadata)}</t:SMEVSignature>`);
  expect(type.readAcknowledgement(signature.authenticate(replyOf(signed), verifier))).toEqual({
    type: 'accepted',
  });
  expect(() => signature.authenticate(replyOf(accepted('')), verifier)).toThrow(ContractBreach);
});

test.each([
  ['a fault', fault('AccessDenied', 'SMEV-504: x')],
  ['an empty queue', reply('<t:GetResponseResponse/>')],
  ['the reply to an acknowledgement', reply('<t:AckResponse/>')],
])('%s has no signature by the protocol', (_what, message) => {
  expect(signature.authenticate(message, verifier)).toBe(message);
});

test.each(Object.entries(wrappingShapes))('refused: %s', (_shape, document) => {
  expect(() => signature.authenticate(replyOf(document), verifier)).toThrow(ContractBreach);
});

/** Each guard of its own, though the digest behind them would notice too. */
test.each([
  ['the original first, the forged one after it', 'one signed element'],
  ['two messages, the second signed', 'one signed element'],
  ['a second signature', 'one signature'],
  ['a second SignedInfo after the signed one', 'a signature of SignedInfo, SignatureValue, KeyInfo'],
  ['a second value', 'a signature of SignedInfo, SignatureValue, KeyInfo'],
])('refused: %s, because it must be %s', (shape, expectation) => {
  expect(() => signature.authenticate(replyOf(wrappingShapes[shape] ?? genuine), verifier)).toThrow(
    expectation,
  );
});

test('the table of shapes alters the genuine message in every row', () => {
  const documents = Object.values(wrappingShapes);
  expect(documents).not.toContain(genuine);
  expect(new Set(documents).size).toBe(documents.length);
});

describe('what we send', () => {
  const tax = findAgency('tax');
  const income = informationTypeOf('tax', 'income-by-payer');
  if (tax === undefined || income === undefined) throw new Error('no such agency');
  const calls = [
    ['a question', income.encode(questionOf(tax, income)), 'SIGNED_BY_CONSUMER'],
    ['a poll', queue.encodePoll('2026-11-23T08:15:00.000Z', ID), 'SIGNED_BY_CALLER'],
    ['an acknowledgement', queue.encodeAcknowledgement(OTHER), 'SIGNED_BY_CALLER'],
  ] as const;

  test.each(calls)('%s verifies with another implementation', async (_what, call, id) => {
    const request = await signature.sign(call, signer);
    expect(signatureTrouble(text(request.body), id, ourPublicKey)).toBeUndefined();
    expect(signatureTrouble(text(request.body).replace('Id="', 'x="1" Id="'), id, ourPublicKey)).toBe(
      'SignatureIsInvalid',
    );
  });

  test.each(calls)(
    '%s is signed behind the signed element, without white space, twice alike',
    async (_what, call, id) => {
      const first = text((await signature.sign(call, signer)).body);
      expect(text((await signature.sign(call, signer)).body)).toBe(first);
      const inserted =
        /<t:CallerInformationSystemSignature.*<\/t:CallerInformationSystemSignature>/.exec(first)?.[0] ?? '';
      expect(first.replace(inserted, '')).toBe(text(call.body));
      expect(first).toMatch(
        new RegExp(
          `Id="${id}"[^]*</(t:SenderProvidedRequestData|b:MessageTypeSelector|b:AckTargetMessage)><t:CallerInformationSystemSignature`,
        ),
      );
      expect(inserted).not.toMatch(/>\s|\s</);
    },
  );

  test('with a certificate names it', async () => {
    const certificate = Uint8Array.of(0x30, 0x00);
    const request = await signature.sign(calls[1][1], { ...signer, certificate });
    expect(text(request.body)).toContain('<ds:X509Certificate>MAA=</ds:X509Certificate>');
    expect(signatureTrouble(text(request.body), 'SIGNED_BY_CALLER', ourPublicKey)).toBeUndefined();
  });

  test('and is no call of the exchange is not signed', async () => {
    const [, call] = calls[1];
    await expect(signature.sign({ ...call, headers: {} }, signer)).rejects.toThrow(ContractBreach);
  });
});
