import { describe, expect, test } from 'vitest';
import { myBusiness } from '#contracts/my-business/agency';
import { findAgency } from '#contracts/registry';
import { tax } from '#contracts/tax/agency';
import type { WireRequest } from '#core/agency';
import { ContractBreach } from '#core/faults';
import type { Transport } from '#core/ports';
import { authenticTypes, signedTransport } from '#functions/runtime/outgoing/signed-exchange';
import { AnswerInquiriesEnv } from '#functions/answer-inquiries/env';
import { CollectAnswersEnv } from '#functions/collect-answers/env';
import { ReconcileAnswerEnv } from '#functions/reconcile-answer/env';
import { SendQueryEnv } from '#functions/send-query/env';
import { simulatedPublicKey } from '#contracts/protocols/smev3/simulator-gost';
import { questionOf } from '#test/contracts/questions';
import {
  BUS_KEY,
  busResponse,
  busSignature,
  inMessage,
  OUR_KEY,
  replyOf,
  soapDocument,
} from '#test/contracts/signed-messages';
import { fault, reply } from '#test/contracts/smev3-replies';

const LIMITS = { timeoutSeconds: 1, maxReplyBytes: 1 };
const trusted = { tax: [simulatedPublicKey(BUS_KEY)] };
const signed = replyOf(soapDocument(inMessage(busResponse(), busSignature())));
const unsigned = replyOf(
  soapDocument(inMessage(busResponse(), '').replace(/<t:SMEV.*?Signature><\/t:SMEVSignature>/, '')),
);

/** Remembers what left and answers nothing. */
const recording = (): { sent: WireRequest[]; transport: Transport } => {
  const sent: WireRequest[] = [];
  return {
    sent,
    transport: (request) => {
      sent.push(request);
      return Promise.resolve(reply('<t:AckResponse/>'));
    },
  };
};

describe('what leaves', () => {
  const typeOf = (kind: string) => {
    const found = [...tax.informationTypes, ...myBusiness.informationTypes].find(
      (type) => type.kind === kind,
    );
    if (found === undefined) throw new Error('no such kind');
    return found;
  };

  test('is signed where the descriptor says so', async () => {
    const { sent, transport } = recording();
    const request = typeOf('income-by-payer').encode(questionOf(tax, typeOf('income-by-payer')));
    await signedTransport(transport, tax, OUR_KEY)(request, LIMITS);
    expect(new TextDecoder().decode(sent[0]?.body)).toContain('CallerInformationSystemSignature');
  });

  test('is as it was where the descriptor says nothing', async () => {
    const { sent, transport } = recording();
    const request = typeOf('self-employed-status').encode(questionOf(tax, typeOf('self-employed-status')));
    await signedTransport(transport, tax, OUR_KEY)(request, LIMITS);
    expect(sent).toEqual([request]);
  });

  test('does not leave where a signature is due and there is no key', async () => {
    const { sent, transport } = recording();
    const request = typeOf('income-by-payer').encode(questionOf(tax, typeOf('income-by-payer')));
    await expect(signedTransport(transport, tax, undefined)(request, LIMITS)).rejects.toThrow('signing-key');
    expect(sent).toEqual([]);
  });
});

describe('what comes in', () => {
  const income = authenticTypes(findAgency, trusted)('tax', 'income-by-payer');
  const nobody = authenticTypes(findAgency, {})('tax', 'income-by-payer');

  test('is an answer if it is signed by a trusted key', () => {
    expect(income?.decode(signed)).toEqual({ outcome: 'not-found', code: 'NO_DATA' });
  });

  test.each([
    ['without a signature', () => income?.decode(unsigned)],
    ['where nobody is trusted', () => nobody?.decode(signed)],
    [
      'where another agency is trusted',
      () =>
        authenticTypes(findAgency, { 'my-business': trusted.tax })('tax', 'income-by-payer')?.decode(signed),
    ],
  ])('is a breach %s, never an answer', (_what, decode) => {
    expect(decode).toThrow(ContractBreach);
  });

  test('says "down" unsigned: a page of a gateway is no breach', () => {
    expect(income?.readAcknowledgement({ ...replyOf('<html>'), status: 502 })).toMatchObject({
      type: 'unavailable',
    });
    expect(income?.readAcknowledgement(fault('SMEVFailure', 'SMEV-60: x'))).toMatchObject({
      type: 'unavailable',
    });
  });
});

test.each([
  ['send-query', SendQueryEnv],
  ['collect-answers', CollectAnswersEnv],
  ['answer-inquiries', AnswerInquiriesEnv],
  ['reconcile-answer', ReconcileAnswerEnv],
])('%s does not start without being told whom to trust', (_act, schema) => {
  const missing = schema.safeParse({}).error?.issues.map(({ path }) => path.join('.'));
  expect(missing).toContain('TRUSTED_KEYS');
});
