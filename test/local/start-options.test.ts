import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { livePopulation } from '#infra/local/agencies/agencies-population';
import { checkPopulationFile, readRequestFile } from '#infra/local/input-file';
import { readStartOptions } from '#infra/local/start-options';

const SAMPLE = 'contracts/social-protection/samples/01-all-confirmed';

describe('the options of npm start', () => {
  it('without any: the sample family on port 8787, fresh, staying up', () => {
    expect(readStartOptions([])).toEqual({
      once: false,
      keep: false,
      showLogs: false,
      templateTimings: false,
      port: 8787,
      requestFile: `${SAMPLE}/request.json`,
      populationFile: `${SAMPLE}/population.json`,
    });
  });

  it('a given file replaces one of the two', () => {
    expect(readStartOptions(['--request', 'mine.json'])).toMatchObject({
      requestFile: 'mine.json',
      populationFile: `${SAMPLE}/population.json`,
    });
  });

  it('--empty sends nothing and knows nobody', () => {
    const options = readStartOptions(['--empty', '--port', '0', '--keep', '--logs', '--template-timings']);

    expect(options).toEqual({ once: false, keep: true, showLogs: true, templateTimings: true, port: 0 });
  });

  it.each([
    [['--port', 'many'], '--port many is not a port'],
    [['--port', '65536'], '--port 65536 is not a port'],
    [['--once', '--empty'], '--once needs a request to wait for'],
    [['--unknown'], "Unknown option '--unknown'"],
    [['file.json'], "Unexpected argument 'file.json'"],
  ])('%j stops with one sentence', (args, sentence) => {
    expect(() => readStartOptions(args)).toThrow(sentence);
  });

  it('--help is help', () => {
    expect(readStartOptions(['--once', '--help'])).toBe('help');
  });
});

describe('a given file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-input-'));
  const file = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  it.each([
    ['is missing', join(folder, 'absent.json'), 'absent.json: there is no such file.'],
    ['is a folder', folder, 'it is a folder, a file is needed.'],
    ['is no JSON', file('broken.json', '{"snils":"11223344595"'), 'broken.json: this is not JSON.'],
    [
      'is not UTF-8',
      file('cp1251.json', Buffer.from([0x22, 0xcf, 0xe5, 0x22])),
      'not a readable text in UTF-8.',
    ],
  ])('that %s stops with one sentence and quotes nothing', (_, path, sentence) => {
    expect(() => readRequestFile(path)).toThrow(sentence);
    expect(() => {
      checkPopulationFile(path);
    }).toThrow(sentence);
  });

  it('that is no population stops with the place, not with the value', () => {
    const path = file('people.json', '{"people":[{"snils":12345}]}');

    expect(() => {
      checkPopulationFile(path);
    }).toThrow(/people\.json: this is not a population, see \/people\/0\/\w+ \(/);
  });

  const known = { name: { family: 'Вымыслов', given: 'Лев' }, birthDate: '1990-01-02' };
  const vera = { ...known, snils: '19033377767' };
  it.each([
    ['an unknown field', { people: [{ ...vera, tacks: {} }] }, 'see /people/0/tacks ('],
    [
      'a СНИЛС with a slip',
      { people: [{ ...known, snils: '19033377768' }] },
      '/people/0/snils: the check number does not match.',
    ],
    [
      'an ИНН with a slip',
      { people: [{ ...vera, inn: '123456789037' }] },
      '/people/0/inn: the check digits do not match.',
    ],
    ['one person twice', { people: [vera, vera] }, '/people/1/snils: this person is in the file already.'],
    [
      'a day that never was',
      { people: [{ ...vera, birthDate: '1996-02-30' }] },
      '/people/0/birthDate: there is no such day.',
    ],
  ])('with %s stops with its place', (_, population, sentence) => {
    const path = file('slip.json', JSON.stringify(population));

    expect(() => {
      checkPopulationFile(path);
    }).toThrow(sentence);
  });

  it('with a byte order mark is read by the agencies too', () => {
    const path = file('marked.json', `\uFEFF${JSON.stringify({ people: [vera] })}`);

    checkPopulationFile(path);
    expect(livePopulation(path, join(folder, 'changes.json')).people().population.people).toEqual([vera]);
  });

  it('of the samples is a population', () => {
    expect(() => {
      checkPopulationFile(`${SAMPLE}/population.json`);
    }).not.toThrow();
  });
});
