import { describe, expect, it } from 'vitest';
import { periodSecondsOf } from '#infra/local/template/read-schedules';

describe('the period of a schedule', () => {
  it.each([
    ['rate(1 minute)', 60],
    ['rate(5 minutes)', 300],
    ['rate(2 hours)', 7200],
  ])('%s is %i s', (expression, seconds) => {
    expect(periodSecondsOf(expression)).toBe(seconds);
  });

  it('stops at a schedule without a period', () => {
    expect(() => periodSecondsOf('cron(0 9 * * ? *)')).toThrow('knows rate(…) only');
  });
});
