import { describe, expect, test } from 'vitest';
import { agencies, decodeReply, informationTypeOf } from '#contracts/registry';
import { ContractBreach } from '#core/faults';
import { askedOf, breachesOf } from '#test/contracts/agency-tables';
import { textByLibxml2 } from '#test/contracts/contract-documents';
import { MARK } from '#test/contracts/hostile-replies';
import { questionOf } from '#test/contracts/questions';
import { sampleOf, samplesOf } from '#test/contracts/samples';

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const bytesOf = (written: string): Uint8Array => new TextEncoder().encode(written);

const kinds = agencies.flatMap((agency) =>
  agency.informationTypes.map((type) => ({ agency, type, name: `${agency.id} ${type.kind}` })),
);

test.each(agencies)(
  'agency.ts of $id exports the agency and nothing else: bundles take it as the one',
  async (agency) => {
    const module: unknown = await import(`#contracts/${agency.id}/agency`);
    const exported: unknown[] = typeof module === 'object' && module !== null ? Object.values(module) : [];
    expect(exported).toEqual([agency]);
  },
);

describe.each(agencies)('the tables of $id', ({ id, informationTypes }) => {
  test('speak of every kind', () => {
    const all = informationTypes.map(({ kind }) => kind).sort();
    const broken = new Set(breachesOf(id).map(({ sample }) => sample.split('.')[0]));
    expect([...broken].sort()).toEqual(all);
    expect([...new Set(askedOf(id).map(({ kind }) => kind))].sort()).toEqual(all);
  });
});

const breaches = agencies.flatMap(({ id }) => breachesOf(id).map((row) => ({ agency: id, ...row })));

test.each(breaches)('$agency $sample: $from → $to is a breach', ({ agency, sample, from, to }) => {
  const { kind, bytes, headers } = sampleOf(agency, sample);
  expect(text(bytes)).toContain(from);
  const changed = bytesOf(text(bytes).replace(from, () => to));
  expect(() => decodeReply(agency, kind, changed, headers)).toThrow(ContractBreach);
});

const questions = agencies.flatMap((agency) =>
  askedOf(agency.id).map((row) => ({ agency, ...row, name: `${agency.id} ${row.kind}` })),
);

test.each(questions)('$name of $period asks $says $body', ({ agency, kind, period, says, body, headers }) => {
  const type = informationTypeOf(agency.id, kind);
  if (type === undefined) throw new Error(`no kind ${kind}`);
  const request = type.encode(questionOf(agency, type, { period }));
  expect(says === undefined).toBe(body !== undefined);
  for (const [name, value] of Object.entries(says ?? {})) {
    expect([name, textByLibxml2(text(request.body), name)]).toEqual([name, value]);
  }
  if (body !== undefined) expect(JSON.parse(text(request.body))).toEqual(body);
  expect(request.headers).toMatchObject(headers ?? {});
});

describe.each(kinds)('$name', ({ agency, type }) => {
  test('marks a test as its contract can, and nothing else', () => {
    const [trial, real] = [true, false].map((testMode) =>
      text(type.encode(questionOf(agency, type, { testMode })).body),
    );
    const marks = /<(\w+:)?TestMessage\/>|\btest"?\s*[:=>]\s*"?true\b/i;
    expect(marks.test(trial ?? '')).toBe(type.delivery !== 'immediate');
    expect(marks.test(real ?? '')).toBe(false);
  });

  const rejections = samplesOf(agency.id).filter(
    ({ kind, bytes }) => kind === type.kind && text(bytes).includes('RejectionReasonCode'),
  );
  test.each(rejections)('an unknown rejection is a refusal whose text stays out: $file', (sample) => {
    const unknown = text(sample.bytes).replace(/(RejectionReasonCode>)\w+</, `$1${MARK}<`);
    expect(decodeReply(agency.id, type.kind, bytesOf(unknown), sample.headers)).toEqual({
      outcome: 'refused',
      code: 'unknown',
    });
  });
});

const calledBack = agencies.filter(({ readCallback }) => readCallback !== undefined);
test.each(calledBack)('a callback of $id without a query id of ours is a breach', ({ readCallback }) => {
  for (const body of ['{"requestId":"../../x"}', '{"requestId":7}', '{}', '']) {
    const reply = { status: 200, headers: {}, body: bytesOf(body) };
    expect(() => readCallback?.(reply)).toThrow(ContractBreach);
  }
});
