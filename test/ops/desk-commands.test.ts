import { describe, expect, it } from 'vitest';
import { UnmatchedEventsView } from '#schemas/api';
import { DayBalance } from '#schemas/day-balance';
import { standWith } from '#test/ops/stand-of-a-test';
import { openApi } from '#test/ops/published-contract';
import { fileOf, sverka } from '#test/ops/sverka-process';
import { CASE_ID } from '#test/ops/views';

const NO_SUCH_CASE = { type: 'about:blank', title: 'Дела нет / No such case', status: 404 };

describe('sverka events', () => {
  const waiting = UnmatchedEventsView.parse(openApi.components.examples['UnmatchedEventsView']?.value);
  const PATH = 'GET /v1/ops/events/unmatched';

  it('lists what still waits for its case, with --json as it came', async () => {
    const stand = await standWith({ [PATH]: { status: 200, body: waiting } });
    const [page, json] = [
      await sverka(['events', '--api', stand.url]),
      await sverka(['events', '--json', '--api', stand.url]),
    ];
    expect({ code: page.code, stderr: page.stderr }).toEqual({ code: 0, stderr: '' });
    expect(page.stdout).toMatch(/employment-centre +placement-reported +2026-11-17 +2 +/);
    expect(page.stdout).toContain('czn-33-5001');
    expect(page.stdout.split('\n').filter((line) => Array.from(line).length > 100)).toEqual([]);
    expect(json).toMatchObject({ code: 0, stdout: `${JSON.stringify(waiting)}\n` });
  });

  it('says that none waits', async () => {
    const stand = await standWith({ [PATH]: { status: 200, body: { events: [] } } });
    const { code, stdout } = await sverka(['events', '--lang', 'en', '--api', stand.url]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Every event has found its case.\n' });
  });

  it('neutralises ids of others', async () => {
    const hostile = waiting.events.map((event) => ({ ...event, sourceEventId: '\u001b[31mred' }));
    const stand = await standWith({ [PATH]: { status: 200, body: { events: hostile } } });
    expect((await sverka(['events', '--api', stand.url])).stdout).not.toContain('\u001b');
  });
});

describe('sverka balance', () => {
  const balance = DayBalance.parse(openApi.components.examples['DayBalance']?.value);
  const PATH = 'GET /v1/ops/balance?office=vladimir-gkuszn-01&day=2026-11-20';
  const ASKED = ['balance', '--office', 'vladimir-gkuszn-01', '--day', '2026-11-20'];

  it('shows the counts of each agency and what is open, with --json as it came', async () => {
    const stand = await standWith({ [PATH]: { status: 200, body: balance } });
    const [page, json] = [
      await sverka([...ASKED, '--api', stand.url]),
      await sverka([...ASKED, '--json', '--api', stand.url]),
    ];
    expect({ code: page.code, stderr: page.stderr }).toEqual({ code: 0, stderr: '' });
    expect(page.stdout).toContain('Balance of questions of 2026-11-20');
    expect(page.stdout).toMatch(/tax +2 +2 +0 +0 +0 +0 +0/);
    expect(page.stdout).toContain('djwfmwfgpwpt7i2zdircnmlphj');
    expect(page.stdout).toContain('2026-11-20 11:00');
    expect(json).toMatchObject({ code: 0, stdout: `${JSON.stringify(balance)}\n` });
  });

  it('says that nothing came in', async () => {
    const body = { ...balance, cases: 0, agencies: [], open: [] };
    const stand = await standWith({ [PATH]: { status: 200, body } });
    const { stdout } = await sverka([...ASKED, '--lang', 'en', '--api', stand.url]);
    expect(stdout).toContain('No request came in on this day.');
  });

  it('needs a day', async () => {
    const { code, stderr } = await sverka(['balance', '--office', 'vladimir-gkuszn-01']);
    expect(code).not.toBe(0);
    expect(stderr).toContain('--day');
  });
});

describe('sverka notice', () => {
  const PATH = `GET /v1/cases/${CASE_ID}/additional-check-notice`;
  const LETTER = 'УВЕДОМЛЕНИЕ\n\nЗаявитель: Канарейкина Ия Львовна\n';
  const contentType = 'text/plain; charset=utf-8';

  it('prints the letter alone, ready for a printer', async () => {
    const stand = await standWith({ [PATH]: { status: 200, body: LETTER, contentType } });
    expect(await sverka(['notice', CASE_ID, '--api', stand.url])).toEqual({
      code: 0,
      stdout: LETTER,
      stderr: '',
    });
  });

  it('--decision prints the letter about the decision (clause 3.3.5)', async () => {
    const path = `GET /v1/cases/${CASE_ID}/decision-notice`;
    const body = 'УВЕДОМЛЕНИЕ О РЕШЕНИИ ОБ ОТКАЗЕ\n';
    const stand = await standWith({ [path]: { status: 200, body, contentType } });
    const told = await sverka(['notice', CASE_ID, '--decision', '--api', stand.url]);
    expect(told).toEqual({ code: 0, stdout: body, stderr: '' });
  });

  it('quotes it with --json, and lets nothing in it steer the terminal', async () => {
    const stand = await standWith({ [PATH]: { status: 200, body: 'a\u001b[2Jb\n', contentType } });
    const [page, json] = [
      await sverka(['notice', CASE_ID, '--api', stand.url]),
      await sverka(['notice', CASE_ID, '--json', '--api', stand.url]),
    ];
    expect(page.stdout).not.toContain('\u001b');
    expect(JSON.parse(json.stdout)).toEqual({ notice: 'a\u001b[2Jb\n' });
  });

  it.each([
    [['notice', CASE_ID], { status: 404, body: NO_SUCH_CASE }, 1, 'No such case'],
    [['notice', CASE_ID], { status: 500, body: 'Traceback' }, 2, 'does not answer as Sverka does'],
    [['notice'], { status: 404, body: NO_SUCH_CASE }, 1, "missing required argument 'id'"],
  ] as const)('%j: %j is exit code %d', async (args, reply, ...[code, sentence]) => {
    const stand = await standWith({ [PATH]: reply });
    const told = await sverka([...args, '--lang', 'en', '--api', stand.url]);
    expect({ code: told.code, stdout: told.stdout }).toEqual({ code, stdout: '' });
    expect(told.stderr).toContain(sentence);
  });
});

describe('sverka post-office-events', () => {
  const PATH = `POST /v1/cases/${CASE_ID}/events`;
  const event = (eventId: string, type: string) => ({
    schemaVersion: '1',
    eventId,
    type,
    occurredOn: '2026-11-25',
    actorId: 'official-7',
  });
  const EVENTS = [event('e-1', 'handed-to-commission'), event('e-2', 'commission-met')];
  const standing = (eventId: string, status: number) => ({
    status,
    body: { caseId: CASE_ID, eventId, state: 'with-commission', allowed: ['commission-concluded'] },
  });
  const refused = {
    status: 409,
    body: { type: 'about:blank', title: 'Не то / Conflict', status: 409, detail: 'What may follow: –.' },
  };
  const fileWith = (events: unknown) => fileOf('events.json', JSON.stringify(events));

  it('posts them in their order and says where the case stands and what may follow', async () => {
    const stand = await standWith({ [PATH]: [standing('e-1', 202), standing('e-2', 200)] });
    const args = ['post-office-events', CASE_ID, await fileWith(EVENTS), '--lang', 'en', '--api', stand.url];
    expect(await sverka(args)).toEqual({
      code: 0,
      stdout: [
        '✓ event 1: accepted, e-1 → with the commission',
        '✓ event 2: same as before, e-2 → with the commission',
        'What may follow: commission-concluded.',
        '',
      ].join('\n'),
      stderr: '',
    });
    expect(stand.calls.map(({ body }) => body)).toEqual(EVENTS.map((one) => JSON.stringify(one)));
  });

  it('ends at the first refusal, exit code 1: the later ones have no place any more', async () => {
    const stand = await standWith({ [PATH]: [refused, standing('e-2', 202)] });
    const args = ['post-office-events', CASE_ID, await fileWith(EVENTS), '--lang', 'en', '--api', stand.url];
    const { code, stdout, stderr } = await sverka(args);
    expect(code).toBe(1);
    expect(stdout).toContain('✗ event 1: refused (HTTP 409)');
    expect(stderr).toBe('0 of 2 events are accepted; the others were not sent.\n');
    expect(stand.calls).toHaveLength(1);
  });

  it('a fault is exit code 2 and says to send the same again', async () => {
    const fault = {
      status: 504,
      body: { type: 'about:blank', title: 'The function ran out of time', status: 504 },
    };
    const stand = await standWith({ [PATH]: [standing('e-1', 202), fault] });
    const args = ['post-office-events', CASE_ID, await fileWith(EVENTS), '--lang', 'en', '--api', stand.url];
    const { code, stderr } = await sverka(args);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: '1 of 2 events are accepted, then a fault. Send the same file again.\n',
    });
  });

  it('with --json prints each reply on a line', async () => {
    const stand = await standWith({ [PATH]: [standing('e-1', 202), refused] });
    const args = ['post-office-events', CASE_ID, await fileWith(EVENTS), '--json', '--api', stand.url];
    const { code, stdout } = await sverka(args);
    expect(code).toBe(1);
    expect(stdout).toBe(`${JSON.stringify(standing('e-1', 202).body)}\n${JSON.stringify(refused.body)}\n`);
  });

  it.each([
    ['events.json', '[]', 'there are no events in the file'],
    ['events.json', '{', 'line 1'],
    ['events.txt', '[]', 'the extension must be'],
  ])('posts nothing of %s with %j', async (name, content, sentence) => {
    const stand = await standWith({});
    const path = await fileOf(name, content);
    const { code, stderr } = await sverka([
      'post-office-events',
      CASE_ID,
      path,
      '--lang',
      'en',
      '--api',
      stand.url,
    ]);
    expect(code).toBe(1);
    expect(stderr.replaceAll('\n', ' ')).toContain(sentence);
    expect(stand.calls).toEqual([]);
  });
});
