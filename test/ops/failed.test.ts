import { describe, expect, it } from 'vitest';
import { FailedView } from '#schemas/failed-messages';
import { standWith } from '#test/ops/stand-of-a-test';
import { routes } from '#test/ops/redrive-replies';
import { sverka } from '#test/ops/sverka-process';

describe('sverka failed', () => {
  it('shows groups by cause, agency and version, with an example and what to do next', async () => {
    const stand = await standWith(routes);
    const { code, stdout } = await sverka(['failed', '--lang', 'en', '--api', stand.url]);
    expect(code).toBe(0);
    for (const part of ['aaaaaaa2', 'agency-failure', 'http-503', 'tax', 'contract 4.0.0', 'm-1'])
      expect(stdout).toContain(part);
    expect(stdout).toContain('Wait for the agency.');
    expect(stdout).toContain('Find out who writes.');
    expect(stdout.split('\n').filter((line) => Array.from(line).length > 100)).toEqual([]);
  });

  it('shows the messages of a group one by one, and what sending each would do', async () => {
    const stand = await standWith(routes);
    const args = ['failed', '--group', 'aaaaaaa2', '--lang', 'en', '--api', stand.url];
    const { stdout } = await sverka(args);
    expect(stdout).toContain('m-1');
    expect(stdout).toContain('aaaaaaaaaaaa2');
    expect(stdout).toMatch(/harmless: it is/);
    expect(stdout).not.toContain('m-2');
  });

  it.each([
    [['--cause', 'unreadable'], ['m-2']],
    [['--cause', 'http-503'], ['m-1']],
    [['--agency', 'tax'], ['m-1']],
    [['--agency', 'social-fund'], []],
  ])('with %j and --json keeps the shape of the API', async (filter, ids) => {
    const stand = await standWith(routes);
    const { stdout } = await sverka(['failed', ...filter, '--json', '--api', stand.url]);
    const view = FailedView.parse(JSON.parse(stdout));
    expect(view.failed.map(({ messageId }) => messageId)).toEqual(ids);
    expect(view.groups).toHaveLength(ids.length);
  });
});
