import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { apiClient } from '#ops/cli/api/api-client';
import { CommandFailure } from '#ops/cli/command-failure';
import { pageOf } from '#ops/cli/page/page';
import { verifyBulk } from '#ops/cli/bulk/verify-bulk';
import type { StandReply } from '#test/ops/api-stand';
import { standWith } from '#test/ops/stand-of-a-test';
import { fakeDesk, nobody } from '#test/ops/fake-desk';
import { fileOf, sverka } from '#test/ops/sverka-process';
import { CASE_ID } from '#test/ops/views';
import {
  accepted,
  bulk,
  journalOf,
  OTHER_CASE,
  posts,
  readyCase,
  refusal,
  SUBMIT,
  waitingCase,
  wrongSnils,
} from '#test/ops/bulk-stand';

/** In this process, with a clock that pausing moves; hands in only. */
const bulkHere = async ({ url }: { url: string }, file: string, columns?: number) => {
  const shown: string[] = [];
  const pageOptions = { language: 'en', colour: false } as const;
  const session = {
    ...{ desk: fakeDesk(shown, columns), api: apiClient({ baseUrl: url, identity: nobody }), isJson: false },
    ...{ pageOptions, page: pageOf(pageOptions) },
  };
  const ended: unknown = await verifyBulk(session, file, {
    ...{ parallel: 1, mustWait: false, patienceSeconds: 600 },
  }).catch((error: unknown) => error);
  return {
    exitCode: ended instanceof CommandFailure ? ended.exitCode : 0,
    sentence: ended instanceof CommandFailure ? ended.sentence.en : '',
    shown: shown.map((text) => `${text}\n`).join(''),
  };
};

