import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { standWith } from '#test/ops/stand-of-a-test';
import { accepted, bulk, SUBMIT } from '#test/ops/bulk-stand';
import { fileOf, sverka } from '#test/ops/sverka-process';
import { CASE_ID } from '#test/ops/views';

describe('sverka verify --bulk, before anything is sent', () => {
  it.each([
    ['a line that is no JSON', '{"a":"1"}\n{"СНИЛС": 123 456}\n', 'line 2, column 15'],
    ['nothing', '\n  \n', 'there are no requests in the file'],
    ['a list', '[{"a":"1"}]', 'line 1 holds no request'],
    ['a line over the cap', `{"a":"1"}\n{"b":"${'x'.repeat(1024 * 1024)}"}\n`, 'line 2 is longer than 1 MiB'],
    ['another encoding', new Uint8Array([0x7b, 0x7d, 0x0a, 0x22, 0xcf, 0xf0, 0x22]), 'line 2 is not UTF-8'],
  ])('sends nothing of a file with %s', async (_case, content, sentence) => {
    const stand = await standWith({});
    const file = await fileOf('many.ndjson', content);
    const { code, stdout, stderr } = await bulk(stand, file);
    expect({ code, stdout, calls: stand.calls }).toEqual({ code: 1, stdout: '', calls: [] });
    expect(stderr.replaceAll('\n', ' ')).toContain(sentence);
    expect(stderr).not.toMatch(/\n\s+at |123 456/);
    expect(existsSync(`${file}.journal`)).toBe(false);
  });

  it('writes into no file that is not its journal, nor into the journal of another API', async () => {
    const stand = await standWith({ [SUBMIT]: accepted(CASE_ID) });
    const other = await standWith({ [SUBMIT]: accepted(CASE_ID) });
    const file = await fileOf('many.ndjson', '{"a":"1"}\n');
    const itself = await bulk(stand, file, '--journal', file);
    expect(itself.stderr.replaceAll('\n', ' ')).toContain('it is no journal of sverka verify --bulk');
    expect(readFileSync(file, 'utf8')).toBe('{"a":"1"}\n');
    expect((await bulk(stand, file, '--no-wait')).code).toBe(0);
    const elsewhere = await bulk(other, file, '--no-wait');
    expect(elsewhere.code).toBe(1);
    expect(elsewhere.stderr).toContain('the journal of another Sverka');
    expect(other.calls).toEqual([]);
  });

  it.each([
    [['--bulk', '--parallel', '65'], 'a number from 1 to 64 is needed'],
    [['--parallel', '4'], 'belong to --bulk'],
  ])('refuses %s', async (options, sentence) => {
    const stand = await standWith({});
    const file = await fileOf('many.ndjson', '{"a":"1"}\n');
    const { code, stderr } = await sverka(['verify', file, ...options, '--api', stand.url, '--lang', 'en']);
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
  });
});
