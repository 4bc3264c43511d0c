import { describe, expect, test } from 'vitest';
import { policies } from '#core/policies/registry';
import { REASONS } from '#core/texts/coverage-reasons';
import { NEXT_STEPS } from '#core/texts/next-steps';
import { DiscrepancyKind } from '#schemas/verification-result';

/** To bring, fetch, hand in or go somewhere: what clause 2.6.6 forbids to ask of the applicant. */
const DEMANDS: readonly RegExp[] = [
  /принести|принес[иё]т|представить (справк|документ)|предоставить (справк|документ)|донести|собрать/i,
  /справк/i,
  /направить заявителя|отправить заявителя|обратиться заявител|заявителю обратиться|должен|обязать|потребовать/i,
  /\b(bring|fetch|collect|obtain|must|demand (the|of)|require (the|him|her)|send the applicant)\b/i,
];
/** A paper of the applicant's is named only as welcome; the identity document lies before the office already. */
const PAPERS =
  /документ(?!ы он вправе, но не обязан приложить|ом, удостоверяющим личность|у, удостоверяющему личность)/i;

const steps = policies.flatMap((pack) =>
  DiscrepancyKind.options.map((kind) => [pack.reference.id, kind, NEXT_STEPS[kind](pack.procedure)] as const),
);

describe('nobody is sent to other bodies, no paper is demanded (clause 2.6.6)', () => {
  test.each(steps)('%s: %s', (_pack, _kind, { ru, en }) => {
    for (const demand of DEMANDS) {
      expect(ru).not.toMatch(demand);
      expect(en).not.toMatch(demand);
    }
    expect(ru).not.toMatch(PAPERS);
  });

  test.each(steps)(
    '%s: %s speaks English to whom reads English, clauses and acts included',
    (_pack, _kind, { en }) => {
      expect(en.replaceAll(/«[^»]*»/g, '')).not.toMatch(/\p{Script=Cyrillic}/u);
    },
  );

  test('nor does a reason of the coverage demand any', () => {
    for (const { ru, en } of Object.values(REASONS)) {
      for (const demand of DEMANDS) expect(`${ru} ${en}`).not.toMatch(demand);
    }
  });

  test.each([
    'Заявителю обратиться в центр занятости.',
    'Попросить принести справку 2-НДФЛ.',
    'Представить документы о доходах.',
    'Приложить документы.',
  ])('the test knows a demand when it reads one: %s', (text) => {
    expect([...DEMANDS, PAPERS].some((demand) => demand.test(text))).toBe(true);
  });
});