describe('sverka verify --bulk', () => {
  it('hands in every line, waits for all results and keeps what came of each, without the family', async () => {
    const stand = await standWith({
      [SUBMIT]: [accepted(CASE_ID), accepted(OTHER_CASE)],
      ...readyCase(CASE_ID),
      ...readyCase(OTHER_CASE),
    });
    const file = await fileOf('many.ndjson', '\uFEFF{"family":"Вымыслов"}\r\n\n{"family":"Ёлкина"}');
    const { code, stdout, stderr } = await bulk(stand, file);
    expect({ code, posts: posts(stand) }).toEqual({
      code: 0,
      posts: ['{"family":"Вымыслов"}', '{"family":"Ёлкина"}'],
    });
    expect(stdout).toMatch(/requests +2\n/);
    expect(stdout).toMatch(/with a result +2 \(confirmed: 2\)\n/);
    expect(stderr).toContain('accepted 2/2');
    expect(stderr).toContain('with a result 2/2');
    const digest: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);
    const ended = { ended: 'result', version: 2, status: 'confirmed' };
    expect(journalOf(file)).toEqual([
      { journal: 'sverka verify --bulk', schemaVersion: '1', api: `${stand.url}/` },
      { line: 1, digest, ended: 'accepted', caseId: CASE_ID },
      { line: 3, digest, ended: 'accepted', caseId: OTHER_CASE },
      { line: 1, digest, ...ended, caseId: CASE_ID },
      { line: 3, digest, ...ended, caseId: OTHER_CASE },
    ]);
    expect(statSync(`${file}.journal`).mode & 0o777).toBe(0o600);
  });

  it('names the line and the place of each wrong field, sends the rest, and the next time only what was not taken', async () => {
    const stand = await standWith({
      [SUBMIT]: [wrongSnils, accepted(CASE_ID), accepted(OTHER_CASE)],
      ...readyCase(CASE_ID),
      ...readyCase(OTHER_CASE),
    });
    const file = await fileOf('many.ndjson', '{"snils":"112-233"}\n{"b":"2"}\n');
    const first = await bulk(stand, file);
    expect(first.code).toBe(1);
    expect(first.stdout).toContain('✗ line 1: not accepted (HTTP 422)');
    expect(first.stdout).toContain('subjects[0].snils');
    expect(first.stderr.replaceAll('\n', ' ')).toContain('1 of 2 lines are not accepted.');
    expect(`${first.stdout}${first.stderr}${readFileSync(`${file}.journal`, 'utf8')}`).not.toContain(
      '112-233',
    );
    expect(journalOf(file)).toContainEqual(
      expect.objectContaining({ line: 1, ended: 'failed', httpStatus: 422, pointers: ['/subjects/0/snils'] }),
    );

    const second = await bulk(stand, file);
    expect(second.code).toBe(0);
    expect(posts(stand)).toEqual(['{"snils":"112-233"}', '{"b":"2"}', '{"snils":"112-233"}']);
    expect(second.stdout).toMatch(/with a result +2 /);
  });

  it('sends again after a fault that passes, and goes past a line on which the API always fails', async () => {
    const faults = Array.from({ length: 6 }, () => refusal(500));
    const stand = await standWith({
      [SUBMIT]: [refusal(503), accepted(CASE_ID), ...faults, accepted(OTHER_CASE)],
    });
    const file = await fileOf('many.ndjson', '{"a":"1"}\n{"b":"2"}\n{"c":"3"}\n');
    const { exitCode, shown } = await bulkHere(stand, file);
    expect(exitCode).toBe(2);
    expect(shown).toContain('✗ line 2: not accepted (HTTP 500)');
    expect(shown).toMatch(/waiting +2\n/);
    expect(posts(stand)).toEqual([
      '{"a":"1"}',
      '{"a":"1"}',
      ...Array<string>(6).fill('{"b":"2"}'),
      '{"c":"3"}',
    ]);
  });

  it('gives up where the API fails on line after line, and where nothing answers', async () => {
    const stand = await standWith({ [SUBMIT]: refusal(500) });
    const lines = Array.from({ length: 30 }, (_, index) => `{"n":"${index}"}\n`).join('');
    const file = await fileOf('many.ndjson', lines);
    const failing = await bulkHere(stand, file);
    expect(failing.exitCode).toBe(2);
    expect(failing.sentence).toContain(`To go on: sverka verify --bulk ${file}`);
    expect(new Set(posts(stand)).size).toBe(10);

    const nobody = await bulkHere({ url: 'http://127.0.0.1:1' }, await fileOf('many.ndjson', '{"a":"1"}'));
    expect(nobody.exitCode).toBe(2);
    expect(nobody.sentence).toContain('Cannot reach the API at http://127.0.0.1:1');
  });

  it('in a terminal draws a bar over itself, in a row of the screen', async () => {
    const stand = await standWith({ [SUBMIT]: accepted(CASE_ID) });
    const { shown } = await bulkHere(stand, await fileOf('many.ndjson', '{"a":"1"}\n{"b":"2"}\n'), 40);
    expect(shown).toContain('\u001b[1A\u001b[0J████████████████████████ accepted 2/2\n');
  });

  it('stopped by Ctrl-C it says how to go on, and goes on without sending again', async () => {
    const file = await fileOf('many.ndjson', '{"a":"1"}\n');
    const routes: Record<string, StandReply> = { [SUBMIT]: accepted(CASE_ID), ...waitingCase(CASE_ID) };
    const stand = await standWith(routes);
    const args = ['verify', '--bulk', file, '--api', stand.url, '--lang', 'en'];
    const stopped = await sverka(args, {}, (child) => {
      void vi
        .waitFor(
          () => {
            expect(stand.calls.map(({ method }) => method)).toContain('GET');
          },
          { timeout: 60_000 },
        )
        .then(() => child.kill('SIGINT'));
    });
    expect(stopped.code).toBe(130);
    expect(stopped.stderr.replaceAll('\n', ' ')).toContain(`to go on: sverka verify --bulk ${file}`);

    Object.assign(routes, readyCase(CASE_ID));
    const { code } = await sverka(args);
    expect({ code, posts: posts(stand) }).toEqual({ code: 0, posts: ['{"a":"1"}'] });
  });

  it('with --no-wait only hands in; with --timeout says which are late and exits with 3', async () => {
    const stand = await standWith({ [SUBMIT]: accepted(CASE_ID, 200), ...waitingCase(CASE_ID) });
    const file = await fileOf('many.ndjson', '{"a":"1"}\n');
    expect((await bulk(stand, file, '--no-wait')).code).toBe(0);
    expect(stand.calls).toHaveLength(1);
    const { code, stderr } = await bulk(stand, file, '--timeout', '1');
    expect(code).toBe(3);
    expect(stderr.replaceAll('\n', ' ')).toContain('1 of 1 cases have no result yet.');
  });

  it('a case that the API no longer knows is handed in again the next time', async () => {
    const routes: Record<string, StandReply> = { [SUBMIT]: accepted(CASE_ID) };
    const stand = await standWith(routes);
    const file = await fileOf('many.ndjson', '{"a":"1"}\n');
    expect((await bulk(stand, file)).code).toBe(1);
    Object.assign(routes, readyCase(CASE_ID));
    expect((await bulk(stand, file)).code).toBe(0);
    expect(posts(stand)).toHaveLength(2);
  });

  it('with --json prints an entry a line and nothing else', async () => {
    const stand = await standWith({ [SUBMIT]: [accepted(CASE_ID), wrongSnils] });
    const file = await fileOf('many.ndjson', '{"a":"1"}\n{"b":"2"}\n');
    const { code, stdout } = await bulk(stand, file, '--no-wait', '--json');
    expect(code).toBe(1);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toEqual(journalOf(file).slice(1));
  });
});
