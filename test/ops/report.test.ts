import { afterEach, describe, expect, it } from 'vitest';
import { csvCell } from '#ops/cli/page/csv-table';
import { openStand, type Stand, type StandReply } from '#test/ops/api-stand';
import { openApi } from '#test/ops/published-contract';
import { sverka } from '#test/ops/sverka-process';

const PATH = '/v1/reports/programme?from=2026-01-01&to=2026-03-31&office=penza-1&office=penza-2';
const ASKED = ['report', '--office', 'penza-1', 'penza-2', '--from', '2026-01-01', '--to', '2026-03-31'];

const stands: Stand[] = [];
afterEach(() => Promise.all(stands.splice(0).map((stand) => stand.close())));

const reportOn = async (reply: StandReply, ...more: string[]) => {
  const stand = await openStand({ [`GET ${PATH}`]: reply });
  stands.push(stand);
  return sverka([...ASKED, '--api', stand.url, ...more]);
};
const report = (...more: string[]) =>
  reportOn({ status: 200, body: openApi.components.examples['ProgrammeReport']?.value }, ...more);

describe('a cell of a spreadsheet', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+7', "'+7"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['=A1,"x"', '"\'=A1,""x"""'],
    ['a,b', '"a,b"'],
    ['a\nb', '"a\nb"'],
    ['\n=1', '"\'\n=1"'],
    ['＝1+1', "'＝1+1"],
    ['a-b', 'a-b'],
    ['<5', '<5'],
    ['', ''],
  ])('%j becomes %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });
});

describe('sverka report', () => {
  it('prints tables in Russian and English, within 100 columns', async () => {
    const { code, stdout, stderr } = await report();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/Обучение \/ Training +≥ 10 % +<5 +<5/);
    expect(stdout).toMatch(/Своё дело \/ Business +≤ 10 % +12 \(10 %\) +7 \(11.7 %\)/);
    expect(stdout).toMatch(/penza-1 +90 +95–100 %/);
    expect(stdout).toMatch(/employment-centre +40 +14 +0 +56 +74 %/);
    expect(stdout).toMatch(/tax +≥5 +<5 +<5 +0 +92–99 %/);
    expect(stdout).toMatch(/terminated \(clause 3\.6\) +<5/);
    expect(stdout.split('\n').filter((line) => Array.from(line).length > 100)).toEqual([]);
  });

  it('prints one language', async () => {
    const { stdout } = await report('--lang', 'en');
    expect(stdout).not.toMatch(/[А-я]/);
    expect(stdout).toContain('Programme report, 2026-01-01 to 2026-03-31');
    expect((await report('--lang', 'ru')).stdout).toMatch(/Своё дело +≤ 10 % +12 \(10 %\)/);
  });

  it('prints CSV with a byte order mark and CRLF', async () => {
    const { stdout } = await report('--format', 'csv');
    expect(stdout.startsWith('\uFEFFsection,programme,edition,code,')).toBe(true);
    expect(stdout.endsWith('\r\n')).toBe(true);
    const lines = stdout.split('\r\n');
    const penza = ',penza,2021-01-01,';
    expect(lines).toContain(
      `track${penza}business,Своё дело,Business,12,10,meets,7,11.7,does-not-meet,,10,,,,,,,,`,
    );
    expect(lines).toContain(
      `programme${penza}penza,"Пензенская область, социальный контракт","Penza region, social contract",120,,,60${','.repeat(12)}`,
    );
    expect(lines).toContain(`agency${penza}tax${','.repeat(13)}>=5,<5,<5,0,92,99`);
    expect(lines).toContain(`contract${penza}terminated,,,,,,<5${','.repeat(12)}`);
    expect(
      new Set(lines.slice(0, -1).map((line) => line.replaceAll(/"[^"]*"/g, '').split(',').length)),
    ).toEqual(new Set([22]));
  });

  it('prints the JSON as it came', async () => {
    const { code, stdout } = await report('--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(openApi.components.examples['ProgrammeReport']?.value);
  });

  it('JSON, CSV and tables carry the same', async () => {
    const marked = JSON.stringify(openApi.components.examples['ProgrammeReport']?.value);
    const leaves = [...marked.matchAll(/"(?:count|signed|onTime|late|planned|title)":(\d+|"[<>=0-9]+")/g)];
    const [csv, page] = [(await report('--format', 'csv')).stdout, (await report()).stdout];
    expect(leaves.length).toBeGreaterThan(10);
    for (const [, leaf = ''] of leaves) {
      const told = leaf.replaceAll('"', '');
      expect(csv).toContain(`,${told}`);
      expect(page).toContain(told.replace('>=', '≥'));
    }
  });

  it('says that there is nothing', async () => {
    const empty = {
      from: '2026-01-01',
      to: '2026-03-31',
      smallCountBelow: 5,
      verifications: 0,
      contracts: 0,
      offices: [{ officeId: 'penza-1', verifications: 0 }],
      programmes: [],
    };
    const { stdout } = await reportOn({ status: 200, body: empty });
    expect(stdout).toContain('There is neither a verification nor a contract in the period.');
    expect(stdout).toMatch(/penza-1 +0 +—/);
  });

  it('names every wrong parameter, exit code 1', async () => {
    const errors = [
      { pointer: '/to', detail: 'последний день раньше первого / the last day is before the first' },
    ];
    const body = { type: 'about:blank', title: 'Неверные поля / Wrong fields', status: 422, errors };
    const { code, stdout, stderr } = await reportOn({ status: 422, body });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('the last day is before the first');
  });

  it.each([
    [['--office', 'penza-1', '--from', '2026-01-01'], "required option '--to <day>' not specified"],
    [[...ASKED.slice(1), '--format', 'xlsx'], 'Allowed choices are table, csv'],
  ])('says what is missing or unknown, exit code 1: %j', async (args, sentence) => {
    const { code, stdout, stderr } = await sverka(['report', ...args]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(sentence);
  });

  it('exits with 2 where nobody answers', async () => {
    const { code, stdout, stderr } = await sverka([...ASKED, '--api', 'http://127.0.0.1:1', '--lang', 'en']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Cannot reach the API');
  });
});
