import { describe, expect, test } from 'vitest';
import { incomeWindowOf } from '#core/income/income-window';
import { planQueries } from '#core/queries/plan-queries';
import type { PolicyPack } from '#core/policies/policy-pack';
import { policies } from '#core/policies/registry';
import { reconcile } from '#core/reconcile';
import type { ReplyContent } from '#schemas/answer';
import type { EmploymentEvent } from '#schemas/employment-event';
import type { Track, VerificationRequest } from '#schemas/verification-request';
import { answerTo, CASE_ID, found, OFFERS, rowOf } from '#test/core/answered';
import { aDeclaration, aRequest, consentOf } from '#test/core/family';
import { job, receivedAt, reported, terminated } from '#test/core/jobs';

const packOf = (id: string): PolicyPack => {
  const pack = policies.find(({ reference }) => reference.id === id);
  if (pack === undefined) throw new Error('no policy');
  return pack;
};

const planIn = (policy: PolicyPack, track: Track) => {
  const request = aRequest({
    policy: policy.reference,
    track,
    declaration: aDeclaration({ incomeMonths: [...incomeWindowOf('2026-11-23', policy)] }),
    consents: [
      consentOf('applicant', ['personal-data', 'contract', 'verification-and-visit', 'transfer-my-business']),
    ],
  });
  return { request, plan: planQueries({ request, caseId: CASE_ID, policy, offers: OFFERS }) };
};

const TAX = ['income-by-payer', 'entrepreneur-record', 'self-employed-status'];
const CENTRE = ['unemployment-registration', 'unemployment-benefits', 'self-employment-payments'];
const MONEY_OF_CENTRE = ['unemployment-benefits', 'self-employment-payments'];
const MY_BUSINESS = ['business-plan-verdict', 'business-training'];

