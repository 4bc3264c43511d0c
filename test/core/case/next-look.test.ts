import { describe, expect, it } from 'vitest';
import { isLookedAtInTime, lookForHint } from '#core/case/next-look';

const now = '2026-11-20T08:00:00.000Z';
const by = '2026-11-20T08:05:00.000Z';

describe('a look that is planned', () => {
  it.each([
    ['ahead and in time', { state: 'verifying', nextActionAt: '2026-11-20T08:03:00.000Z' }, true],
    ['at the very moment', { state: 'verifying', nextActionAt: '2026-11-20T08:05:00.000Z' }, true],
    ['too late', { state: 'verifying', nextActionAt: '2026-11-20T08:05:00.001Z' }, false],
    [
      'due: somebody may be looking with an older view',
      { state: 'verifying', nextActionAt: '2026-11-20T08:00:00.000Z' },
      false,
    ],
    [
      'due by a clock that is ahead of ours',
      { state: 'verifying', nextActionAt: '2026-11-20T08:00:10.000Z' },
      false,
    ],
    ['none', { state: 'verifying' }, false],
    [
      'of a case that may be put to rest',
      { state: 'result-ready', nextActionAt: '2026-11-20T08:03:00.000Z' },
      false,
    ],
    [
      'of a case that is about to be opened',
      { state: 'received', nextActionAt: '2026-11-20T08:03:00.000Z' },
      false,
    ],
  ] as const)('%s', (_what, known, serves) => {
    expect(isLookedAtInTime(known, { now, by })).toBe(serves);
  });

  it.each([
    ['stays where the hint has half of its time', '2026-11-20T08:02:30.000Z', '2026-11-20T08:02:30.000Z'],
    ['makes way where it comes before', '2026-11-20T08:02:29.999Z', by],
    ['makes way where it is past', '2026-11-20T07:00:00.000Z', by],
    ['comes forward where it is far', '2026-11-26T08:00:00.000Z', by],
    ['is made where there is none', undefined, by],
  ])('%s', (_what, planned, expected) => {
    expect(lookForHint(planned, { now, recheckSeconds: 300 })).toBe(expected);
  });
});
