import { expect, test } from 'vitest';
import { job, merged, reported, terminated } from '#test/core/jobs';

const back = (startOn: string) => reported('e3', job({ startOn }));
const aboutOf = (endOn: string, startOn: string): string[] =>
  merged([reported('e1'), terminated(['e2', 'e1'], endOn), back(startOn)]).conflicts.map(
    ({ about }) => about,
  );

test('the same employer again: a conflict only while the first job had not ended', () => {
  expect(aboutOf('2026-11-30', '2026-12-01')).toEqual([]);
  expect(aboutOf('2026-12-01', '2026-12-01')).toEqual([]);
  expect(aboutOf('2026-12-02', '2026-12-01')).toEqual(['start-days']);
});

const twoEnds = (first: { endOn: string; on: string }, second: { endOn: string; on: string }) => {
  const { facts, conflicts } = merged([
    reported('e1'),
    reported('x1', job(), 'social-fund'),
    terminated(['e2', 'e1'], first.endOn, { on: first.on }),
    terminated(['x2', 'x1'], second.endOn, { on: second.on, source: 'social-fund' }),
  ]);
  return { ends: facts.map(({ endOn }) => endOn), about: conflicts.map(({ about }) => about) };
};

test.each([
  {
    why: 'reported last counts, though it is the earlier day',
    first: { endOn: '2026-12-10', on: '2026-12-11' },
    second: { endOn: '2026-12-01', on: '2026-12-20' },
    counts: '2026-12-01',
  },
  {
    why: 'in whichever source it stands',
    first: { endOn: '2026-12-01', on: '2026-12-20' },
    second: { endOn: '2026-12-10', on: '2026-12-11' },
    counts: '2026-12-01',
  },
  {
    why: 'of equal reports the later day',
    first: { endOn: '2026-12-10', on: '2026-12-11' },
    second: { endOn: '2026-12-01', on: '2026-12-11' },
    counts: '2026-12-10',
  },
])('two sources end one job: $why', ({ first, second, counts }) => {
  expect(twoEnds(first, second)).toEqual({ ends: [counts], about: ['end-days'] });
});
