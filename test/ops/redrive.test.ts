import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { standWith } from '#test/ops/stand-of-a-test';
import { bodiesOf, FAULT, REDRIVE, replyOf, routes, sent } from '#test/ops/redrive-replies';
import { PROGRAM, sverka } from '#test/ops/sverka-process';
import { failedView } from '#test/ops/views';

describe('sverka redrive', () => {
  it('shows what it would touch, and without a yes sends nothing', async () => {
    const stand = await standWith(routes);
    const { code, stdout, stderr } = await sverka(['redrive', 'query-tax', '--api', stand.url]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('m-1');
    expect(stderr).toContain('m-2');
    expect(stderr).toContain('Of these 1 have nothing left to do. Sending them is harmless');
    expect(stderr).toContain('Nothing was sent: confirm with --yes.');
    expect(bodiesOf(stand)).toEqual([]);
  });

  it('--dry-run shows the same and ends well', async () => {
    const stand = await standWith(routes);
    const args = ['redrive', '--queue', 'query-tax', '--yes', '--dry-run', '--api', stand.url];
    const [page, json] = [await sverka(args), await sverka([...args, '--json'])];
    expect({ code: page.code, stderr: page.stderr }).toEqual({ code: 0, stderr: '' });
    expect(page.stdout).toContain('m-2');
    expect(JSON.parse(json.stdout)).toEqual(failedView);
    expect(bodiesOf(stand)).toEqual([]);
  });

  it('sends exactly what it has shown, and reports on each', async () => {
    const stand = await standWith({
      ...routes,
      [REDRIVE]: replyOf('query-tax', sent('m-1'), { messageId: 'm-2', outcome: 'gone' }),
    });
    const { code, stdout } = await sverka([
      'redrive',
      'query-tax',
      '--yes',
      '--lang',
      'en',
      '--api',
      stand.url,
    ]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: [
        '✓ m-1: sent',
        '– m-2: no longer among the failed',
        'Sent again: 1. Gone meanwhile: 1. Cases and ids stay the same.',
        '',
      ].join('\n'),
    });
    expect(bodiesOf(stand)).toEqual([{ queue: 'query-tax', messageIds: ['m-1', 'm-2'] }]);
  });

  it.each([
    [['--cause', 'unreadable'], ['m-2']],
    [['--agency', 'tax'], ['m-1']],
    [['--group', 'bbbbbbb3'], ['m-2']],
    [['--id', 'm-2', 'm-9'], ['m-2']],
  ])('with %j sends %j, also if some went already', async (filter, messageIds) => {
    const stand = await standWith({ ...routes, [REDRIVE]: replyOf('query-tax', ...messageIds.map(sent)) });
    const args = ['redrive', ...filter, '--yes', '--json', '--api', stand.url];
    const { code, stdout } = await sverka(args);
    expect(code).toBe(0);
    expect(bodiesOf(stand)).toEqual([{ queue: 'query-tax', messageIds }]);
    expect(JSON.parse(stdout)).toMatchObject({ sentAgain: messageIds });
  });

  it('what is left among the failed is exit code 1, with the reason of each', async () => {
    const hidden = { messageId: 'm-2', outcome: 'failed', code: 'hidden' };
    const stand = await standWith({ ...routes, [REDRIVE]: replyOf('query-tax', sent('m-1'), hidden) });
    const args = ['redrive', 'query-tax', '--yes', '--lang', 'en', '--api', stand.url];
    const { code, stdout, stderr } = await sverka(args);
    expect(code).toBe(1);
    expect(stdout).toContain('✗ m-2: not sent: somebody else has it in hand: again in half a minute');
    expect(stderr).toContain('Still among the failed: 1. Repeat the same command.');
  });

  it('a fault between is exit code 2, with what went and how to go on', async () => {
    const stand = await standWith({ ...routes, [REDRIVE]: [replyOf('query-tax', sent('m-1')), FAULT] });
    const args = ['redrive', 'query-tax', '--per-second', '1', '--yes', '--lang', 'en', '--api', stand.url];
    const { code, stdout, stderr } = await sverka(args);
    expect(code).toBe(2);
    expect(stdout).toContain('Sent again: 1.');
    expect(stderr).toContain('1 left; some of them may have gone. Repeat the same command');
  });

  it.each([
    [['redrive', '--yes'], 'Say what to send'],
    [['redrive', 'query-tax', '--per-second', '0'], 'a whole number from 1 to 50'],
    [['redrive', 'query-tax', '--id', 'm-9', '--yes'], 'There are no such failed messages: m-9.'],
    [['redrive', 'tax'], 'refused (HTTP 404)'],
  ])('%j is refused', async (args, sentence) => {
    const stand = await standWith(routes);
    const { code, stderr } = await sverka([...args, '--lang', 'en', '--api', stand.url]);
    expect(code).toBe(1);
    expect(stderr.toLowerCase()).toContain(sentence.toLowerCase());
    expect(bodiesOf(stand)).toEqual([]);
  });

  it('has nothing to do where nothing failed', async () => {
    const stand = await standWith(routes);
    const { code, stdout } = await sverka(['redrive', 'intake', '--lang', 'en', '--api', stand.url]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Nothing has failed.\n' });
  });

  it('ends at Ctrl-C between two messages, exit code 130, and says how to go on', async () => {
    const child = { kill: (): unknown => undefined };
    const stand = await standWith({ ...routes, [REDRIVE]: replyOf('query-tax', sent('m-1')) });
    // Ctrl-C comes while the first message is under way.
    stand.beforeReply = ({ method }) => {
      if (method === 'POST') child.kill();
    };
    const args = ['redrive', 'query-tax', '--yes', '--per-second', '1', '--lang', 'en', '--api', stand.url];
    const process_ = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.kill = () => process_.kill('SIGINT');
    let [stdout, stderr] = ['', ''];
    process_.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    process_.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const code = await new Promise((resolve) => process_.on('close', resolve));
    expect(code).toBe(130);
    expect(stdout).toBe('✓ m-1: sent\nSent again: 1. Cases and ids stay the same.\n');
    expect(stderr).toContain('Stopped with 1 left. To go on, repeat the same command.');
    expect(bodiesOf(stand)).toEqual([{ queue: 'query-tax', messageIds: ['m-1'] }]);
  });
});
