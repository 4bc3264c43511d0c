import { describe, expect, it } from 'vitest';
import type { StandReply } from '#test/ops/api-stand';
import { standWith } from '#test/ops/stand-of-a-test';
import { result } from '#test/ops/result-view';
import { fileOf, sverka } from '#test/ops/sverka-process';
import { agenciesView, CASE_ID, caseView, deadlinesView, failedView, queuesView } from '#test/ops/views';

const ok = (body: unknown): StandReply => ({ status: 200, body });
const problem = (status: number, more: Record<string, unknown> = {}): StandReply => ({
  status,
  body: { type: 'about:blank', title: 'Запрос не принят / The request is not accepted', status, ...more },
});
const accepted = {
  caseId: CASE_ID,
  state: 'received',
  links: { case: `/v1/cases/${CASE_ID}`, result: `/v1/cases/${CASE_ID}/result` },
};
const ready = { ...caseView, state: 'result-ready', resultVersion: 2 };

describe('sverka verify', () => {
  it('sends the file, waits, prints the result alone to standard output', async () => {
    const stand = await standWith({
      'POST /v1/verification-requests': { status: 202, body: accepted },
      [`GET /v1/cases/${CASE_ID}`]: [ok(caseView), ok(ready)],
      [`GET /v1/cases/${CASE_ID}/result`]: ok(result),
    });
    const file = await fileOf('request.json', '\uFEFF{ "officeId": "vladimir-1" }');
    const { code, stdout, stderr } = await sverka(['verify', file, '--wait', '--api', stand.url]);
    expect({ code, body: stand.calls[0]?.body }).toEqual({ code: 0, body: '{ "officeId": "vladimir-1" }' });
    expect(stdout).toContain('РЕЗУЛЬТАТ СВЕРКИ, версия 2');
    expect(stdout).not.toContain('\u001b');
    expect(stderr).toContain('ответов 1 из 2 / 1 of 2 answered');
  });

  it('without a terminal and --wait only hands in', async () => {
    const stand = await standWith({ 'POST /v1/verification-requests': { status: 200, body: accepted } });
    const file = await fileOf('request.json', '{}');
    const { code, stdout } = await sverka(['verify', file, '--api', stand.url]);
    expect(code).toBe(0);
    expect(stdout).toContain(`Этот запрос уже есть, дело ${CASE_ID}.`);
    expect(stand.calls).toHaveLength(1);
  });

  it('lists every wrong field and exits with 1', async () => {
    const errors = [
      { pointer: '/subjects/0/snils', detail: 'СНИЛС: 11 цифр / SNILS: 11 digits' },
      { pointer: '/declaration/in~1come', detail: 'такого поля нет / there is no such field' },
    ];
    const stand = await standWith({ 'POST /v1/verification-requests': problem(422, { errors }) });
    const file = await fileOf('request.json', '{}');
    const { code, stdout, stderr } = await sverka(['verify', file, '--wait', '--api', stand.url]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.split('\n')).toEqual([
      'Отклонено (HTTP 422, неверных полей: 2):',
      'Refused (HTTP 422, wrong fields: 2):',
      'Запрос не принят',
      'The request is not accepted',
      '  subjects[0].snils',
      '      СНИЛС: 11 цифр',
      '      SNILS: 11 digits',
      '  declaration.in/come',
      '      такого поля нет',
      '      there is no such field',
      '',
    ]);
  });

  it('exits with 3 when there is no result in time, and says where to look', async () => {
    const stand = await standWith({
      'POST /v1/verification-requests': { status: 202, body: accepted },
      [`GET /v1/cases/${CASE_ID}`]: ok(caseView),
    });
    const file = await fileOf('request.json', '{}');
    const { code, stderr } = await sverka(['verify', file, '--wait', '--timeout', '1', '--api', stand.url]);
    expect(code).toBe(3);
    expect(stderr).toContain(`sverka case ${CASE_ID}`);
  });

  it.each([
    ['no file', ['нет такого.json', undefined], 'there is no such file'],
    ['no JSON', ['request.json', '{\n  "a": 1,\n  "СНИЛС": 123 456\n}'], 'line 3, column 16'],
    ['cut JSON', ['request.json', '{"a": [1, 2'], 'line 1, column 12'],
    ['other encoding', ['request.json', new Uint8Array([0x22, 0xcf, 0xf0, 0x22])], 'save the file as UTF-8'],
  ] as const)(
    'says in one sentence what is wrong with the file: %s',
    async (_case, [name, content], sentence) => {
      const path = content === undefined ? name : await fileOf(name, content);
      const { code, stdout, stderr } = await sverka(['verify', path, '--lang', 'en']);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr.replaceAll('\n', ' ')).toContain(sentence);
      expect(stderr).not.toMatch(/\n\s+at |123 456/);
    },
  );
});

