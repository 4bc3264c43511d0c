import { describe, expect, test } from 'vitest';
import type { Facts, ReplyContent } from '#schemas/answer';
import { concluded, found, stateOf } from '#test/core/answered';
import { BUSINESS } from '#test/core/discrepancy-cases';
import { anna, aDeclaration, aRequest } from '#test/core/family';

type Role = Extract<Facts, { kind: 'company-roles' }>['roles'][number];

const ITEM = 'activity/applicant/company-role';
const COMPANY = { ogrn: '1027700132195', inn: '7707083893', name: 'ООО «Берег»' };

const director = (since: string, more: { until?: string; ceasedOn?: string } = {}): Role => ({
  role: 'director',
  since,
  ...(more.until === undefined ? {} : { until: more.until }),
  company: { ...COMPANY, ...(more.ceasedOn === undefined ? {} : { ceasedOn: more.ceasedOn }) },
});

const roles = (...list: Role[]): ReplyContent => found({ kind: 'company-roles', roles: list });

/** On the way to a business; `companyRole`: what the applicant said of companies. */
const saying = (companyRole?: boolean) =>
  aRequest({
    ...BUSINESS,
    declaration: aDeclaration({
      businessPlan: { reference: 'BP-1', activity: 'пошив', requestedAmount: '100000' },
      activity: [{ subjectId: 'applicant', ...(companyRole === undefined ? {} : { companyRole }) }],
    }),
  });

const conclusionOf = (companyRole: boolean | undefined, content: ReplyContent) =>
  concluded(saying(companyRole), { 'company-roles/applicant': content });

const companies = (conclusion: ReturnType<typeof concluded>) =>
  conclusion.discrepancies.filter(({ item }) => item === ITEM);

describe('a company that was not declared', () => {
  test.each([
    ['since long', director('2021-03-15'), 1],
    ['since the day of acceptance', director('2026-11-23'), 1],
    ['a day later', director('2026-11-24'), 0],
    ['left the day before', director('2021-03-15', { until: '2026-11-22' }), 0],
    ['left on the day', director('2021-03-15', { until: '2026-11-23' }), 0],
    ['leaves a day later', director('2021-03-15', { until: '2026-11-24' }), 1],
    ['of a company that ceased', director('2021-03-15', { ceasedOn: '2024-02-29' }), 0],
    ['of a company that ceases a day later', director('2021-03-15', { ceasedOn: '2026-11-24' }), 1],
  ])('director, %s', (_name, role, findings) => {
    const conclusion = conclusionOf(false, roles(role));

    expect(companies(conclusion)).toHaveLength(findings);
    expect(stateOf(conclusion, ITEM)).toBe(findings === 0 ? 'confirmed' : 'contradicted');
  });

  test('is a business that nobody named: its own clause, company and day, for a person to judge', () => {
    const [finding] = companies(conclusionOf(undefined, roles(director('2021-03-15'))));

    expect(finding).toMatchObject({
      kind: 'business-undeclared',
      severity: 'medium',
      effect: 'not-decidable',
      clause: '2.8.1',
      recorded: '2021-03-15',
    });
    expect(finding?.explanation.ru).toContain('руководитель: ООО «Берег», ОГРН 1027700132195');
    expect(finding?.explanation.en).toContain('director since 2021-03-15: ООО «Берег»');
  });

  test('two roles in one company and one in another are three findings; an entry twice is one', () => {
    const founder: Role = { ...director('2020-01-01'), role: 'founder' };
    const other: Role = { ...founder, company: { ...COMPANY, ogrn: '1023300000020' } };
    const found = companies(
      conclusionOf(false, roles(director('2021-03-15'), director('2022-01-01'), founder, other)),
    );

    expect(found.map(({ recorded }) => recorded).sort()).toEqual(['2020-01-01', '2020-01-01', '2022-01-01']);
    expect(new Set(found.map(({ id }) => id)).size).toBe(3);
  });
});

describe('a declared company', () => {
  test.each<[string, ReplyContent, string, string[]]>([
    ['is there', roles(director('2021-03-15')), 'confirmed', []],
    [
      'ended long ago',
      roles(director('2015-01-01', { until: '2016-01-01' })),
      'contradicted',
      ['occupation-differs'],
    ],
    ['is unknown to the register', { outcome: 'not-found' }, 'not-found', []],
  ])('%s', (...[, content, state, kinds]) => {
    const conclusion = conclusionOf(true, content);

    expect(stateOf(conclusion, ITEM)).toBe(state);
    expect(companies(conclusion).map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('no data is never no', () => {
  test.each([
    [{ outcome: 'not-found', code: '01' }, 'confirmed'],
    [{ outcome: 'refused' }, 'no-answer'],
    [{ outcome: 'not-ready' }, 'no-answer'],
    [{ outcome: 'unanswered' }, 'no-answer'],
  ] as const)('declared none, the register says %j', (content, state) => {
    expect(stateOf(conclusionOf(false, content), ITEM)).toBe(state);
  });

  test('an answer about somebody else is not used', () => {
    const content = found({
      kind: 'company-roles',
      person: { inn: '123456789047', family: 'Посторонняя' },
      roles: [director('2021-03-15')],
    });
    const conclusion = conclusionOf(false, content);

    expect(stateOf(conclusion, ITEM)).toBe('no-answer');
    expect(conclusion.discrepancies.map(({ kind }) => kind)).toEqual(['identity-mismatch']);
  });

  test('other tracks do not ask, and the item says so', () => {
    const request = { ...saying(false), track: 'hardship' as const, subjects: [anna] };

    expect(stateOf(concluded(request, {}), ITEM)).toBe('not-covered');
  });
});
