import { describe, expect, test } from 'vitest';
import type { Residence, Subject } from '#schemas/person';
import { concluded, kindsOf, stateOf, vladimir } from '#test/core/answered';
import { anna, aRequest, pavel } from '#test/core/family';
import { aFamily, pointersOf } from '#test/core/request-pointers';

const withApplicant = (changes: Partial<Subject>) =>
  concluded(aRequest({ subjects: [{ ...anna, ...changes }] }), {});

describe('permanent residence in the region (clause 1.3(1))', () => {
  test.each<[Residence, string | undefined]>([
    [{ regionCode: '33', registration: 'permanent' }, undefined],
    [{ regionCode: '33', registration: 'temporary' }, 'low 1.3(1)'],
    [{ regionCode: '33', registration: 'none' }, 'low 1.3(1)'],
    [{ regionCode: '77', registration: 'permanent' }, 'medium 1.3(1)'],
    [{ regionCode: '77', registration: 'temporary' }, 'medium 1.3(1)'],
  ])('%j', (residence, expected) => {
    const conclusion = withApplicant({ residence });
    const found = conclusion.discrepancies.find(({ kind }) => kind === 'residence-differs');

    expect(stateOf(conclusion, 'residence/applicant')).toBe('not-covered');
    expect(found === undefined ? undefined : `${found.severity} ${found.clause}`).toBe(expected);
    expect(found?.effect ?? 'not-decidable').toBe('not-decidable');
  });

  test('is listed with what proves it, and not at all where nothing is said', () => {
    const conclusion = withApplicant({ residence: { regionCode: '33', registration: 'permanent' } });
    const item = conclusion.coverage.find((one) => one.item === 'residence/applicant');

    expect(item?.reason?.ru).toMatch(/МВД.*отметка в паспорте/);
    expect(stateOf(withApplicant({}), 'residence/applicant')).toBe('no such item');
  });

  test.each<[Residence, string, RegExp]>([
    [{ regionCode: '33', registration: 'temporary' }, '33, temporary', /neither proves nor disproves it\.$/],
    [{ regionCode: '77', registration: 'temporary' }, '77, temporary', /region 77; .* in region 33\.$/],
    [{ regionCode: '77', registration: 'permanent' }, '77, permanent', /region 77; .* in region 33\.$/],
  ])('%j is told as it was declared', (residence, declared, words) => {
    const [found] = withApplicant({ residence }).discrepancies;

    expect(found).toMatchObject({
      item: 'residence/applicant',
      subjectId: 'applicant',
      declared,
      evidence: [],
    });
    expect(found?.explanation.en).toMatch(words);
  });

  test('a region without such conditions finds nothing in them', () => {
    const { applicantConditions, ...policy } = vladimir();
    const residence = { regionCode: '77', registration: 'none' } as const;
    const request = aRequest({ subjects: [{ ...anna, residence, citizenship: 'none' }] });

    expect(applicantConditions).toEqual({ permanentResidence: true, citizenship: true });
    expect(kindsOf(concluded(request, {}, { policy }))).toEqual([]);
  });

  test('binds the applicant, not the members', () => {
    const moved = {
      ...pavel,
      residence: { regionCode: '77', registration: 'permanent' },
      citizenship: 'other',
    } as const;
    const conclusion = concluded(aFamily({ subjects: [anna, moved] }), {});

    expect(stateOf(conclusion, 'residence/spouse')).toBe('not-covered');
    expect(kindsOf(conclusion)).not.toContain('residence-differs');
    expect(kindsOf(conclusion)).not.toContain('citizenship-differs');
  });

  test.each([['3'], ['133'], ['ЗЗ'], ['']])('region %j is a wrong field', (regionCode) => {
    const subject = { ...anna, residence: { regionCode, registration: 'permanent' } };
    expect(pointersOf({ ...aRequest(), subjects: [subject] })).toEqual(['/subjects/0/residence/regionCode']);
  });

  test('no street is taken', () => {
    const residence = { regionCode: '33', registration: 'permanent', address: 'ул. Мира, 1' };
    expect(pointersOf({ ...aRequest(), subjects: [{ ...anna, residence }] })).toEqual([
      '/subjects/0/residence/address',
    ]);
  });
});

test('a foreign citizenship is told as it was declared (clause 1.3(2))', () => {
  const { discrepancies } = withApplicant({ citizenship: 'none' });

  expect(discrepancies).toMatchObject([
    {
      kind: 'citizenship-differs',
      item: 'citizenship/applicant',
      declared: 'none',
      evidence: [],
      severity: 'medium',
      effect: 'not-decidable',
    },
  ]);
  expect(kindsOf(withApplicant({}))).toEqual([]);
});

describe('citizenship of the applicant (clause 1.3(2))', () => {
  test.each([
    ['RU', []],
    ['other', ['citizenship-differs']],
    ['none', ['citizenship-differs']],
  ] as const)('%s', (citizenship, kinds) => {
    const conclusion = withApplicant({ citizenship });

    expect(stateOf(conclusion, 'citizenship/applicant')).toBe('not-covered');
    expect(kindsOf(conclusion).filter((kind) => kind === 'citizenship-differs')).toEqual(kinds);
  });
});