describe('an API that is not there', () => {
  it('is one sentence and exit code 2', async () => {
    const { code, stdout, stderr } = await sverka(['queues', '--lang', 'en'], {
      SVERKA_API: 'http://127.0.0.1:1',
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      'Cannot reach the API at http://127.0.0.1:1: check that Sverka is running, or give --api.\n',
    );
  });

  it.each([
    ['a page of somebody else', { status: 200, body: '<html>hello</html>', contentType: 'text/html' }],
    ['a redirect', { status: 302, body: '' }],
    ['a view of another shape', ok({ queues: [{ queue: 'intake' }] })],
    ['a fault without a problem document', { status: 500, body: 'Traceback' }],
  ])('neither is %s', async (_case, reply) => {
    const stand = await standWith({ 'GET /v1/ops/queues': reply });
    const { code, stdout, stderr } = await sverka(['queues', '--api', stand.url, '--lang', 'en']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('does not answer as Sverka does');
  });

  it('refuses an address that is none', async () => {
    const { code, stderr } = await sverka(['queues', '--api', 'localhost:8787', '--lang', 'en']);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: '--api: an address such as http://127.0.0.1:8787 is needed.\n',
    });
  });
});

describe('reading', () => {
  const routes = {
    [`GET /v1/cases/${CASE_ID}`]: ok(caseView),
    [`GET /v1/cases/${CASE_ID}/result?version=1`]: ok({ ...result, version: 1 }),
    'GET /v1/ops/queues': ok(queuesView),
    'GET /v1/ops/failed?queue=query-tax': ok(failedView),
    'GET /v1/ops/agencies': ok(agenciesView),
    'GET /v1/ops/deadlines?office=vladimir-1': ok(deadlinesView),
  };

  it.each([
    [
      ['case', CASE_ID],
      ['идёт проверка / verifying', '✓ найдено'],
    ],
    [['result', CASE_ID, '--version', '1'], ['версия 1 / VERIFICATION RESULT, version 1']],
    [['queues'], ['query-tax', 'in flight']],
    [
      ['failed', '--queue', 'query-tax'],
      ['m-1', 'm-2', 'http-503', 'aaaaaaa2', 'unreadable'],
    ],
    [['agencies'], ['ФНС', 'запись ЕГРИП', 'tax, smev: не отвечает', '2026-11-20 15:40 МСК']],
    [
      ['deadlines', '--office', 'vladimir-1'],
      ['№ 2026/11-0417', '2026-11-20', 'сегодня /'],
    ],
  ])('%s prints a page within 100 columns, and with --json the very JSON', async (args, parts) => {
    const stand = await standWith(routes);
    const [page, json] = await Promise.all([
      sverka([...args, '--api', stand.url]),
      sverka(['--api', stand.url, ...args, '--json']),
    ]);
    expect({ code: page.code, stderr: page.stderr }).toEqual({ code: 0, stderr: '' });
    for (const part of parts) expect(page.stdout).toContain(part);
    expect(page.stdout.split('\n').filter((line) => Array.from(line).length > 100)).toEqual([]);
    const path = stand.calls[0]?.path ?? '';
    const reply = Object.entries(routes).find(([key]) => key === `GET ${path}`)?.[1];
    expect(json.stdout).toBe(`${JSON.stringify(reply?.body)}\n`);
  });

  it('prints a problem readably, and as it came with --json', async () => {
    const body = { type: 'about:blank', title: 'Дела нет / No such case', status: 404 };
    const stand = await standWith({ [`GET /v1/cases/${CASE_ID}`]: { status: 404, body } });
    const [page, json] = await Promise.all([
      sverka(['case', CASE_ID, '--api', stand.url]),
      sverka(['case', CASE_ID, '--api', stand.url, '--json']),
    ]);
    expect(page).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Отклонено (HTTP 404):\nRefused (HTTP 404):\nДела нет\nNo such case\n',
    });
    expect(json).toEqual({ code: 1, stdout: `${JSON.stringify(body)}\n`, stderr: '' });
  });

  it('neutralises what would steer the terminal, on the page and in the JSON', async () => {
    const hostile = '\u001b]0;owned\u0007\u009b2J\u202eтекст';
    const view = { ...caseView, registrationNumber: hostile };
    const stand = await standWith({ [`GET /v1/cases/${CASE_ID}`]: ok(view) });
    const [page, json] = await Promise.all([
      sverka(['case', CASE_ID, '--api', stand.url]),
      sverka(['case', CASE_ID, '--api', stand.url, '--json']),
    ]);
    for (const text of [page.stdout, json.stdout])
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(page.stdout).toContain('\\u001b]0;owned\\u0007\\u009b2J\\u202eтекст');
    expect(JSON.parse(json.stdout)).toEqual(view);
  });
});
