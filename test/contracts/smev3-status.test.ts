import { describe, expect, test } from 'vitest';
import { simulatedSignatureOf } from '#contracts/protocols/smev3/simulator-signature';
import { smevSignature } from '#contracts/protocols/smev3/signature';
import { simulatedPublicKey } from '#contracts/protocols/smev3/simulator-gost';
import { tax } from '#contracts/tax/agency';
import type { InformationType, WireReply } from '#core/agency';
import { ContractBreach } from '#core/faults';
import { authenticType } from '#functions/runtime/outgoing/signed-exchange';
import { questionOf } from '#test/contracts/questions';
import {
  BUS_KEY,
  OTHER_KEY,
  ourPublicKey,
  replyOf,
  signer,
  soapDocument,
} from '#test/contracts/signed-messages';
import { channel, fault, ID, OTHER, reply, text } from '#test/contracts/smev3-replies';
import { signatureTrouble } from '#contracts/protocols/smev3/simulator-signature';

const income = (): InformationType => {
  const found = tax.informationTypes.find(({ kind }) => kind === 'income-by-payer');
  if (found === undefined) throw new Error('no such kind');
  return found;
};
const question = questionOf(tax, income(), { messageId: ID, sentAt: '2026-11-23T08:15:00.000Z' });
const trusting = authenticType(income(), tax, { tax: [simulatedPublicKey(BUS_KEY)] });

const data = (status: string): string =>
  `<t:AsyncProcessingStatusData Id="STATUS"><t:AsyncProcessingStatus>${status}</t:AsyncProcessingStatus></t:AsyncProcessingStatusData>`;
const statusOf = (category: string, id = ID, further = ''): string =>
  data(
    `<t:OriginalMessageId>${id}</t:OriginalMessageId><t:StatusCategory>${category}</t:StatusCategory>${further}`,
  );
const inResponse = (content: string): string =>
  `<t:GetStatusResponse><t:SmevAsyncProcessingMessage>${content}</t:SmevAsyncProcessingMessage></t:GetStatusResponse>`;
const FAULT =
  '<t:SmevFault xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="nobody:AccessDenied"><b:Code>1</b:Code><b:Description>SMEV-504: нет</b:Description></t:SmevFault>';
const unsigned = (content: string): WireReply => replyOf(soapDocument(inResponse(content)));
const signed = (content: string, key = BUS_KEY, around = content): WireReply => {
  const signature = simulatedSignatureOf(soapDocument(content), 'STATUS', key);
  return replyOf(soapDocument(inResponse(`${around}<t:SMEVSignature>${signature}</t:SMEVSignature>`)));
};
const standing = (said: WireReply) => income().standing?.read(said, question);

describe('what the bus is asked', () => {
  test('the time, and no message: that is all that the schema has', () => {
    const request = income().standing?.encode(question);
    expect(request?.headers['soapaction']).toBe('"urn:GetStatus"');
    expect(text(request?.body)).toContain(
      '<b:Timestamp Id="SIGNED_BY_CALLER">2026-11-23T08:15:00.000Z</b:Timestamp></t:GetStatusRequest>',
    );
    expect(text(request?.body)).not.toContain(ID);
  });

  test('is signed by us', async () => {
    const request = income().standing?.encode(question);
    if (request === undefined) throw new Error('nothing to sign');
    const { body } = await smevSignature(channel).sign(request, signer);
    expect(signatureTrouble(text(body), 'SIGNED_BY_CALLER', ourPublicKey)).toBeUndefined();
    expect(signatureTrouble(text(request.body), 'SIGNED_BY_CALLER', ourPublicKey)).toBe('NoSignatureFound');
  });
});

