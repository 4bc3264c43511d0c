import { describe, expect, test } from 'vitest';
import { isIdleTeenager } from '#core/income/idle-teenager';
import { planQueries } from '#core/queries/plan-queries';
import { findPolicy } from '#core/policies/registry';
import { reconcile } from '#core/reconcile';
import { whoIs } from '#core/texts/who';
import type { ReplyContent } from '#schemas/answer';
import type { VerificationRequest } from '#schemas/verification-request';
import { answerTo, CASE_ID, found, kindsOf, OFFERS, rowOf, stateOf } from '#test/core/answered';
import { anna, pavel, zoya } from '#test/core/family';
import { aFamily, pointersOf } from '#test/core/request-pointers';

const IRKUTSK = { id: 'irkutsk', edition: '2021-01-01' };

const inIrkutsk = (changes: Partial<VerificationRequest> = {}): VerificationRequest =>
  aFamily({ policy: IRKUTSK, track: 'hardship', ...changes });

const centreSays = (request: VerificationRequest, content: ReplyContent) => {
  const policy = findPolicy(IRKUTSK);
  if (policy === undefined) throw new Error('no policy');
  const queries = planQueries({ request, caseId: CASE_ID, policy, offers: OFFERS }).map((query) =>
    rowOf(
      query,
      answerTo(query, query.kind === 'unemployment-registration' ? content : { outcome: 'not-found' }),
    ),
  );
  return reconcile({ request, queries, furtherAnswers: [], events: [], policy });
};

const registered = (status: 'unemployed' | 'job-seeker') =>
  found({ kind: 'unemployment-registration', periods: [{ status, from: '2026-08-03' }] });

describe('objective circumstances of the region', () => {
  const circumstances = [
    { subjectId: 'applicant', code: 'unemployment' },
    { subjectId: 'spouse', code: 'disability' },
  ];
  test.each<[string, ReplyContent, string, string[]]>([
    ['registered as unemployed', registered('unemployed'), 'confirmed', []],
    ['a job-seeker only', registered('job-seeker'), 'contradicted', ['circumstance-not-recorded']],
    [
      'never registered',
      found({ kind: 'unemployment-registration', periods: [] }),
      'contradicted',
      ['circumstance-not-recorded'],
    ],
    ['unknown to the service', { outcome: 'not-found' }, 'not-found', []],
    ['silent service', { outcome: 'unanswered' }, 'no-answer', []],
  ])('%s', (...[, content, state, kinds]) => {
    const conclusion = centreSays(inIrkutsk({ circumstances }), content);

    expect(stateOf(conclusion, 'circumstance/applicant/unemployment')).toBe(state);
    expect(stateOf(conclusion, 'circumstance/spouse/disability')).toBe('not-covered');
    expect(kindsOf(conclusion).filter((kind) => kind === 'circumstance-not-recorded')).toEqual(kinds);
  });

  test('what the register says instead is told; what no register keeps names why', () => {
    const { coverage, discrepancies } = centreSays(inIrkutsk({ circumstances }), registered('job-seeker'));
    const reasons = (item: string) => coverage.find((one) => one.item === item);

    expect(discrepancies.filter(({ kind }) => kind === 'circumstance-not-recorded')).toMatchObject([
      {
        subjectId: 'applicant',
        item: 'circumstance/applicant/unemployment',
        declared: 'unemployment',
        recorded: 'job-seeker',
        severity: 'medium',
        effect: 'not-decidable',
      },
    ]);
    expect(reasons('circumstance/applicant/unemployment')).toMatchObject({
      title: { ru: `${whoIs(anna).ru}: Безработица`, en: `${whoIs(anna).en}: Unemployment` },
      reason: { en: 'The register says something else than declared.' },
    });
    expect(reasons('circumstance/spouse/disability')).toMatchObject({
      title: { ru: `${whoIs(pavel).ru}: Инвалидность`, en: `${whoIs(pavel).en}: Disability` },
      evidence: [],
      reason: { en: 'None of the agencies asked keeps this circumstance; the commission judges it.' },
    });
  });

  test('of nothing named nothing is said', () => {
    const { coverage } = centreSays(inIrkutsk(), registered('unemployed'));

    expect(coverage.filter(({ item }) => /^(circumstance|recipient)/.test(item))).toEqual([]);
  });

  test.each([
    ['a code of no list', [{ subjectId: 'applicant', code: 'laziness' }], ['/circumstances/0/code']],
    ['somebody unknown', [{ subjectId: 'uncle', code: 'disability' }], ['/circumstances/0/subjectId']],
    ['one twice', [circumstances[0], circumstances[1], circumstances[0]], ['/circumstances/2/code']],
  ])('%s is a wrong field', (_what, named, pointers) => {
    expect(pointersOf({ ...inIrkutsk(), circumstances: named })).toEqual(pointers);
  });

  test('a region without a list takes none', () => {
    expect(pointersOf(aFamily({ circumstances: [{ subjectId: 'spouse', code: 'disability' }] }))).toEqual([
      '/circumstances/0/code',
    ]);
  });
});

