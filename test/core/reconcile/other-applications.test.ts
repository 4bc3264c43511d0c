import { describe, expect, test } from 'vitest';
import { isUndecided, type OtherApplication } from '#core/reconcile/other-applications';
import { whoIs } from '#core/texts/who';
import { ContractState } from '#schemas/office-event';
import { aRequest } from '#test/builders';
import { concluded } from '#test/core/answered';
import { anna, aRequest as aFamilyRequest, pavel, zoya } from '#test/core/family';

const other = {
  caseId: 'bbbbbbbbbbbbbbbbbbbbbbbbbb',
  officeId: 'suzdal-gkuszn-02',
  acceptedOn: '2024-03-11',
  policy: { id: 'vladimir-regional', edition: '2023-12-07' },
  state: 'contract-active',
  wasSigned: true,
  subjectIds: ['applicant'],
} as const;

const findingsWith = (changes: Partial<OtherApplication>) =>
  concluded(aRequest(), {}, { otherApplications: [{ ...other, ...changes }] }).discrepancies.filter(
    ({ kind }) => kind === 'other-application',
  );

describe('another application of the same people', () => {
  test.each<[ContractState, boolean, string]>([
    ['preparation', false, 'medium not-decidable'],
    ['additional-check', false, 'medium not-decidable'],
    ['with-commission', false, 'medium not-decidable'],
    ['awaiting-decision', false, 'medium not-decidable'],
    ['decided-granted', false, 'high not-decidable'],
    ['decided-refused', false, 'info does-not-change-eligibility'],
    ['contract-active', true, 'high not-decidable'],
    ['prolonging', true, 'high not-decidable'],
    ['prolonged', true, 'high not-decidable'],
    ['terminating', true, 'high not-decidable'],
    ['ended', true, 'high not-decidable'],
    ['post-monitoring', true, 'high not-decidable'],
    ['closed', true, 'high not-decidable'],
    ['closed', false, 'info does-not-change-eligibility'],
    ['withdrawn', false, 'info does-not-change-eligibility'],
  ])('%s, signed: %s → %s', (state, wasSigned, expected) => {
    const findings = findingsWith({ state, wasSigned });
    expect(findings.map(({ severity, effect }) => `${severity} ${effect}`)).toEqual([expected]);
    expect(findings.map(({ clause }) => clause)).toEqual(['1.2']);
  });

  test('every state has a sentence in both languages', () => {
    for (const state of ContractState.options) {
      const [finding] = findingsWith({ state });
      expect(finding?.explanation.ru).toMatch(
        /дело b{26}, отдел suzdal-gkuszn-02, принято 2024-03-11; сейчас: [а-я]/,
      );
      expect(finding?.explanation.en).toMatch(/accepted on 2024-03-11; now: [a-z]/);
    }
  });

  test('a grant under other rules is for a person to compare', () => {
    const policy = { id: 'vladimir-federal', edition: '2024-01-01' };
    expect(findingsWith({ policy })).toMatchObject([{ severity: 'medium' }]);
  });

  test('is one finding however many of the family it names', () => {
    const [finding, ...more] = findingsWith({ subjectIds: ['applicant', 'spouse'] });
    expect(more).toEqual([]);
    expect(finding?.subjectId).toBeUndefined();
  });

  test('demands nothing of the applicant', () => {
    expect(findingsWith({})[0]?.nextStep.ru).toMatch(
      /от заявителя для этого ничего не требуется \(п\. 2\.6\.6\)/,
    );
  });
});

describe('what is told of it', () => {
  test('its office, day and state, and whom of the family it names', () => {
    expect(findingsWith({})).toMatchObject([
      {
        subjectId: 'applicant',
        item: 'other-application/bbbbbbbbbbbbbbbbbbbbbbbbbb',
        recorded: 'suzdal-gkuszn-02, 2024-03-11, contract-active',
        evidence: [],
      },
    ]);
    expect(findingsWith({ subjectIds: [] })[0]).not.toHaveProperty('subjectId');
  });

  test('of several people all are named and none alone', () => {
    const request = aFamilyRequest({ subjects: [anna, pavel, zoya] });
    const otherApplications = [{ ...other, subjectIds: ['applicant', 'spouse'] }];
    const [finding] = concluded(request, {}, { otherApplications }).discrepancies.filter(
      ({ kind }) => kind === 'other-application',
    );

    expect(finding).not.toHaveProperty('subjectId');
    expect(finding?.explanation.ru).toContain(`${whoIs(anna).ru}, ${whoIs(pavel).ru}`);
    expect(finding?.explanation.en).toContain(`${whoIs(anna).en}, ${whoIs(pavel).en}`);
    expect(finding?.explanation.ru).not.toContain(whoIs(zoya).ru);
  });

  test.each(ContractState.options)('while it is in the state %s', (state) => {
    const undecided = [
      'preparation',
      'additional-check',
      'with-commission',
      'awaiting-decision',
      'decided-granted',
    ];

    expect(isUndecided(state)).toBe(undecided.includes(state));
  });
});
