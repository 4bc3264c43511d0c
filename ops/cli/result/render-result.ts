import { basisSection } from '#ops/cli/result/basis-section';
import { changesSection } from '#ops/cli/result/changes-section';
import { coverageSection } from '#ops/cli/result/coverage-section';
import { deadlinesTable } from '#ops/cli/result/deadlines-table';
import { discrepanciesSection } from '#ops/cli/result/discrepancies-section';
import { factsSection, paymentMonthsSection } from '#ops/cli/result/facts-section';
import { incomeSection } from '#ops/cli/result/income-section';
import { moscowTime } from '#ops/cli/words/moments';
import type { Page, PageOptions, Tone } from '#ops/cli/page/page';
import { pageOf } from '#ops/cli/page/page';
import { placementsSection } from '#ops/cli/result/placements-section';
import { withdrawalsSection } from '#ops/cli/result/withdrawals-section';
import { RESULT_STATUSES, TRACKS } from '#ops/cli/words/words';
import type { Bilingual } from '#schemas/bilingual';
import type { VerificationResult } from '#schemas/verification-result';

const TONES: Record<VerificationResult['status'], Tone> = {
  confirmed: 'good',
  'confirmed-with-remarks': 'good',
  discrepancies: 'bad',
  incomplete: 'warning',
  'not-verifiable': 'warning',
};

const title = ({ final, version }: VerificationResult): Bilingual =>
  final
    ? { ru: `РЕЗУЛЬТАТ СВЕРКИ, версия ${version}`, en: `VERIFICATION RESULT, version ${version}` }
    : { ru: 'РЕЗУЛЬТАТ СВЕРКИ, ещё не окончательный', en: 'VERIFICATION RESULT, not final yet' };

const head = (page: Page, result: VerificationResult): string[] => [
  page.line('═'.repeat(page.columns), 'dim'),
  page.line(page.word(title(result)), 'strong'),
  page.line('═'.repeat(page.columns), 'dim'),
  ...(result.testMode
    ? [page.line(page.word({ ru: 'ПРОВЕРОЧНЫЕ ДАННЫЕ, не настоящая семья', en: 'TEST DATA' }), 'warning')]
    : []),
  ...page.pairs([
    [{ ru: 'Дело', en: 'case' }, result.caseId],
    [{ ru: 'Отдел', en: 'office' }, `${result.officeId}, № ${result.registrationNumber}`],
    [{ ru: 'Направление', en: 'track' }, page.word(TRACKS[result.track])],
    [{ ru: 'Правила', en: 'policy' }, `${result.policy.id} (${result.policy.edition})`],
    [{ ru: 'Составлен', en: 'created' }, moscowTime(page, result.createdAt)],
    [
      { ru: 'Итог', en: 'status' },
      { text: page.word(RESULT_STATUSES[result.status]), tone: TONES[result.status] },
    ],
  ]),
  '',
  ...page.sentence(result.summary),
];

const deadlinesSection = (page: Page, result: VerificationResult): string[] =>
  result.deadlines.length === 0
    ? []
    : [...page.heading({ ru: 'Сроки', en: 'Deadlines' }), ...deadlinesTable(page, result.deadlines)];

const advice = (page: Page): string[] => [
  '',
  ...page.sentence({
    ru: 'Сверка сообщает, решают люди: расхождение — повод разобраться, а не отказ.',
    en: 'Sverka reports, people decide: a discrepancy is a reason to look into it, not a refusal.',
  }),
];

/**
 * A verification result for people: head, findings, coverage, income against the threshold, deadlines, placements, and
 * the answers it rests on. Plain text within 100 columns, Russian with English; no colour unless asked for.
 */
export const renderResult = (result: VerificationResult, options: PageOptions = {}): string => {
  const page = pageOf(options);
  return [
    ...head(page, result),
    ...withdrawalsSection(page, result.withdrawals),
    ...changesSection(page, result.changes),
    ...discrepanciesSection(page, result.discrepancies),
    ...coverageSection(page, result.coverage),
    ...incomeSection(page, result.income),
    ...deadlinesSection(page, result),
    ...placementsSection(page, result.placements),
    ...paymentMonthsSection(page, result.paymentMonths),
    ...factsSection(page, result.facts),
    ...basisSection(page, result.basedOn),
    ...advice(page),
  ].join('\n');
};