describe('who is asked before the decision', () => {
  test.each([
    ['vladimir-federal', 'job-search', [...TAX, ...CENTRE]],
    ['vladimir-federal', 'business', [...TAX, 'company-roles', ...CENTRE, ...MY_BUSINESS]],
    ['vladimir-federal', 'household-farm', [...TAX, ...MONEY_OF_CENTRE]],
    ['vladimir-federal', 'hardship', ['income-by-payer', ...MONEY_OF_CENTRE]],
    // Unemployment is an objective circumstance of 73-ОЗ.
    ['irkutsk', 'household-farm', [...TAX, ...CENTRE]],
    ['irkutsk', 'hardship', ['income-by-payer', ...CENTRE]],
    ['penza', 'job-search', [...TAX, ...CENTRE]],
    ['penza', 'training', [...TAX, ...CENTRE]],
    // N05: the list of the direction names «Мой бизнес».
    ['penza', 'business', [...TAX, 'company-roles', ...CENTRE, ...MY_BUSINESS, 'business-prior-support']],
    // N06: neither the centre nor «Мой бизнес», but for the ban on a second grant.
    ['penza', 'hardship', ['income-by-payer', 'self-employment-payments']],
    ['leningrad', 'hardship', ['income-by-payer', ...CENTRE]],
  ] as const)('%s, %s', (id, track, kinds) => {
    expect(planIn(packOf(id), track).plan.map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('what the regions say of themselves', () => {
  test('Irkutsk: 5,830 contracts over 42 municipalities, of which two are known', () => {
    const { plan, timeZone, objectiveCircumstances = [], tracks } = packOf('irkutsk');
    const known = Object.values(plan?.known ?? {});

    expect(plan).toMatchObject({ total: 5830, municipalities: 42 });
    expect([Math.min(...known), Math.max(...known)]).toEqual([16, 791]);
    expect(5830 - 16 - 791).toBe(5023);
    expect(plan?.note.en).toContain('5,023');
    expect(timeZone).toBe('Asia/Irkutsk');
    expect(objectiveCircumstances).toHaveLength(8);
    expect(Object.values(tracks).every(({ responsible }) => responsible !== undefined)).toBe(true);
  });

  test('Penza: shares, participants and the days of the year', () => {
    const { tracks, calendarTargets = [] } = packOf('penza');
    const quotas = Object.fromEntries(Object.entries(tracks).map(([track, { quota }]) => [track, quota]));
    const withMyBusiness = Object.entries(tracks).filter(([, { participants = [] }]) =>
      participants.some(({ ru }) => ru.includes('Мой бизнес')),
    );

    expect(quotas).toEqual({
      'job-search': { atLeastPercent: 30 },
      training: { atLeastPercent: 10 },
      business: { atMostPercent: 10 },
      hardship: { atMostPercent: 50 },
    });
    expect(withMyBusiness.map(([track]) => track)).toEqual(['business']);
    expect(tracks.hardship?.participants?.some(({ ru }) => ru.includes('занятости'))).toBe(false);
    expect(calendarTargets.map(({ monthDay }) => monthDay)).toEqual(['04-01', '11-15']);
  });

  test.each([
    ['irkutsk', 'federal-cofinanced', 5830],
    ['penza', 'federal-cofinanced', 3700],
    ['vladimir-regional', 'regional', undefined],
  ])('whose money and how many contracts: %s', (id, budget, total) => {
    const pack = packOf(id);

    expect([pack.budget, pack.plan?.total]).toEqual([budget, total]);
  });

  test('money of the federal practice', () => {
    const { tracks, maxProlongation } = packOf('vladimir-federal');
    const atMost = (track: Track) =>
      tracks[track]?.payments.flatMap(({ amount }) => (amount.type === 'at-most' ? [amount.kopecks] : []));
    const months = tracks['job-search']?.payments.flatMap(({ months: count }) => count ?? []);

    expect(atMost('business')).toEqual([35_000_000, 3_000_000]);
    expect(atMost('household-farm')).toEqual([20_000_000]);
    expect(months).toEqual([1, 3]);
    expect(maxProlongation).toEqual({ numerator: 1, denominator: 2 });
  });
});

describe('loss of work after 1 March 2022', () => {
  const flag = (
    id: string,
    content: ReplyContent | undefined,
    events: EmploymentEvent[] = [],
  ): boolean | undefined => {
    const policy = packOf(id);
    const { request, plan } = planIn(policy, 'job-search');
    const queries = plan
      .filter(({ kind }) => kind === 'unemployment-registration')
      .map((query) => rowOf(query, content === undefined ? undefined : answerTo(query, content)));
    const matched = events.map((event) => ({ subjectId: 'applicant', event, receivedAt }));
    return reconcile({ request, queries, furtherAnswers: [], events: matched, policy }).jobLostAfter20220301;
  };
  const since = (from: string) =>
    found({ kind: 'unemployment-registration', periods: [{ status: 'unemployed', from }] });

  test.each([
    ['registered on the day', since('2022-03-01'), true],
    ['registered a day before', since('2022-02-28'), false],
    ['never registered', found({ kind: 'unemployment-registration', periods: [] }), false],
    ['unknown to the centre', { outcome: 'not-found' } as const, undefined],
    ['no answer yet', undefined, undefined],
  ])('Leningrad region: %s', (_name, content, expected) => {
    expect(flag('leningrad', content)).toBe(expected);
  });

  test.each([
    ['ended on the day', [terminated(['e2', 'e1'], '2022-03-01')], true],
    ['ended a day before', [terminated(['e2', 'e1'], '2022-02-28')], undefined],
    ['goes on', [], undefined],
  ])('Leningrad region: a job that %s', (_name, after, expected) => {
    const begun = reported('e1', job({ startOn: '2021-11-16' }));

    expect(flag('leningrad', undefined, [begun, ...after])).toBe(expected);
  });

  test('other regions do not count it', () => {
    expect(flag('irkutsk', since('2023-01-01'))).toBeUndefined();
  });
});

describe('a pension where the fund is not asked', () => {
  test.each([
    ['penza', 'Реестр выплат Социального фонда не спрашивается: перечень участников'],
    ['leningrad', 'Реестр выплат Социального фонда не спрашивается: поручение Пр-622'],
    ['irkutsk', 'Реестр выплат Социального фонда не спрашивается: в программе Иркутской области'],
    [
      'vladimir-federal',
      'Реестр выплат Социального фонда не спрашивается: перечень сведений по ПП РФ № 1931',
    ],
  ])('%s says why', (id, reason) => {
    const policy = packOf(id);
    const { request, plan } = planIn(policy, 'job-search');
    const income: VerificationRequest['declaration']['income'] = [
      { subjectId: 'applicant', kind: 'state-pension', byMonth: ['14500.00', '14500.00', '14500.00'] },
    ];
    const declared = { ...request, declaration: { ...request.declaration, income } };
    const queries = plan.map((query) => rowOf(query));
    const { coverage } = reconcile({
      request: declared,
      queries,
      furtherAnswers: [],
      events: [],
      policy,
    });
    const pensions = coverage.filter(({ item }) => item.includes('/state-pension/'));

    expect(pensions.map(({ state }) => state)).toEqual(['not-covered', 'not-covered', 'not-covered']);
    expect(pensions.every(({ reason: said }) => said?.ru.startsWith(reason))).toBe(true);
  });
});