describe('categories of recipients', () => {
  const children = ['64270954807', '16044112203', '08765430300'].map((snils, index) => ({
    ...zoya,
    subjectId: `child-${index + 1}`,
    snils,
  }));
  const of = (recipientCategory: string, subjects: VerificationRequest['subjects']) =>
    pointersOf(inIrkutsk({ recipientCategory, subjects })).filter(
      (pointer) => pointer === '/recipientCategory',
    );

  test.each([
    ['low-income-family', [anna, pavel], true],
    ['low-income-family', [anna], false],
    ['low-income-single', [anna], true],
    ['low-income-single', [anna, pavel], false],
    ['large-family', [anna, ...children], true],
    ['large-family', [anna, pavel, ...children.slice(1)], false],
    ['princes', [anna], false],
  ])('%s', (category, subjects, fits) => {
    expect(of(category, subjects)).toEqual(fits ? [] : ['/recipientCategory']);
  });

  test('is shown as not covered, for the register of civil status is not asked', () => {
    const conclusion = centreSays(
      inIrkutsk({ recipientCategory: 'low-income-family' }),
      registered('unemployed'),
    );
    expect(conclusion.coverage.filter(({ item }) => item === 'recipient-category')).toMatchObject([
      {
        title: { ru: 'Малоимущая семья', en: 'Low-income family' },
        state: 'not-covered',
        evidence: [],
        reason: {
          en: 'The category follows from the declared family; the register of civil status is not asked here.',
        },
      },
    ]);
  });
});

describe('teenagers who neither study nor work', () => {
  const teenager = (birthDate: string, more: object = {}) => ({
    ...zoya,
    subjectId: 'son',
    birthDate,
    identity: { kind: 'passport-rf', series: '1724', number: '777001' } as const,
    occupation: 'unemployed' as const,
    ...more,
  });
  const asked = (person: ReturnType<typeof teenager>) => {
    const request = inIrkutsk({ subjects: [anna, person], consents: inIrkutsk().consents.slice(0, 1) });
    const conclusion = centreSays(request, found({ kind: 'unemployment-registration', periods: [] }));
    const kinds = conclusion.basedOn.filter(({ subjectId }) => subjectId === 'son').map(({ kind }) => kind);
    return { kinds, found: kindsOf(conclusion).includes('teenager-without-occupation') };
  };
  const REGISTRATION = ['self-employment-payments', 'unemployment-registration'];

  // Accepted on 23 November 2026.
  test.each([
    ['16 that very day', teenager('2010-11-23'), true],
    ['16 tomorrow', teenager('2010-11-24'), false],
    ['17, at home', teenager('2009-05-02', { occupation: 'homemaker' }), true],
    ['17, at school', teenager('2009-05-02', { occupation: 'pupil' }), false],
    ['17, out of work but studying', teenager('2009-05-02', { fullTimeStudy: true }), false],
    ['17, nothing said', teenager('2009-05-02', { occupation: undefined }), false],
  ])('%s', (_what, person, isAsked) => {
    const { kinds, found: isFound } = asked(person);
    expect(kinds.toSorted()).toEqual(isAsked ? REGISTRATION : REGISTRATION.slice(0, 1));
    expect(isFound).toBe(isAsked);
  });

  test('whoever is 18 that very day is an adult', () => {
    expect(isIdleTeenager({ birthDate: '2008-11-23', occupation: 'unemployed' }, '2026-11-23')).toBe(false);
    expect(isIdleTeenager({ birthDate: '2008-11-24', occupation: 'unemployed' }, '2026-11-23')).toBe(true);
  });

  test('an adult is no teenager', () => {
    const conclusion = centreSays(
      inIrkutsk({ subjects: [anna, { ...pavel, occupation: 'unemployed' }] }),
      found({ kind: 'unemployment-registration', periods: [] }),
    );
    expect(kindsOf(conclusion)).not.toContain('teenager-without-occupation');
  });
});
