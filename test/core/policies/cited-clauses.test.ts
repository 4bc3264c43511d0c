import { describe, expect, test } from 'vitest';
import { policies } from '#core/policies/registry';
import { penza } from '#core/policies/penza';
import { vladimirRegional } from '#core/policies/vladimir-regional';
import { deadlinesOf } from '#core/terms/deadlines';
import { termsOf } from '#core/terms/legal-terms';
import { additionalCheckNotice } from '#core/texts/additional-check-notice';
import { citedClause } from '#core/texts/cited-clause';
import type { PolicyPack } from '#core/policies/policy-pack';
import { aRequest } from '#test/core/family';

const others = policies.filter((pack) => pack !== vladimirRegional);

const letter = (pack: PolicyPack): string => {
  const [, notice, finalAnswer] = deadlinesOf('2026-11-23', pack);
  if (notice === undefined || finalAnswer === undefined) throw new Error('no terms');
  const { procedure } = pack;
  return additionalCheckNotice({
    request: aRequest(),
    open: [],
    notice,
    finalAnswer,
    madeOn: '2026-11-27',
    procedure,
  });
};

/** Only the regulation № 10 of Vladimir region is at hand: its numbers are no clauses of another region's act. */
describe('the clauses that a region cites', () => {
  test('ten and thirty days are those of 178-ФЗ art. 8, the six days a model', () => {
    expect(deadlinesOf('2026-11-23', penza).map(({ code, clause }) => [code, clause])).toEqual([
      ['preparation', 'п. 3.2.2 приказа № 10 (образец)'],
      ['additional-check-notice', '178-ФЗ ст. 8'],
      ['final-answer', '178-ФЗ ст. 8'],
    ]);
  });

  test.each(others)('no term of $reference.id stands as if order № 10 were its own', (pack) => {
    for (const { clause } of termsOf(pack)) expect(clause).not.toMatch(/^\d+\.\d+(\.\d+)?$/);
  });

  test('order № 10 cites itself', () => {
    expect(termsOf(vladimirRegional).map(({ clause }) => clause)).toEqual(
      expect.arrayContaining(['3.2.2', '3.2.3', '3.3.3', '3.4.2', '3.5.3', '3.6.2', '5.7', '5.12']),
    );
  });

  test('a letter to a family elsewhere names the federal law, in both languages', () => {
    expect(letter(vladimirRegional)).toContain('(п. 2.7)');
    const text = letter(penza);
    expect(text).toContain('проводится дополнительная проверка сведений\n(178-ФЗ ст. 8).');
    expect(text).toContain('самостоятельно не требуется (210-ФЗ ст. 7).');
    expect(text).toContain('не приостанавливает рассмотрение обращения (178-ФЗ ст. 8).');
    expect(text).toContain('final answer no later than 2026-12-23 (178-FZ art. 8).');
    expect(text).not.toMatch(/2\.6\.6|2\.7|3\.2\.3|регламента/);
  });

  test.each([
    ['2.8.1', 'п. 2.8.1', 'clause 2.8.1'],
    ['178-ФЗ ст. 8; 44-ФЗ ст. 4', '178-ФЗ ст. 8; 44-ФЗ ст. 4', '178-FZ art. 8; 44-FZ art. 4'],
    ['ПП РФ № 512 п. 3(1)', 'ПП РФ № 512 п. 3(1)', 'Decree No. 512 p. 3(1)'],
    [
      'закон Иркутской области № 73-ОЗ ст. 1',
      'закон Иркутской области № 73-ОЗ ст. 1',
      'regional law No. 73-OZ art. 1',
    ],
  ])('%s', (clause, ru, en) => {
    expect(citedClause(clause)).toEqual({ ru, en });
  });

  test('every clause of every pack can be cited in English', () => {
    for (const pack of policies) {
      const clauses = [...Object.values(pack.clauses), ...termsOf(pack).map(({ clause }) => clause)];
      for (const clause of clauses) expect(citedClause(clause).en).not.toMatch(/[а-яё]/i);
    }
  });
});
