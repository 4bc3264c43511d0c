import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';
import { startReceiver, startStand, type Stand } from '#test/simulators/agencies-stand';
import { VERA, veraWho } from '#test/simulators/known-people';
import {
  ackEnvelope,
  busCaller,
  entrepreneurQuestion,
  freshId,
  incomeQuestion,
  open,
  pollEnvelope,
  sendEnvelope,
  XML,
} from '#test/simulators/smev-by-hand';

let stand: Stand | undefined;
afterEach(async () => {
  await stand?.stop();
  stand = undefined;
});

test('every effect is one line, without anything that names a person', async () => {
  stand = await startStand(veraWho('answers'));
  const tax = busCaller(stand, '/tax/smev');
  await tax.send(freshId(1), incomeQuestion(VERA.snils, 'q-1'));
  await tax.send(freshId(1), incomeQuestion(VERA.snils, 'q-1'));
  const [answer] = await tax.drain();
  const lines = stand
    .journal()
    .map(({ agency, kind, effect, key }) => `${agency} ${kind} ${effect} ${key === freshId(1)}`);
  expect(lines.filter((line) => !line.includes('acked'))).toEqual([
    'tax income-by-payer accepted true',
    'tax income-by-payer repeated true',
    'tax income-by-payer answered true',
  ]);
  expect(
    stand
      .journal()
      .filter((line) => line.effect === 'acked')
      .at(-1)?.answerId,
  ).toBe(answer?.text('MessageID'));
  expect(stand.journal()[0]).toMatchObject({ queryId: 'q-1', at: '2026-11-21T09:00:00.000Z' });
  for (const secret of [VERA.snils, VERA.inn, 'Лебедева', 'Некто', '1990-01-01']) {
    expect(stand.journalText()).not.toContain(secret);
  }
});

test('the digest is of the content: the same question has the same, another period another', async () => {
  stand = await startStand(veraWho('silent'));
  const tax = busCaller(stand, '/tax/smev');
  await tax.send(freshId(1), incomeQuestion(VERA.snils, 'q-1'));
  await tax.send(freshId(2), incomeQuestion(VERA.snils, 'q-2'));
  await tax.send(freshId(3), incomeQuestion(VERA.snils, 'q-1', '2'));
  await tax.send(freshId(4), entrepreneurQuestion(VERA.inn));
  const [first, same, longer, other] = stand.journal().map((line) => line.digest);
  expect(same).toBe(first);
  expect(new Set([first, longer, other]).size).toBe(3);
});

test('a restart keeps what was taken, handed out and acknowledged', async () => {
  stand = await startStand(veraWho('not-ready'));
  const tax = busCaller(stand, '/tax/smev');
  await tax.send(freshId(1), incomeQuestion(VERA.snils));
  await tax.drain();
  await tax.send(freshId(2), incomeQuestion(VERA.snils));
  const skipNotes = async () => {
    for (;;) {
      const message = await tax.poll();
      if (message.text('RequestStatus') === undefined) return message;
      await tax.ack(message.text('MessageID') ?? '');
    }
  };
  const taken = await skipNotes();
  await tax.send(freshId(3), entrepreneurQuestion(VERA.inn));

  await stand.restart();
  expect((await tax.send(freshId(1), incomeQuestion(VERA.snils))).text('Description')).toContain('SMEV-301');
  const pending = await skipNotes();
  expect(pending.text('OriginalMessageId')).toBe(freshId(3));
  expect((await tax.poll()).text('MessageID')).toBeUndefined();
  stand.advance(900);
  expect((await tax.poll()).xml).toBe(taken.xml);
  expect((await tax.ack(taken.text('MessageID') ?? '')).text('AckResponse')).toBe('');

  await stand.restart();
  stand.advance(900);
  expect((await tax.drain()).map((message) => message.text('OriginalMessageId'))).toEqual([freshId(3)]);
});

test('a restart keeps changes of the population and delivers callbacks that are still due', async () => {
  const receiver = await startReceiver();
  receiver.answerWith(500);
  stand = await startStand({ people: [] });
  await stand.post('/control/population?mode=merge', JSON.stringify(veraWho('answers')));
  const ask = JSON.stringify({
    requestId: 'r',
    type: 'training',
    caseNumber: '1',
    applicant: VERA.name,
    callbackUrl: receiver.url,
    test: false,
  });
  await stand.post('/my-business/api/requests', ask, { 'idempotency-key': 'k' });
  const [first] = await receiver.bodies(1);
  receiver.answerWith(202);
  await stand.restart();
  expect((await receiver.bodies(2))[1]).toBe(first);
  expect(first).toContain('"passed":true');
  expect((await stand.get('/control/population')).text).toContain(VERA.snils);
  receiver.stop();
});

const Ready = z.object({ port: z.int() });

const startProcess = async (folder: string) => {
  const child = spawn(
    process.execPath,
    [
      'infra/local/agencies/agencies-process.ts',
      '--population',
      join(folder, 'population.json'),
      '--journal',
      join(folder, 'journal.ndjson'),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const [line] = z.tuple([z.string()]).parse(await once(createInterface(child.stdout), 'line'));
  const url = `http://127.0.0.1:${Ready.parse(JSON.parse(line)).port}/tax/smev`;
  return {
    child,
    call: async (body: string) => {
      const response = await fetch(url, { method: 'POST', body, headers: XML });
      const contentType = response.headers.get('content-type') ?? '';
      return open({ status: response.status, contentType, text: await response.text() });
    },
    end: async (how: () => void) => {
      how();
      await once(child, 'exit');
    },
  };
};

/** UUID version 1 of now: the process has a real clock. */
const idOfNow = (): string => {
  const ticks = (BigInt(Date.now()) * 10_000n + 0x01b21dd213814000n).toString(16).padStart(15, '0');
  return `${ticks.slice(7)}-${ticks.slice(3, 7)}-1${ticks.slice(0, 3)}-8000-010000000001`;
};

test('SIGKILL loses nothing; half a line is nothing; a closed input ends the process', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-agencies-'));
  writeFileSync(join(folder, 'population.json'), JSON.stringify(veraWho('answers')));
  const id = idOfNow();
  const question = sendEnvelope(id, incomeQuestion(VERA.snils));

  const first = await startProcess(folder);
  expect((await first.call(question)).text('Status')).toBe('requestIsQueued');
  await first.end(() => first.child.kill('SIGKILL'));
  appendFileSync(join(folder, 'journal.ndjson'), '{"at":"2026-11-21T09:0');

  const second = await startProcess(folder);
  expect((await second.call(question)).text('Description')).toContain('SMEV-301');
  let message = await second.call(pollEnvelope());
  while (message.text('RequestStatus') !== undefined) {
    await second.call(ackEnvelope(message.text('MessageID') ?? ''));
    message = await second.call(pollEnvelope());
  }
  expect(message.text('OriginalMessageId')).toBe(id);
  await second.call(ackEnvelope(message.text('MessageID') ?? ''));
  await second.end(() => second.child.stdin.end());
  expect(second.child.exitCode).toBe(0);

  const effects = readFileSync(join(folder, 'journal.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => z.object({ effect: z.string() }).parse(JSON.parse(line)).effect);
  expect(effects.slice(0, 2)).toEqual(['accepted', 'repeated']);
  expect(effects.at(-1)).toBe('acked');
});
