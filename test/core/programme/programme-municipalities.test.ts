import { describe, expect, test } from 'vitest';
import { irkutsk } from '#core/policies/irkutsk';
import type { ContractStanding } from '#schemas/contract-standing';
import type { VerificationCase } from '#schemas/verification-case';
import { reportOf, some } from '#test/core/report-of';

const sectionOf = (cases: VerificationCase[], period = {}) => reportOf(cases, period).programmes[0];

describe('municipalities against the plan', () => {
  const of2021 = (count: number, municipalityOktmo?: string, contract?: ContractStanding) =>
    some(count, {
      officeId: 'irkutsk-1',
      policy: irkutsk.reference,
      acceptedOn: '2021-03-01',
      firstResultAt: '2021-03-02T00:00:00.000Z',
      ...(municipalityOktmo === undefined ? {} : { municipalityOktmo }),
      ...(contract === undefined ? {} : { contract }),
    });
  const may2021: ContractStanding = { state: 'contract-active', signedOn: '2021-05-11', complaints: 0 };
  const period = { offices: ['irkutsk-1'], from: '2021-01-01', to: '2021-12-31' };

  test('the plan is compared with contracts; settlements count for their district', () => {
    const section = sectionOf(
      [
        ...of2021(100, '25701000'),
        ...of2021(20, '25701000001', may2021),
        ...of2021(8, '25616404', may2021),
        ...of2021(9, '25612000'),
        ...of2021(6),
      ],
      period,
    );
    expect(section?.municipalities).toEqual([
      { oktmo: '25612000', verifications: 9, contracts: 0 },
      {
        oktmo: '25616000',
        title: 'Катангский район',
        verifications: 8,
        contracts: 8,
        planned: 16,
        percentOfPlan: 50,
      },
      {
        oktmo: '25701000',
        title: 'город Иркутск',
        verifications: 120,
        contracts: 20,
        planned: 791,
        percentOfPlan: 2.5,
      },
      { verifications: 6, contracts: 0 },
    ]);
    expect(section?.plan).toMatchObject({ year: 2021, total: 5830, percentOfPlan: 0.5 });
  });

  test('a plan without municipalities is compared as a whole (Penza, 2021: 3,700)', () => {
    const cases = some(37, { acceptedOn: '2021-03-01', contract: may2021 });
    const section = sectionOf(cases, { from: '2021-01-01', to: '2021-12-31' });
    expect(section?.plan).toMatchObject({ year: 2021, total: 3700, percentOfPlan: 1 });
    expect(section?.municipalities).toEqual([{ verifications: 37, contracts: 37 }]);
  });

  test('days of another year are not compared with it', () => {
    const section = sectionOf([...of2021(20, '25616404')], { ...period, from: '2020-12-31' });
    expect(section?.plan).toBeUndefined();
    expect(section?.municipalities).toEqual([{ oktmo: '25616000', verifications: 20, contracts: 0 }]);
  });

  test('every code is one of the region, of a district or a city, and every planned one is known', () => {
    const { known = {}, oktmo = {}, total } = irkutsk.plan ?? {};
    expect(Object.values(oktmo).filter((code) => !/^25[67]\d\d000$/.test(code))).toEqual([]);
    expect(new Set(Object.values(oktmo)).size).toBe(Object.keys(oktmo).length);
    expect(Object.keys(known).filter((title) => oktmo[title] === undefined)).toEqual([]);
    // Ербогачён 25616404101; the arbitration court in Irkutsk 25701000001.
    expect([total, oktmo['Катангский район'], oktmo['город Иркутск']]).toEqual([
      5830,
      '25616000',
      '25701000',
    ]);
  });

  test('a municipality that is hidden in one column is hidden in the other', () => {
    const section = sectionOf(
      [
        ...of2021(30, '25714000', may2021),
        ...of2021(3, '25616000'),
        ...of2021(9, '25616000', may2021),
        ...of2021(2, '25630000', may2021),
        ...of2021(7, '25630000'),
      ],
      period,
    );
    expect(section?.municipalities).toEqual([
      { oktmo: '25616000', title: 'Катангский район', verifications: '>=5', contracts: '>=5', planned: 16 },
      { oktmo: '25630000', title: 'Ольхонский район', verifications: '>=5', contracts: '<5' },
      {
        oktmo: '25701000',
        title: 'город Иркутск',
        verifications: 0,
        contracts: 0,
        planned: 791,
        percentOfPlan: 0,
      },
      { oktmo: '25714000', title: 'город Братск', verifications: 30, contracts: 30 },
    ]);
  });

  test('where contracts are withheld, no municipality is listed for their sake', () => {
    const cases = [
      ...of2021(30, '25714000'),
      ...of2021(6, '25630000', { ...may2021, signedOn: '2022-01-11' }),
      ...some(2, { ...of2021(1, '25602000', may2021)[0], acceptedOn: '2020-12-30' }),
    ];
    const section = sectionOf(cases, period);
    expect(section?.municipalities.map(({ oktmo, contracts }) => [oktmo, contracts])).toEqual([
      ['25616000', 'withheld'],
      ['25630000', 'withheld'],
      ['25701000', 'withheld'],
      ['25714000', 'withheld'],
    ]);
  });
});
