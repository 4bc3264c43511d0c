import { describe, expect, test } from 'vitest';
import { obligationsOf } from '#core/terms/obligations';
import type { OfficeEvent } from '#schemas/office-event';
import { happened } from '#test/core/office-events';

const plan = (events: readonly OfficeEvent[], today = '2026-12-30'): string[] =>
  obligationsOf(events, today).map(({ kind, dueOn, status }) => `${kind} ${dueOn} ${status}`);

const signed = happened('contract-signed', '2026-11-30', { termMonths: 3 });

describe('what a signed contract asks of the office', () => {
  test('nothing before the signing', () => {
    expect(plan([happened('handed-to-commission', '2026-11-25')])).toEqual([]);
  });

  test('monthly checks, a conclusion in the last month, a year of checks and the report of the fifth month', () => {
    expect(plan([signed])).toEqual([
      'monthly-check 2026-12-31 due',
      'monthly-check 2027-01-31 upcoming',
      'last-month-conclusion 2027-02-28 upcoming',
      'post-contract-check 2027-03-31 upcoming',
      'post-contract-check 2027-04-30 upcoming',
      'post-contract-check 2027-05-31 upcoming',
      'post-contract-check 2027-06-30 upcoming',
      'post-contract-check 2027-07-31 upcoming',
      'income-report 2027-07-31 upcoming',
      'post-contract-check 2027-08-31 upcoming',
      'post-contract-check 2027-09-30 upcoming',
      'post-contract-check 2027-10-31 upcoming',
      'post-contract-check 2027-11-30 upcoming',
      'post-contract-check 2027-12-31 upcoming',
      'post-contract-check 2028-01-31 upcoming',
      'post-contract-check 2028-02-29 upcoming',
    ]);
  });

  test('a prolongation moves the end, an earlier end moves it back, a refusal moves nothing', () => {
    const conclusion = (events: readonly OfficeEvent[]) =>
      plan(events).find((line) => line.startsWith('last-month'));
    const prolonged = happened('prolongation-decided', '2027-01-20', { outcome: 'prolonged', months: 2 });
    const refused = happened('prolongation-decided', '2027-01-20', { outcome: 'refused' });
    const ended = happened('contract-ended', '2027-01-31');
    expect(conclusion([signed, prolonged])).toBe('last-month-conclusion 2027-04-30 upcoming');
    expect(conclusion([signed, refused])).toBe('last-month-conclusion 2027-02-28 upcoming');
    expect(conclusion([signed, ended])).toBe('last-month-conclusion 2027-01-31 upcoming');
  });

  test('a terminated contract has nothing to conclude on', () => {
    const terminated = happened('termination-decided', '2027-02-10', { outcome: 'terminated' });
    const kept = happened('termination-decided', '2027-01-15', { outcome: 'kept' });
    expect(plan([signed, terminated])).toEqual([
      'monthly-check 2026-12-31 due',
      'monthly-check 2027-01-31 upcoming',
    ]);
    expect(plan([signed, kept])).toHaveLength(16);
  });

  test('what is done is met, what is over is overdue', () => {
    const done = happened('monitoring-done', '2027-01-12', { obligation: 'monthly-check', month: '2027-01' });
    expect(plan([signed, done], '2027-02-01').slice(0, 3)).toEqual([
      'monthly-check 2026-12-31 overdue',
      'monthly-check 2027-01-31 met',
      'last-month-conclusion 2027-02-28 due',
    ]);
  });

  test('a contract of one month has its conclusion and no monthly check', () => {
    expect(plan([happened('contract-signed', '2026-12-15', { termMonths: 1 })])[0]).toBe(
      'last-month-conclusion 2027-01-31 upcoming',
    );
  });
});
