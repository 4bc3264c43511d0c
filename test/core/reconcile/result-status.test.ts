import { describe, expect, it } from 'vitest';
import { statusOf, summaryOf } from '#core/reconcile/status';
import type { CoverageItem, Discrepancy, IncomeAssessment } from '#schemas/verification-result';
import type { Withdrawal } from '#schemas/withdrawal';

type State = CoverageItem['state'];
type Severity = Discrepancy['severity'];

const covered = (...states: State[]): CoverageItem[] =>
  states.map((state, index) => ({
    item: `item-${index}`,
    title: { ru: 'п', en: 'i' },
    state,
    evidence: [],
  }));

const found = (...severities: Severity[]): Discrepancy[] =>
  severities.map((severity, index) => ({
    id: `finding-${index}`,
    kind: 'income-understated',
    severity,
    effect: 'does-not-change-eligibility',
    clause: '3.2.2',
    subjectId: 'applicant',
    item: 'item-0',
    evidence: [],
    explanation: { ru: 'р', en: 'e' },
    nextStep: { ru: 'р', en: 'e' },
  }));

const statuses: [string, State[], Severity[], string][] = [
  ['everything confirmed', ['confirmed', 'confirmed'], [], 'confirmed'],
  ['one thing nobody can check', ['confirmed', 'not-covered'], [], 'confirmed'],
  ['a remark', ['confirmed'], ['info'], 'confirmed-with-remarks'],
  ['a small difference', ['confirmed'], ['low'], 'confirmed-with-remarks'],
  ['contradicted without weight', ['confirmed', 'contradicted'], [], 'confirmed-with-remarks'],
  ['an answer of too long ago', ['confirmed', 'stale'], [], 'confirmed-with-remarks'],
  ['something to judge', ['confirmed'], ['medium'], 'discrepancies'],
  ['something grave', ['confirmed'], ['info', 'high'], 'discrepancies'],
  ['something to judge before anything else', ['no-answer'], ['medium'], 'discrepancies'],
  ['silence', ['confirmed', 'no-answer'], [], 'incomplete'],
  ['silence alone', ['no-answer'], [], 'incomplete'],
  ['no record beside a confirmation', ['confirmed', 'not-found'], [], 'incomplete'],
  ['no record beside a contradiction', ['contradicted', 'not-found'], [], 'incomplete'],
  ['no record alone', ['not-found'], [], 'not-verifiable'],
  ['nothing that anybody could check', ['not-covered'], [], 'not-verifiable'],
  ['contradicted alone', ['contradicted'], [], 'confirmed-with-remarks'],
];

const income: IncomeAssessment = {
  total: 0,
  alimonyDeducted: 0,
  members: 1,
  averagePerCapita: 0,
  thresholdPerCapita: 1,
  belowThreshold: true,
  inBand: false,
  equalsThreshold: false,
};

const withdrawal: Withdrawal = {
  what: 'consent',
  on: '2026-11-24',
  clause: '152-ФЗ ст. 9',
  cancelled: [],
  answeredBefore: [],
  explanation: { ru: 'р', en: 'e' },
  nextStep: { ru: 'р', en: 'e' },
};

describe('the status of a result', () => {
  it.each(statuses)('%s', (...[, states, severities, status]) => {
    expect(statusOf(covered(...states), found(...severities))).toBe(status);
  });
});

describe('the summary of a result', () => {
  const known = {
    status: 'confirmed',
    coverage: covered('confirmed', 'not-covered', 'confirmed'),
    discrepancies: found('info'),
    income,
    withdrawals: [],
  } as const;

  it('counts, and says where the income stands', () => {
    expect(summaryOf(known)).toEqual({
      ru: 'Всё, что можно проверить, подтверждено. Подтверждено пунктов: 2 из 3; замечаний: 1. Доход семьи ниже порога.',
      en: 'Everything that can be checked is confirmed. Items confirmed: 2 of 3; findings: 1. The income of the family is below the threshold.',
    });
    const above = summaryOf({ ...known, income: { ...income, belowThreshold: false } });
    expect([above.ru, above.en]).toEqual([
      expect.stringContaining('Доход семьи не ниже порога.'),
      expect.stringContaining('is not below the threshold.'),
    ]);
    const equal = summaryOf({
      ...known,
      income: { ...income, belowThreshold: false, equalsThreshold: true },
    });
    expect([equal.ru, equal.en]).toEqual([
      expect.stringContaining('Доход семьи равен порогу.'),
      expect.stringContaining('equals the threshold.'),
    ]);
  });

  it.each([
    [
      'confirmed-with-remarks',
      'Проверка завершена; есть замечания, которые ничего не меняют.',
      'remarks without',
    ],
    ['discrepancies', 'Найдены расхождения, которые должен оценить человек.', 'a person has to judge'],
    ['incomplete', 'Часть пунктов проверить пока не удалось', 'could not be checked yet'],
    ['not-verifiable', 'Ни один заявленный пункт проверить не удалось.', 'No declared item'],
  ] as const)('%s has a headline of its own', (status, ru, en) => {
    const said = summaryOf({ ...known, status });
    expect(said.ru.startsWith(ru)).toBe(true);
    expect(said.en).toContain(en);
  });

  it('speaks of no contradiction only where there is none', () => {
    const incomplete = { ...known, status: 'incomplete' } as const;
    const open = summaryOf({ ...incomplete, coverage: covered('no-answer', 'confirmed') });
    expect([open.ru, open.en]).toEqual([
      expect.stringContaining('противоречий нет.'),
      expect.stringContaining('nothing contradicts.'),
    ]);
    const contradicted = summaryOf({ ...incomplete, coverage: covered('no-answer', 'contradicted') });
    expect([contradicted.ru, contradicted.en]).toEqual([
      expect.stringContaining('нет ответа или записи в реестре; есть небольшие расхождения.'),
      expect.stringContaining('no answer, or no record; there are small differences.'),
    ]);
  });

  it('begins with what is withdrawn, the application before a consent', () => {
    expect(summaryOf({ ...known, withdrawals: [withdrawal] }).ru).toMatch(
      /^Отозвано согласие, см\. ниже\. Всё/,
    );
    expect(summaryOf({ ...known, withdrawals: [withdrawal] }).en).toMatch(
      /^A consent is withdrawn, see below\. /,
    );
    const application: Withdrawal = { ...withdrawal, what: 'application', on: '2026-11-25' };
    const both = summaryOf({ ...known, withdrawals: [withdrawal, application] });
    expect(both.ru).toMatch(/^Заявление отозвано 2026-11-25\. Всё/);
    expect(both.en).toMatch(/^The application was withdrawn on 2026-11-25\. Everything/);
  });
});
