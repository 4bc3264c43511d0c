import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { agencies } from '#contracts/registry';

const HEADINGS = ['Source', 'Version', 'Legal ground', 'Peculiarities', 'Negative answers'];

/** Sections of an agency's page by heading. */
const sectionsOf = (agencyId: string): ReadonlyMap<string, string> => {
  const page = path.resolve(import.meta.dirname, '../../contracts', agencyId, 'README.md');
  const [, ...sections] = readFileSync(page, 'utf8').split(/^## /m);
  return new Map(
    sections.map((section) => [section.split('\n', 1).join(''), section.replace(/^.*\n/, '').trim()]),
  );
};

/** Cells of the row about a kind. */
const rowOf = (section: string | undefined, kind: string): readonly string[] | undefined =>
  section
    ?.split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .find(([, first]) => first === `\`${kind}\``);

describe.each(agencies)('the page of $id', ({ id, informationTypes }) => {
  const sections = sectionsOf(id);

  test('has source, version, legal ground, peculiarities and the rule of negative answers', () => {
    expect([...sections.keys()]).toEqual(HEADINGS);
    for (const text of sections.values()) expect(text.length).toBeGreaterThan(60);
  });

  test('cites the law on which it is asked', () => {
    expect(sections.get('Legal ground')).toMatch(/\d+-ФЗ (art|ст)\w*\. \d/);
  });

  test.each(informationTypes)('gives version and negative answer of $kind', ({ kind, contractVersion }) => {
    const version = rowOf(sections.get('Version'), kind)?.join(' ');
    expect(version?.match(/\d+(\.\d+)*/g)).toContain(contractVersion);
    expect(rowOf(sections.get('Negative answers'), kind)?.[2]?.length).toBeGreaterThan(3);
  });
});
