import { afterEach, describe, expect, it } from 'vitest';
import { csvCell } from '#ops/cli/report-csv';
import { openStand, type Stand } from '#test/ops/api-stand';
import { openApi } from '#test/ops/published-contract';
import { sverka } from '#test/ops/sverka-process';

const PATH = '/v1/reports/programme?from=2026-01-01&to=2026-03-31&office=penza-1&office=penza-2';
const ASKED = ['report', '--office', 'penza-1', 'penza-2', '--from', '2026-01-01', '--to', '2026-03-31'];

const stands: Stand[] = [];
afterEach(() => Promise.all(stands.splice(0).map((stand) => stand.close())));

const report = async (...more: string[]) => {
  const body = openApi.components.examples['ProgrammeReport']?.value;
  const stand = await openStand({ [`GET ${PATH}`]: { status: 200, body } });
  stands.push(stand);
  return sverka([...ASKED, '--api', stand.url, ...more]);
};

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
    ['a-b', 'a-b'],
    ['<5', '<5'],
    ['', ''],
  ])('%j becomes %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });
});

describe('sverka report', () => {
  it('prints tables in Russian and English', async () => {
    const { code, stdout } = await report();
    expect(code).toBe(0);
    expect(stdout).toMatch(/Обучение \/ Training +<5 +— +≥ 10 % +не соблюдается/);
    expect(stdout).toMatch(/penza-1 +90 +95–100 %/);
  });

  it('prints CSV with a byte order mark and CRLF', async () => {
    const { stdout } = await report('--format', 'csv');
    expect(stdout.startsWith('\uFEFFsection,programme,edition,code,')).toBe(true);
    expect(stdout.endsWith('\r\n')).toBe(true);
    expect(stdout.split('\r\n')).toContain('track,penza,2021-01-01,business,Своё дело,12,10,,10,meets,,,,');
    expect(stdout.split('\r\n')).toContain(
      'programme,penza,2021-01-01,penza,"Пензенская область, социальный контракт",120,,,,,,,,',
    );
  });
});