describe('a status of this question', () => {
  test.each([
    'requestIsQueued',
    'requestIsAcceptedBySmev',
    'requestIsProcessed',
    'underProcessing',
    'responseIsQueued',
    'responseIsAcceptedBySmev',
    'responseIsProcessed',
    'messageIsArchived',
    'messageIsDelivered',
    'responseIsDelivered',
  ])('%s: the bus has it', (category) => {
    expect(standing(unsigned(statusOf(category)))).toEqual({ type: 'taken' });
  });

  test.each([
    ['requestIsRejectedBySmev', 'refused'],
    ['responseIsRejectedBySmev', 'not-ready'],
    ['cancelled', 'not-ready'],
  ])('%s ends it: %s', (category, outcome) => {
    expect(standing(unsigned(statusOf(category)))).toEqual({ type: 'answered' });
    expect(income().decode(unsigned(statusOf(category)))).toEqual({ outcome, code: category });
  });

  test('a fault of the bus ends it as it does in the queue of answers', () => {
    const failed = unsigned(statusOf('requestIsRejectedBySmev', ID, FAULT));
    expect(standing(failed)).toEqual({ type: 'answered' });
    expect(income().decode(failed)).toEqual({ outcome: 'refused', code: 'smev-504' });
  });

  test('doesNotExist: it never arrived', () => {
    expect(standing(unsigned(statusOf('doesNotExist')))).toEqual({ type: 'not-taken' });
  });

  test('names it in any case of letters', () => {
    expect(standing(unsigned(statusOf('requestIsQueued', ID.toUpperCase())))).toEqual({ type: 'taken' });
  });
});

describe('no status of this question', () => {
  test('none at all: nothing is known of it', () => {
    expect(standing(reply('<t:GetStatusResponse/>'))).toEqual({ type: 'not-taken' });
  });

  test('a status of another one on its way says nothing; one that ended another is kept for that one', () => {
    expect(standing(unsigned(statusOf('requestIsQueued', OTHER)))).toEqual({ type: 'not-taken' });
    expect(standing(unsigned(statusOf('doesNotExist', OTHER)))).toEqual({ type: 'not-taken' });
    expect(standing(unsigned(statusOf('cancelled', OTHER)))).toEqual({
      type: 'of-another',
      messageId: OTHER,
    });
    expect(standing(unsigned(statusOf('requestIsRejectedBySmev', OTHER, FAULT)))).toEqual({
      type: 'of-another',
      messageId: OTHER,
    });
  });
});

test.each([
  ['a fault', fault('SMEVFailure', 'SMEV-60: сбой'), 'smev-60'],
  ['a method that the contour does not know', fault('Nameless'), 'smev-unknown'],
  [
    'a page of a gateway',
    { status: 502, headers: { 'content-type': 'text/html' }, body: new Uint8Array() },
    'http-502',
  ],
  [
    'a page with status 200',
    { status: 200, headers: { 'content-type': 'text/html' }, body: new Uint8Array() },
    'unexpected-envelope',
  ],
  ['an empty queue of answers', reply('<t:GetResponseResponse/>'), 'unexpected-envelope'],
  ['two statuses in one', unsigned(statusOf('cancelled') + statusOf('cancelled')), 'unexpected-envelope'],
  [
    'a status without a category',
    unsigned(data(`<t:OriginalMessageId>${ID}</t:OriginalMessageId>`)),
    'unexpected-envelope',
  ],
  [
    'a status of nobody',
    unsigned(data('<t:StatusCategory>cancelled</t:StatusCategory>')),
    'unexpected-envelope',
  ],
  ['a status of no message id', unsigned(statusOf('cancelled', 'x')), 'unexpected-envelope'],
])('%s says nothing', (_, said, code) => {
  expect(standing(said)).toEqual({ type: 'unknown', code });
});

describe('where a signature is due', () => {
  const read = (said: WireReply) => trusting.standing?.read(said, question);

  test('a signed status is believed, and read by its signed bytes', () => {
    expect(read(signed(statusOf('requestIsQueued')))).toEqual({ type: 'taken' });
    const failed = signed(statusOf('requestIsRejectedBySmev', ID, FAULT));
    expect(read(failed)).toEqual({ type: 'answered' });
    expect(trusting.decode(failed)).toEqual({ outcome: 'refused', code: 'smev-504' });
  });

  test('an empty one needs none', () => {
    expect(read(reply('<t:GetStatusResponse/>'))).toEqual({ type: 'not-taken' });
  });

  test.each([
    ['an unsigned one', unsigned(statusOf('cancelled'))],
    ['one by a key that nobody trusts', signed(statusOf('cancelled'), OTHER_KEY)],
    [
      'one that was changed behind its signature',
      signed(statusOf('requestIsQueued'), BUS_KEY, statusOf('cancelled')),
    ],
  ])('%s says nothing, and is no answer', (_, said) => {
    expect(read(said)).toEqual({ type: 'unknown', code: 'not-authentic' });
    expect(() => trusting.decode(said)).toThrow(ContractBreach);
  });
});
