import { describe, expect, it } from 'vitest';
import { renderProgress } from '#ops/cli/case/render-case';
import { renderResult } from '#ops/cli/result/render-result';
import { result } from '#test/ops/result-view';
import { CASE_ID, caseView } from '#test/ops/views';

const linesOf = (text: string): string[] => text.split('\n');
const lineWith = (text: string, part: string): string =>
  linesOf(text).find((line) => line.includes(part)) ?? `no line with «${part}»`;

describe('the progress of a case', () => {
  const text = renderProgress(caseView);

  it('counts the answers and fills half of the bar', () => {
    expect(text).toContain(
      '██████████░░░░░░░░░░  ответов 1 из 2, ждём 0, готовится 1 / 1 of 2 answered, 0 sent, 1 planned',
    );
  });

  it('shows who was asked, about whom, what came, in Moscow time', () => {
    const line = lineWith(text, 'доходы по плательщикам');
    expect(line).toContain('applicant');
    expect(line).toContain('tax');
    expect(line).toContain('✓ найдено');
    expect(line).toContain('2026-11-17 00:30 МСК');
  });

  it('says why a question is not sent yet', () => {
    expect(text).toContain('http-503');
    expect(text).toMatch(/tries\s+2: http-503/);
  });

  it('gives the due time in English too', () => {
    const english = renderProgress(caseView, { language: 'en' });
    expect(english).toContain('due 2026-11-20 23:59');
    expect(english).toMatch(/MSK; tries 2:/);
  });

  it('says so while nothing is planned', () => {
    expect(renderProgress({ ...caseView, state: 'received', queries: [] })).toContain(
      'Запросы ещё не составлены.',
    );
  });
});

describe('a result', () => {
  const text = renderResult(result);

  it('begins with case, office, status and summary in both languages', () => {
    expect(text).toContain('РЕЗУЛЬТАТ СВЕРКИ, версия 2 / VERIFICATION RESULT, version 2');
    expect(text).toContain(CASE_ID);
    expect(text).toContain('vladimir-1, № 2026/11-0417');
    expect(lineWith(text, 'Итог')).toContain('есть расхождения / discrepancies');
    expect(text).toContain('Найдено одно расхождение, которое меняет право на помощь.');
    expect(text).toContain('One discrepancy that changes eligibility was found.');
    expect(text).toContain('TEST DATA');
  });

  it('lists findings the heaviest first, with clause, effect, explanation and next step', () => {
    expect(text.indexOf(' 1. ВЫСОКАЯ / HIGH · Доход занижен')).toBeGreaterThan(0);
    expect(text.indexOf(' 2. СПРАВОЧНО / INFO · Ответа нет')).toBeGreaterThan(text.indexOf(' 1. ВЫСОКАЯ'));
    expect(lineWith(text, 'Пункт')).toContain('2.8.1');
    expect(lineWith(text, 'Влияние')).toContain('меняет право на помощь / changes eligibility');
    expect(lineWith(text, 'Заявлено')).toContain('15\u00A0000,00\u00A0₽');
    expect(lineWith(text, 'В реестре')).toContain('48\u00A0333,00\u00A0₽');
    expect(text).toContain('По сведениям ФНС доход за август больше заявленного.');
    expect(text).toContain('Ask the applicant to explain.');
  });

  it('says equal reasons of coverage once, as a footnote', () => {
    expect(text.split('Никто из опрошенных не ведёт такой учёт.')).toHaveLength(2);
    expect(lineWith(text, 'Земельный участок')).toContain('не проверяется / not covered [1]');
    expect(text).toContain('расходится / contradicted: 1 · не проверяется / not covered: 2');
  });

  it('sets declared and recorded income against the threshold, in roubles and kopecks', () => {
    const average = lineWith(text, 'Среднедушевой доход');
    expect(average).toContain('7\u00A0583,33\u00A0₽');
    expect(average).toContain('24\u00A0250,00\u00A0₽');
    expect(lineWith(text, 'Вычтено алиментов')).toContain('1\u00A0500,50\u00A0₽');
    expect(lineWith(text, 'Порог на человека')).toContain('16\u00A0639,50\u00A0₽');
    const verdict = lineWith(text, 'Против порога');
    expect(verdict).toContain('  ниже порога / below');
    expect(verdict).toContain('не ниже порога / not below');
    expect(text).toContain('пункты 1.2 и 2.8.2 читаются по-разному');
  });

  it('never calls a missing register "no income"', () => {
    const { months, declared } = result.income;
    expect(renderResult({ ...result, income: { months, declared } })).toContain(
      'Это не значит «дохода нет».',
    );
  });

  it('shows nominal, legal and safe days of each term', () => {
    const line = lineWith(text, '3.2.2     2026');
    expect(line).toMatch(/2026-11-16 +2026-11-22 +2026-11-23 +2026-11-20/);
  });

  it('shows placements and the answers it rests on', () => {
    expect(lineWith(text, 'ООО «Ромашка»')).toContain('2026-11-30');
    expect(text).toContain('ИНН 7707083893');
    const basis = text.slice(text.indexOf('На каких ответах'));
    expect(lineWith(basis, 'employment-centre')).toContain('без ответа');
  });

  it('leaves out the placements section where there are none', () => {
    expect(renderResult({ ...result, placements: [] })).not.toContain('Трудоустройство');
  });

  it('says that a view of an open case is not final', () => {
    expect(renderResult({ ...result, version: 0, final: false })).toContain('ещё не окончательный');
  });
});

