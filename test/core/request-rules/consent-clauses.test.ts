import { describe, expect, test } from 'vitest';
import { policies } from '#core/policies/registry';
import { readVerificationRequest } from '#core/read-request';
import type { Consent } from '#schemas/consent';
import { concluded } from '#test/core/answered';
import { anna, aRequest, consentOf } from '#test/core/family';

const detailsOf = (request: unknown): string[] => {
  const outcome = readVerificationRequest(request);
  return outcome.type === 'wrong' ? outcome.errors.map(({ detail }) => detail) : [];
};

describe('an error about a consent cites the clause of its own pack', () => {
  test.each([
    ['vladimir-regional', 'пп. 1.3(3), 2.6.2', 'clauses 1.3(3), 2.6.2'],
    ['vladimir-federal', '178-ФЗ ст. 8.1; 152-ФЗ ст. 9', '178-FZ art. 8.1; 152-FZ art. 9'],
    ['irkutsk', '178-ФЗ ст. 8.1; 152-ФЗ ст. 9', '178-FZ art. 8.1; 152-FZ art. 9'],
    ['penza', '178-ФЗ ст. 8.1; 152-ФЗ ст. 9', '178-FZ art. 8.1; 152-FZ art. 9'],
    ['leningrad', '178-ФЗ ст. 8.1; 152-ФЗ ст. 9', '178-FZ art. 8.1; 152-FZ art. 9'],
  ])('%s: %s', (id, clause, inEnglish) => {
    const policy = policies.find(({ reference }) => reference.id === id)?.reference;
    const details = detailsOf({ ...aRequest({ consents: [] }), policy }).filter((text) =>
      text.includes('нет согласия'),
    );

    expect(details).toHaveLength(3);
    for (const detail of details) {
      expect(detail).toContain(`(${clause}) / `);
      expect(detail.endsWith(`(${inEnglish})`)).toBe(true);
    }
  });

  test('a paper of a wrong day is one error, whatever it consents to', () => {
    const late = { ...consentOf('applicant'), givenOn: '2027-01-11' };
    const outcome = readVerificationRequest(aRequest({ subjects: [anna], consents: [late] }));

    expect(outcome).toEqual({
      type: 'wrong',
      errors: [
        {
          pointer: '/consents/0/givenOn',
          detail:
            'согласие дано позже дня приёма заявления (пп. 1.3(3), 2.6.2) / the consent was given after the day of acceptance (clauses 1.3(3), 2.6.2)',
        },
      ],
    });
  });

  test('none where the rules cannot be read; the error stays', () => {
    const details = detailsOf({ ...aRequest({ consents: [] }), policy: 'vladimir' });
    const missing = details.filter((text) => text.includes('нет согласия'));

    expect(missing).toHaveLength(3);
    expect(missing.join()).not.toContain('(');
  });

  test('a transfer to «Мой бизнес» cites the law on personal data', () => {
    const details = detailsOf(aRequest({ track: 'business' }));

    expect(details.filter((text) => text.includes('transfer-my-business'))).toEqual([
      'нет согласия transfer-my-business от лица /subjects/0 (152-ФЗ ст. 9) / no consent transfer-my-business of /subjects/0 (152-FZ art. 9)',
    ]);
  });
});

describe('a consent withdrawn after acceptance', () => {
  const withdrawn = (withdrawnOn: string): Consent => ({ ...consentOf('applicant'), withdrawnOn });
  const findings = (consents: Consent[]) =>
    concluded(aRequest({ subjects: [{ ...anna, occupation: 'homemaker' }], consents }), {})
      .discrepancies.filter(({ kind }) => kind === 'consent-withdrawn')
      .map(({ item, recorded, severity, effect, clause }) => [item, recorded, severity, effect, clause]);

  test('is a finding per kind, for people; the day after acceptance suffices', () => {
    expect(findings([withdrawn('2026-11-24')])).toEqual([
      ['consent/applicant/contract', '2026-11-24', 'blocking', 'not-decidable', '1.3(3); 2.6.2'],
      ['consent/applicant/personal-data', '2026-11-24', 'blocking', 'not-decidable', '1.3(3); 2.6.2'],
      [
        'consent/applicant/verification-and-visit',
        '2026-11-24',
        'blocking',
        'not-decidable',
        '1.3(3); 2.6.2',
      ],
    ]);
  });

  test('is none where another consent of the kind holds, or nothing was withdrawn', () => {
    expect(findings([withdrawn('2026-11-24'), consentOf('applicant')])).toEqual([]);
    expect(findings([consentOf('applicant')])).toEqual([]);
  });

  test('one that is given later does not stand in for it', () => {
    const later = { ...consentOf('applicant'), givenOn: '2026-11-24' };

    expect(findings([withdrawn('2026-11-24'), later])).toHaveLength(3);
  });
});
