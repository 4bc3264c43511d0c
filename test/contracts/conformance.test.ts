import { XMLParser } from 'fast-xml-parser';
import { expect, test, describe } from 'vitest';
import * as z from 'zod';
import { agencies, agencyOfKind, decodeReply, informationTypeOf } from '#contracts/registry';
import type { InformationType, Question, WireReply, WireRequest } from '#core/agency';
import { ContractBreach } from '#core/faults';
import { ReplyContent } from '#schemas/answer';
import { QueryKind } from '#schemas/query';
import { contradictions, isPlain } from '#test/contracts/contradictions';
import { openApiErrors, textsByLibxml2, xsdErrors } from '#test/contracts/contract-documents';
import { decoded, hostile, writtenForms, leavesReplaced, MARK } from '#test/contracts/hostile-replies';
import { MESSAGE_ID, periods, QUERY_ID, questionOf, smallestQuestionOf } from '#test/contracts/questions';
import { samplesOf } from '#test/contracts/samples';

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const isXml = (headers: Record<string, string>): boolean =>
  headers['content-type']?.startsWith('text/xml') ?? false;

/** Texts that a careless reader or writer turns into something else. */
const AWKWARD = ['007', '1e5', ' Ли ', 'Ёж', 'Еж', '12345678901234567890', '& < > " \' ]]>', '$& $1', '𐐷й й'];

const outcomeIn = (expected: string) => ReplyContent.parse(JSON.parse(expected)).outcome;

const kinds = agencies.flatMap((agency) =>
  agency.informationTypes.map((type) => ({ agency, type, name: `${agency.id} ${type.kind}` })),
);
const samples = kinds.flatMap(({ agency, type }) =>
  samplesOf(agency.id)
    .filter(({ kind }) => kind === type.kind)
    .map((sample) => ({ agency, type, sample, name: `${agency.id} ${sample.file}` })),
);

test('every kind of question has exactly one agency', () => {
  expect(kinds.map(({ type }) => type.kind).sort()).toEqual([...QueryKind.options].sort());
  for (const { agency, type } of kinds) {
    expect(agencyOfKind(type.kind)).toBe(agency);
    expect(informationTypeOf(agency.id, type.kind)).toBe(type);
  }
  expect(informationTypeOf('tax', 'no-such-kind')).toBeUndefined();
  expect(() => decodeReply('no-such-agency', 'income-by-payer', new Uint8Array(), {})).toThrow(
    ContractBreach,
  );
});

/** Every text of a question, as a reader of another make finds it. */
const textsIn = ({ headers, body }: WireRequest): string[] => {
  if (body === undefined) return [];
  if (!isXml(headers)) return textsInJson(JSON.parse(text(body)));
  expect(new XMLParser().parse(text(body))).toBeDefined();
  return textsByLibxml2(text(body));
};

const textsInJson = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsInJson) : [];
};

/** What a reply says of a question; a breach says as little as "cannot say". */
const standingOf = ({ standing }: InformationType, reply: WireReply, question: Question): string => {
  const said = decoded(() => standing?.read(reply, question) ?? { type: 'unknown' });
  return said instanceof ContractBreach ? 'unknown' : z.object({ type: z.string() }).parse(said).type;
};

describe.each(kinds)('$name', ({ agency, type }) => {
  test('has what its delivery needs', () => {
    expect(Object.keys(agency.endpoints)).toContain(type.endpoint);
    expect(agency.answerQueue !== undefined).toBe(
      agency.informationTypes.some(({ delivery }) => delivery === 'collected'),
    );
    expect(type.standing?.pollSeconds !== undefined).toBe(type.delivery === 'polled');
    // Rule 6: whoever posts answers signs them; whoever cannot is asked (`polled`).
    expect(agency.signsCallbacks, 'signsCallbacks of the descriptor').toBe(
      agency.readCallback === undefined ? undefined : true,
    );
    expect(agency.readCallback !== undefined).toBe(
      agency.informationTypes.some(({ delivery }) => delivery === 'callback'),
    );
  });

  test('shows each outcome that a person may meet', () => {
    const shown = samplesOf(agency.id)
      .filter(({ kind }) => kind === type.kind)
      .map(({ expected }) => ReplyContent.parse(JSON.parse(expected)).outcome);
    // A service that answers yes or no at once knows neither "not found" nor "refused".
    const needed = type.delivery === 'immediate' ? [] : (['not-found', 'refused'] as const);
    expect(shown).toEqual(expect.arrayContaining(['found', 'not-ready', 'invalid-query', ...needed]));
  });

  const questions = [
    ...periods.map((period) => questionOf(agency, type, { period })),
    smallestQuestionOf(agency, type),
  ];

  test('asks in the words of the contract', () => {
    for (const question of questions) {
      const { endpoint, method, path, headers, body } = type.encode(question);
      expect(endpoint).toBe(type.endpoint);
      expect(path).toMatch(/^(\/[a-z0-9_/-]+)?$/);
      expect(
        isXml(headers)
          ? xsdErrors(agency.id, text(body))
          : openApiErrors(agency.id, { method, path }, JSON.parse(text(body))),
      ).toEqual([]);
    }
  });

  test('asks what became of a question in the words of the contract', () => {
    for (const question of questions) {
      const look = type.standing?.encode({ ...question, reference: '77-1' });
      if (look === undefined || isXml(look.headers)) continue;
      const { endpoint, method, path, body } = look;
      expect(Object.keys(agency.endpoints)).toContain(endpoint);
      expect(path).toContain(type.standing?.by === 'reference' ? '77-1' : '/');
      const asked: unknown = body === undefined ? undefined : JSON.parse(text(body));
      expect(openApiErrors(agency.id, { method, path }, asked)).toEqual([]);
    }
  });

  test('asks the same twice, byte by byte', () => {
    for (const question of questions)
      expect(type.encode(question)).toEqual(type.encode(structuredClone(question)));
  });

  test.each(AWKWARD)('keeps the name %j in the question', (family) => {
    const asked = questionOf(agency, type);
    const names = Object.values(asked.subject.name);
    const named = {
      ...asked,
      subject: { ...asked.subject, name: { family, given: family, patronymic: family } },
    };
    const [before, after] = [asked, named].map((question) => textsIn(type.encode(question)));
    const said = before?.filter((one) => names.includes(one)) ?? [];
    expect(after?.filter((one) => one === family)).toHaveLength(said.length);
  });

  test('gives the message id to the agency, in the question or beside it', () => {
    const { headers, body } = type.encode(questionOf(agency, type));
    const everything = `${text(body)} ${JSON.stringify(headers)}`;
    expect(everything.includes(MESSAGE_ID)).toBe(type.delivery !== 'immediate');
  });

  test('never takes an error page for an answer', () => {
    const page = new TextEncoder().encode(
      '<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>',
    );
    for (const status of [200, 302, 404, 500, 502, 503]) {
      const reply = { status, headers: { 'content-type': 'text/html' }, body: page };
      expect(type.readAcknowledgement(reply)).toMatchObject({ type: 'unavailable' });
      expect(standingOf(type, reply, questionOf(agency, type))).toBe('unknown');
      expect(() => type.decode(reply)).toThrow(ContractBreach);
      expect(() => type.decode({ ...reply, headers: {} })).toThrow(ContractBreach);
    }
  });
});