describe('the page', () => {
  it.each(['both', 'ru', 'en'] as const)('keeps every line within 100 columns (%s)', (language) => {
    const text = `${renderProgress(caseView, { language })}\n${renderResult(result, { language })}`;
    expect(linesOf(text).filter((line) => Array.from(line).length > 100)).toEqual([]);
  });

  it('speaks one language where one is chosen', () => {
    const english = renderResult(result, { language: 'en' });
    expect(english).toContain('VERIFICATION RESULT, version 2');
    expect(english).not.toContain('Найдено одно расхождение');
    expect(renderResult(result, { language: 'ru' })).not.toContain('discrepancies');
  });

  it('shows the papers that the applicant added beside what they support, and the income before', () => {
    const papers = [{ reference: 'вх-17/2', kind: 'income' as const, issuedOn: '2026-11-02' }];
    const { income, coverage } = result;
    const comparison = {
      caseId: CASE_ID,
      version: 1,
      months: ['2025-08', '2025-09', '2025-10'],
      before: { ...income.declared, averagePerCapita: 450_000 },
      difference: 308_333,
      direction: 'higher' as const,
    };
    const text = renderResult({
      ...result,
      income: { ...income, comparison },
      coverage: coverage.map((one, index) => (index === 0 ? { ...one, papers } : one)),
    });
    expect(text).toContain('income/applicant/labour/2026-08: вх-17/2 (income, 2026-11-02)');
    expect(text).toContain('Доход на человека выше, чем при решении');
    expect(renderResult(result)).not.toMatch(/приложенные заявителем|при решении/);
  });

  it('has no escape sequences unless colour is asked for', () => {
    expect(renderResult(result)).not.toContain('\u001b');
    expect(renderResult(result, { colour: true })).toContain('\u001b[31;1m');
  });

  it('shows characters that steer a terminal instead of sending them', () => {
    const hostile = 'a\u001b[2J\u009b31m\u202e\r\nb\u200b';
    const text = renderResult({
      ...result,
      registrationNumber: hostile,
      summary: { ru: hostile, en: hostile },
      placements: result.placements.map((fact) => ({ ...fact, employerName: hostile })),
      discrepancies: result.discrepancies.map((finding) => ({ ...finding, declared: hostile })),
    });
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u200b]/);
    expect(text).toContain('a\\u001b[2J\\u009b31m\\u202e\\u000d\\u000ab\\u200b');
  });

  it('breaks a word that is longer than its column', () => {
    const text = renderProgress({ ...caseView, registrationNumber: 'Ж'.repeat(400) });
    expect(linesOf(text).filter((line) => Array.from(line).length > 100)).toEqual([]);
    expect(text.split('Ж')).toHaveLength(401);
  });
});
