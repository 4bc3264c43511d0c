import { deepStrictEqual } from 'node:assert';
import type { Work } from '#test/bench/cpu-time';
import { aFamily } from '#test/bench/family';
import { preparedSigning, preparedVerifying } from '#test/bench/signatures';
import { smevAnswerOf } from '#test/bench/smev-answer';
import { decodeReply, findAgency, informationTypeOf } from '#contracts/registry';
import { reconcile } from '#core/reconcile';
import { answerTo, bombs } from '#test/contracts/bombs';
import { questionOf } from '#test/contracts/questions';

/**
 * What is measured against which floor. `prepare` runs in the measuring process and fails where the result is wrong;
 * `coldMs` is what the very first call cost there.
 */
type Candidate = {
  name: string;
  what: string;
  floorIs: string;
  prepare: () => { work: Work; floor: Work; bytes: number; coldMs?: number };
};

const utf8 = new TextEncoder();

/** Answered questions to five agencies about four people; one month of one wage differs. */
const decide: Candidate = {
  name: 'decide',
  what: 'decide one family',
  floorIs: 'JSON.parse + JSON.stringify of the case file',
  prepare: () => {
    const family = aFamily();
    const conclusion = reconcile(family);
    deepStrictEqual(
      [
        family.request.subjects.length,
        new Set(family.queries.map(({ agency }) => agency)).size,
        conclusion.status,
        conclusion.discrepancies.map(({ kind, item }) => `${kind} ${item}`),
      ],
      [4, 5, 'discrepancies', ['income-understated income/spouse/labour/2026-09']],
    );
    const { request, queries, furtherAnswers, events } = family;
    const file = JSON.stringify({ request, queries, furtherAnswers, events });
    return {
      work: () => reconcile(family),
      floor: () => JSON.stringify(JSON.parse(file)),
      bytes: utf8.encode(file).byteLength,
    };
  },
};

const decode = (name: string, what: string, bytes: number): Candidate => ({
  name,
  what,
  floorIs: 'JSON.parse of the same fields',
  prepare: () => {
    const { envelope, fieldsAsJson, means } = smevAnswerOf(bytes);
    const read = () =>
      decodeReply('tax', 'income-by-payer', envelope, { 'content-type': 'text/xml; charset=utf-8' });
    deepStrictEqual(read(), means);
    return {
      work: read,
      floor: (): unknown => JSON.parse(fieldsAsJson),
      bytes: envelope.byteLength,
    };
  },
});

const aQuestion = () => {
  const tax = findAgency('tax');
  const type = informationTypeOf('tax', 'income-by-payer');
  if (tax === undefined || type === undefined) throw new Error('the tax service is not in the registry');
  return { type, question: questionOf(tax, type) };
};

const encode: Candidate = {
  name: 'encode',
  what: 'encode one question to СМЭВ',
  floorIs: 'JSON.stringify + Buffer of the question',
  prepare: () => {
    const { type, question } = aQuestion();
    return {
      work: () => type.encode(question).body,
      floor: () => Buffer.from(JSON.stringify(question)),
      bytes: type.encode(question).body?.byteLength ?? 0,
    };
  },
};

/** The shape that costs most when it comes first, with nothing compiled for it yet. */
const slowestBomb: Candidate = {
  name: 'bomb',
  what: `the slowest of ${bombs.length} hostile shapes`,
  floorIs: 'its bytes as text',
  prepare: () => {
    const [slowest] = bombs
      .map((bomb) => ({ bomb, bytes: bomb.bytes() }))
      .map(({ bomb, bytes }) => {
        const start = process.cpuUsage();
        deepStrictEqual(answerTo(bomb, bytes), bomb.says);
        const { user, system } = process.cpuUsage(start);
        return { bomb, bytes, coldMs: (user + system) / 1_000 };
      })
      .sort((left, right) => right.coldMs - left.coldMs);
    if (slowest === undefined) throw new Error('no hostile shapes');
    const { bomb, bytes, coldMs } = slowest;
    const text = new TextDecoder();
    return {
      work: () => answerTo(bomb, bytes),
      floor: () => text.decode(bytes),
      bytes: bytes.byteLength,
      coldMs,
    };
  },
};

const sign: Candidate = {
  name: 'sign',
  what: 'sign a СМЭВ message, 20 KB',
  floorIs: 'Streebog of the bytes + one raw signature',
  prepare: preparedSigning,
};

const verify: Candidate = {
  name: 'verify',
  what: 'verify a СМЭВ answer, 20 KB',
  floorIs: 'Streebog of the bytes + one raw verification',
  prepare: preparedVerifying,
};

export const candidates: readonly Candidate[] = [
  decide,
  decode('decode-20', 'decode a СМЭВ answer, 20 KB', 20_000),
  decode('decode-500', 'decode a СМЭВ answer, 500 KB', 500_000),
  encode,
  slowestBomb,
  sign,
  verify,
];
