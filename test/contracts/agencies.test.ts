import { describe, expect, test } from 'vitest';
import { agencies, decodeReply } from '#contracts/registry';
import type { InformationType, Question } from '#core/agency';
import { ContractBreach } from '#core/faults';
import type { QueryKind } from '#schemas/query';
import { textByLibxml2 } from '#test/contracts/contract-documents';
import { MARK } from '#test/contracts/hostile-replies';
import { questionOf } from '#test/contracts/questions';
import { sampleOf } from '#test/contracts/samples';

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

const encoded = (kind: QueryKind, over: Parameters<typeof questionOf>[2] = {}) => {
  const [found] = agencies.flatMap((agency) =>
    agency.informationTypes.flatMap((type): { type: InformationType; question: Question }[] =>
      type.kind === kind ? [{ type, question: questionOf(agency, type, over) }] : [],
    ),
  );
  if (found === undefined) throw new Error('no such kind');
  return found.type.encode(found.question);
};

/** A sample with one passage replaced, as it comes out. */
const changed = (place: { agency: string; file: string }, from: string, to: string) => {
  const { kind, bytes, headers } = sampleOf(place.agency, place.file);
  expect(text(bytes)).toContain(from);
  return decodeReply(
    place.agency,
    kind,
    new TextEncoder().encode(text(bytes).replace(from, () => to)),
    headers,
  );
};

describe('the tax service', () => {
  test.each([
    [2026, '1'],
    [2025, '2'],
    [2024, '3'],
    [2019, '3'],
    [2027, '1'],
  ])('income of %i is asked as Период %s in 2026', (year, period) => {
    const { body } = encoded('income-by-payer', { period: { type: 'report-year', year } });
    expect(textByLibxml2(text(body), 'Период')).toBe(period);
  });

  const income = { agency: 'tax', file: 'income-by-payer.found.xml' };

  test.each([
    ['СумДох="45500.00"', 'СумДох="1e5"'],
    ['СумДох="45500.00"', 'СумДох="45500,00"'],
    ['СумДох="45500.00"', 'СумДох="-1.00"'],
    ['СумДох="45500.00"', ''],
    ['Месяц="08"', 'Месяц="8"'],
    ['Месяц="08"', 'Месяц="13"'],
    ['ИННЮЛ="3327001128"', ''],
    ['root/114-43/4.0.0', 'root/114-43/5.0.0'],
    ['<fns:СведЮЛ ', '<fns:СведЮЛ НаимОрг="" ИННЮЛ=""/><fns:СведЮЛ '],
  ])('%s → %s is a breach', (from, to) => {
    expect(() => changed(income, from, to)).toThrow(ContractBreach);
  });

  test('an answer without a single payment is a breach: "nothing found" has its own form', () => {
    const { bytes } = sampleOf('tax', 'income-by-payer.found.xml');
    const empty = text(bytes).replace(/<fns:СведДох>[^]*<\/fns:СведДох>/, '');
    expect(() => decodeReply('tax', 'income-by-payer', new TextEncoder().encode(empty), {})).toThrow(
      ContractBreach,
    );
  });

  test('an element of another namespace is not taken for ours', () => {
    const twin = 'СведДох xmlns:fns="urn:other"';
    expect(() => changed(income, 'СведДох', twin)).toThrow(ContractBreach);
  });

  test('a record and a refusal at once is a breach', () => {
    const record = { agency: 'tax', file: 'entrepreneur-record.found.xml' };
    expect(() => changed(record, '</ns1:СвИП>', '</ns1:СвИП><ns1:КодОбр>01</ns1:КодОбр>')).toThrow(
      ContractBreach,
    );
  });

  test('an unknown rejection is a refusal whose text stays out', () => {
    expect(changed({ agency: 'tax', file: 'income-by-payer.refused.xml' }, 'ACCESS_DENIED', MARK)).toEqual({
      outcome: 'refused',
      code: 'unknown',
    });
  });

  test('a test is marked, other questions are not', () => {
    expect(text(encoded('income-by-payer').body)).toContain('<t:TestMessage/>');
    expect(text(encoded('income-by-payer', { testMode: false }).body)).not.toContain('TestMessage');
  });
});

describe('the employment centre', () => {
  const registration = { agency: 'employment-centre', file: 'unemployment-registration.found.xml' };

  test('periods with PresenceData false contradict each other: a breach', () => {
    expect(() => changed(registration, '>true<', '>false<')).toThrow('/SZNResponse/PresenceData');
    expect(() => changed(registration, '>true<', '>yes<')).toThrow(ContractBreach);
  });

  test('payments and a result code at once is a breach, an unknown code too', () => {
    const place = { agency: 'employment-centre', file: 'unemployment-benefits.found-nothing-paid.xml' };
    expect(() =>
      changed(place, '<r:Payments/>', '<r:Payments/><r:ResultCode>NOT_FOUND</r:ResultCode>'),
    ).toThrow(ContractBreach);
    expect(() =>
      changed({ ...place, file: 'unemployment-benefits.not-found.xml' }, 'NOT_FOUND', MARK),
    ).toThrow(ContractBreach);
  });

  test('five years are asked from day to day', () => {
    const { body } = encoded('self-employment-payments', {
      period: { type: 'days', from: '2021-11-24', to: '2026-11-23' },
    });
    expect(textByLibxml2(text(body), 'PeriodFrom')).toBe('2021-11-24');
    expect(textByLibxml2(text(body), 'PeriodTo')).toBe('2026-11-23');
  });
});

describe('My business', () => {
  test('the key is of the attempt, the request id of the question, and no identifiers travel', () => {
    const { headers, body } = encoded('business-plan-verdict');
    expect(headers['idempotency-key']).toBe('b077cd84-c84f-11f0-8de9-0242ac120002');
    expect(JSON.parse(text(body))).toEqual({
      requestId: 'abcdefghijklmnopqrstuvwxyz.abcdefghij234',
      type: 'plan-verdict',
      caseNumber: '2026-000123',
      applicant: { family: 'Орлова', given: 'Мария', patronymic: 'Петровна' },
      planReference: 'БП-2026/17',
      callbackUrl: 'https://sverka.example/v1/callbacks/my-business/abcdefghijklmnopqrstuvwxyz.abcdefghij234',
      test: true,
    });
  });

  const verdict = { agency: 'my-business', file: 'business-plan-verdict.found.json' };

  test.each([
    ['"approved"', '"yes"'],
    ['"done"', '"finished"'],
    ['87', '101'],
    ['87', '87.5'],
    ['"2026-11-25"', '"25.11.2026"'],
    ['"requestId"', '"id"'],
  ])('%s → %s is a breach', (from, to) => {
    expect(() => changed(verdict, from, to)).toThrow(ContractBreach);
  });

  test('a callback without a query id of ours is a breach', () => {
    const reply = { status: 200, headers: {}, body: new TextEncoder().encode('{"requestId":"../../x"}') };
    expect(() => agencies.find(({ id }) => id === 'my-business')?.readCallback?.(reply)).toThrow(
      ContractBreach,
    );
  });
});
