import { describe, expect, it } from 'vitest';
import { standWith } from '#test/ops/stand-of-a-test';
import { fileOf, sverka } from '#test/ops/sverka-process';

const event = (id: string) => ({ source: 'employment-centre', sourceEventId: id });
const refusal = {
  type: 'about:blank',
  title: 'Событие не принято / The event is not accepted',
  status: 422,
  errors: [{ pointer: '/placement/startOn', detail: 'нужна дата / a date is needed' }],
};

describe('sverka post-events', () => {
  it('posts each event of an array and reports on each', async () => {
    const stand = await standWith({
      'POST /v1/employment-events': [
        { status: 202, body: event('e-1') },
        { status: 422, body: refusal },
        { status: 200, body: event('e-3') },
      ],
    });
    const file = await fileOf('events.json', '[{"n": "1"},\n {"n": "2"}, {"n": "3"}]');
    const { code, stdout, stderr } = await sverka(['post-events', file, '--api', stand.url]);
    expect(code).toBe(1);
    expect(stand.calls.map(({ contentType, body }) => [contentType, body])).toEqual([
      ['application/json', '{"n":"1"}'],
      ['application/json', '{"n":"2"}'],
      ['application/json', '{"n":"3"}'],
    ]);
    expect(stdout).toContain('✓ событие 1 / event 1: принято / accepted, employment-centre e-1');
    expect(stdout).toContain('✗ событие 2 / event 2: отклонено / refused (HTTP 422)');
    expect(stdout).toContain('placement.startOn');
    expect(stdout).toContain('✓ событие 3 / event 3: уже было / same as before, employment-centre e-3');
    expect(stderr).toContain('1 of 3 are not accepted; the others are.');
  });

  it('with --json prints the reply to each line of NDJSON', async () => {
    const stand = await standWith({ 'POST /v1/employment-events': { status: 202, body: event('e-1') } });
    const file = await fileOf('events.ndjson', '{"n": 1}\r\n\n{"n": 2}\n');
    const { code, stdout } = await sverka(['post-events', file, '--api', stand.url, '--json']);
    const reply = '{"source":"employment-centre","sourceEventId":"e-1"}';
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${reply}\n${reply}\n` });
    expect(stand.calls.map(({ body }) => body)).toEqual(['{"n": 1}', '{"n": 2}']);
  });

  it('sends an XML document as it is', async () => {
    const stand = await standWith({ 'POST /v1/employment-events': { status: 202, body: event('e-1') } });
    const xml = '<?xml version="1.0" encoding="UTF-8"?><a>\n</a>';
    const { code } = await sverka(['post-events', await fileOf('e.XML', xml), '--api', stand.url]);
    expect(code).toBe(0);
    expect(stand.calls[0]).toMatchObject({ contentType: 'application/xml', body: xml });
  });

  it.each([
    ['events.ndjson', '{"n": 1}\n{"n": }\n', 'line 2, column 7'],
    ['events.csv', 'a;b', 'the extension must be .json, .ndjson, .jsonl or .xml'],
    ['events.json', '[]', 'there are no events in the file'],
  ])('posts nothing of a file that cannot be used: %s', async (name, content, sentence) => {
    const stand = await standWith({});
    const path = await fileOf(name, content);
    const { code, stderr } = await sverka(['post-events', path, '--api', stand.url, '--lang', 'en']);
    expect(code).toBe(1);
    expect(stderr.replaceAll('\n', ' ')).toContain(sentence);
    expect(stand.calls).toEqual([]);
  });
});

describe('help', () => {
  it.each([
    'verify',
    'case',
    'result',
    'post-events',
    'queues',
    'failed',
    'redrive',
    'agencies',
    'deadlines',
  ])('of %s has an example and --json', async (command) => {
    const { code, stdout } = await sverka([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: sverka ${command}`);
    expect(stdout).toContain(`Example / пример:\n  sverka ${command}`);
    expect(stdout).toContain('--json');
  });

  it.each([[['verfy']], [['deadlines']], [['case']], [['queues', '--nonsense']]])(
    'a wrong call %s is one sentence and exit code 1',
    async (args) => {
      const { code, stdout, stderr } = await sverka(args);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^error: .+\n(\(Did you mean .+\)\n)?$/);
    },
  );
});
