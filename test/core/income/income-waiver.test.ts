import { describe, expect, test } from 'vitest';
import { planQueries } from '#core/queries/plan-queries';
import { policies } from '#core/policies/registry';
import { reconcile } from '#core/reconcile';
import type { ReplyContent } from '#schemas/answer';
import { answerTo, CASE_ID, found, OFFERS, rowOf } from '#test/core/answered';
import { aDeclaration, anna, aRequest, consentOf, pavel } from '#test/core/family';

const packOf = (id: string) => {
  const policy = policies.find(({ reference }) => reference.id === id);
  if (policy === undefined) throw new Error('no policy');
  return policy;
};

const registered = (from?: string, until?: string): ReplyContent =>
  found({
    kind: 'unemployment-registration',
    periods: [
      {
        status: 'unemployed',
        ...(from === undefined ? {} : { from }),
        ...(until === undefined ? {} : { until }),
      },
    ],
  });

type Case = {
  pack?: string;
  acceptedOn?: string;
  months?: [string, string, string];
  wage?: string;
  centre?: Partial<Record<'applicant' | 'spouse', ReplyContent>>;
};

/** Anna and Pavel, each with this wage; working-age minimum in Leningrad to 31 May 2022: 13,931 roubles. */
const concludedFor = ({
  pack = 'leningrad',
  acceptedOn = '2022-05-10',
  months = ['2022-02', '2022-03', '2022-04'],
  wage = '20000',
  centre = { applicant: registered('2022-04-04') },
}: Case) => {
  const policy = packOf(pack);
  const request = aRequest({
    acceptedOn,
    policy: policy.reference,
    subjects: [anna, pavel],
    consents: [consentOf('applicant'), consentOf('spouse')],
    declaration: aDeclaration({
      incomeMonths: months,
      income: ['applicant', 'spouse'].map((subjectId) => ({
        subjectId,
        kind: 'labour',
        byMonth: [wage, wage, wage],
      })),
    }),
  });
  const plan = planQueries({ request, caseId: CASE_ID, policy, offers: OFFERS });
  const queries = plan
    .filter(({ kind }) => kind === 'unemployment-registration')
    .map((query) => {
      const content = query.subjectId === 'spouse' ? centre.spouse : centre.applicant;
      return rowOf(query, content === undefined ? undefined : answerTo(query, content));
    });
  const conclusion = reconcile({ request, queries, furtherAnswers: [], events: [], policy });
  return {
    waived: conclusion.discrepancies
      .filter(({ kind }) => kind === 'income-waived')
      .map(({ subjectId, recorded, severity, effect }) => [subjectId, recorded, severity, effect]),
    declared: conclusion.income.declared.total,
    recorded: conclusion.income.recorded?.total,
    conclusion,
  };
};

describe('pay of whoever lost work after 1 March 2022 (№ 512 p. 3(1))', () => {
  test('is left out of the recorded income, and said with its act', () => {
    const { waived, declared, recorded, conclusion } = concludedFor({});

    // 120,000 declared by the two; the threshold for two is 3 × 2 × 13,931 = 83,586.
    expect([declared, recorded]).toEqual([12_000_000, 6_000_000]);
    expect(waived).toEqual([['applicant', '60000.00', 'medium', 'changes-eligibility']]);
    const [finding] = conclusion.discrepancies.filter(({ kind }) => kind === 'income-waived');
    expect(finding?.clause).toBe('ПП РФ № 512 п. 3(1)');
    expect(finding?.explanation.ru).toContain('ПП РФ № 410 от 19.03.2022');
    expect(conclusion.income.recorded?.belowThreshold).toBe(true);
  });

  test.each([
    ['lost a day before 1 March', '2022-02-28', 0],
    ['lost on 1 March', '2022-03-01', 1],
    ['registered on the day of application', '2022-05-10', 1],
    ['registered a day later', '2022-05-11', 0],
  ])('%s', (_name, from, count) => {
    expect(concludedFor({ centre: { applicant: registered(from) } }).waived).toHaveLength(count);
  });

  test.each([
    ['registration over the day before', '2022-05-09', 0],
    ['registration until that very day', '2022-05-10', 1],
  ])('%s', (_name, until, count) => {
    const centre = { applicant: registered('2022-04-04', until) };

    expect(concludedFor({ centre }).waived).toHaveLength(count);
  });

  test.each<[string, string, [string, string, string], number]>([
    ['before the act', '2022-03-18', ['2021-12', '2022-01', '2022-02'], 0],
    ['on the day of the act', '2022-03-19', ['2021-12', '2022-01', '2022-02'], 1],
    ['on the last day of the year', '2022-12-31', ['2022-09', '2022-10', '2022-11'], 1],
    ['in the next year', '2023-01-09', ['2022-10', '2022-11', '2022-12'], 0],
  ])('application %s', (_name, acceptedOn, ...[months, count]) => {
    const centre = { applicant: registered('2022-03-10') };

    expect(concludedFor({ acceptedOn, months, centre }).waived).toHaveLength(count);
  });

  test('silence of the centre, an unnamed day and another rule leave the pay counted', () => {
    expect(concludedFor({ centre: {} }).waived).toEqual([]);
    expect(concludedFor({ centre: { applicant: registered() } }).waived).toEqual([]);
    expect(concludedFor({ pack: 'vladimir-regional' }).waived).toEqual([]);
    expect(concludedFor({ wage: '0' }).waived).toEqual([]);
  });

  test('of two members is weighed together', () => {
    // 2 × 3 × 30,000; either alone leaves 90,000 against 83,586, both leave nothing.
    const both = { applicant: registered('2022-04-04'), spouse: registered('2022-04-04') };

    expect(concludedFor({ wage: '30000', centre: both }).waived.map((one) => one[3])).toEqual([
      'changes-eligibility',
      'changes-eligibility',
    ]);
    expect(concludedFor({ wage: '30000' }).waived).toEqual([
      ['applicant', '90000.00', 'info', 'does-not-change-eligibility'],
    ]);
  });
});
