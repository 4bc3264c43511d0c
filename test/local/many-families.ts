import { writeFileSync } from 'node:fs';
import { inventedPerson, inventedPopulation, usualKnowledge } from '#test/invented-people';

/** Income, benefits, payments for self-employment, pensions, the passport: hardship, before the decision. */
export const QUESTIONS_PER_FAMILY = 5;

const passportOf = (seed: number) => ({ series: '1719', number: `${400_000 + seed}` });

/** What every agency that is asked knows: the declared wages, no other money, a valid passport. */
const knowledgeOf = (seed: number) => ({
  ...usualKnowledge(seed),
  socialFund: { payments: [] },
  interiorMinistry: { passports: [{ ...passportOf(seed), issuedOn: '2019-03-12' }] },
});

const MONTHS = ['2026-08', '2026-09', '2026-10'] as const;

/** A single applicant whose declared wages are what the tax service knows; `seed` below 600,000. */
const requestOf = (seed: number) => {
  const person = inventedPerson(seed);
  const wages = usualKnowledge(seed).tax?.income ?? [];
  return {
    schemaVersion: '1',
    officeId: 'vladimir-gkuszn-01',
    registrationNumber: `load-${seed}`,
    purpose: 'decision',
    policy: { id: 'vladimir-regional', edition: '2023-12-07' },
    track: 'hardship',
    intakeChannel: 'office',
    acceptedOn: '2026-11-20',
    subjects: [
      {
        subjectId: 'applicant',
        role: 'applicant',
        name: person.name,
        birthDate: person.birthDate,
        group: 'working-age',
        snils: person.snils,
        inn: person.inn,
        identity: { kind: 'passport-rf', ...passportOf(seed) },
      },
    ],
    declaration: {
      incomeMonths: MONTHS,
      income: [{ subjectId: 'applicant', kind: 'labour', byMonth: wages.map(({ amount }) => amount) }],
      alimonyPaid: [],
      property: [],
      selfEmploymentPayments: [{ subjectId: 'applicant', received: 'no' }],
      activity: [],
    },
    consents: [
      {
        subjectId: 'applicant',
        kinds: ['personal-data', 'contract', 'verification-and-visit'],
        givenOn: '2026-11-20',
        form: 'written',
        validUntil: 'end-of-support',
      },
    ],
  };
};

/** Requests of `count` invented applicants; their population is written to `populationFile`. */
export const manyFamilies = (count: number, populationFile: string): unknown[] => {
  const seeds = Array.from({ length: count }, (_, index) => index + 1);
  writeFileSync(populationFile, JSON.stringify(inventedPopulation(seeds, knowledgeOf)));
  return seeds.map(requestOf);
};