describe.each(samples)('$name', ({ agency, type, sample }) => {
  test('means what its pair says', () => {
    const expected = ReplyContent.parse(JSON.parse(sample.expected));
    expect(sample.shows.startsWith(expected.outcome)).toBe(true);
    expect(decodeReply(agency.id, type.kind, sample.bytes, sample.headers)).toEqual(expected);
    expect(decodeReply(agency.id, type.kind, sample.bytes, {})).toEqual(expected);
  });

  test('is valid against the contract', () => {
    if (isXml(sample.headers)) expect(xsdErrors(agency.id, text(sample.bytes)) ?? []).toEqual([]);
  });

  test('names its question where the agency calls back or queues', () => {
    const reply = { status: 200, headers: sample.headers, body: sample.bytes };
    if (type.delivery === 'callback' && text(sample.bytes).includes(QUERY_ID)) {
      expect(agency.readCallback?.(reply)).toEqual({ queryId: QUERY_ID });
    }
    // What has a record is an answer: a question that was not taken has none.
    expect(
      type.delivery !== 'callback' ||
        !sample.shows.startsWith('found') ||
        text(sample.bytes).includes(QUERY_ID),
    ).toBe(true);
    if (text(sample.bytes).includes('ResponseMessage')) {
      expect(agency.answerQueue?.readPoll(reply)).toEqual({
        agencyMessageId: 'c19e7d45-c84f-11f0-a763-93aa8f3d61d3',
        originalMessageId: MESSAGE_ID,
        isStatusOnly: false,
      });
    }
  });

  test.each(AWKWARD)('keeps the name %j in the answer', (name) => {
    const original = /Орлова|ОРЛОВА/.exec(text(sample.bytes))?.[0];
    if (original === undefined || !sample.expected.includes(original)) return;
    const expected: unknown = JSON.parse(
      sample.expected.replaceAll(original, () => JSON.stringify(name).slice(1, -1)),
    );
    for (const written of writtenForms(name, sample.headers)) {
      const bytes = new TextEncoder().encode(text(sample.bytes).replaceAll(original, () => written));
      expect(decodeReply(agency.id, type.kind, bytes, sample.headers)).toEqual(expected);
    }
  });

  test.each(hostile(sample))('is refused when $how', ({ bytes }) => {
    expect(text(bytes)).not.toBe(text(sample.bytes));
    const result = decoded(() => type.decode({ status: 200, headers: sample.headers, body: bytes }));
    expect(result).toBeInstanceOf(ContractBreach);
  });

  test('is refused where it is contradicted in the same reply', () => {
    const others = samplesOf(agency.id).filter(
      ({ kind, expected }) => kind === type.kind && outcomeIn(expected) !== outcomeIn(sample.expected),
    );
    const mixed = others.flatMap((other) => contradictions(sample, other));
    expect(mixed.length > 0 || !isPlain(sample)).toBe(true);
    const believed = mixed.filter(({ bytes }) => {
      const result = decoded(() => type.decode({ status: 200, headers: sample.headers, body: bytes }));
      // It is read to its end: what is refused is the contradiction, and not how it is written.
      return !(result instanceof ContractBreach) || result.expectation.includes('XML');
    });
    expect(believed.map(({ how }) => how)).toEqual([]);
  });

  test('says nothing of its content when a value is wrong', () => {
    for (const bytes of leavesReplaced(sample)) {
      const result = decoded(() => type.decode({ status: 200, headers: sample.headers, body: bytes }));
      if (!(result instanceof Error)) continue;
      expect(result).toBeInstanceOf(ContractBreach);
      expect(`${result.message} ${result.stack ?? ''} ${JSON.stringify(result)}`).not.toContain(MARK);
    }
  });
});
