import type { BehaviourWord, Population, SimulatedPerson } from '#contracts/protocols/simulator-population';
import type { VerificationRequest } from '#schemas/verification-request';
import { aRequest } from '#test/builders';
import { inventedPerson, usualKnowledge } from '#test/invented-people';
import type { Dice } from '#test/simulation/swarm';

/** An applicant with what is handed in for them, and what the agencies know and how they behave. */
export type SimulatedFamily = { person: SimulatedPerson; request: VerificationRequest };

/** Most agencies answer most of the time; of 53 questions so many are treated otherwise. */
const SHARES = [
  ['answers', 21],
  ['late', 4],
  ['not-found', 4],
  ['not-ready', 4],
  ['refuses', 4],
  ['garbage', 1],
  ['twice', 4],
  ['redelivered', 3],
  ['contradicting', 4],
  ['silent', 4],
] as const satisfies readonly (readonly [BehaviourWord, number])[];

const drawnWord = (dice: Dice): BehaviourWord => {
  let rest = dice.below(SHARES.reduce((sum, [, share]) => sum + share, 0));
  for (const [word, share] of SHARES) {
    if (rest < share) return word;
    rest -= share;
  }
  return 'answers';
};

/** Of so many applicants one does not know their own ИНН: what needs it is asked in a second wave. */
const KNOW_THEIR_INN = 4;

const passportOf = (number: number) => ({ series: '1719', number: `${100_000 + number}` });

const personOf = (number: number, dice: Dice): SimulatedPerson => {
  const { tax, employmentCentre } = usualKnowledge(number);
  return {
    ...inventedPerson(number),
    tax: { ...tax, behaviour: drawnWord(dice) },
    employmentCentre: { ...employmentCentre, behaviour: drawnWord(dice) },
    myBusiness: {
      plan: { verdict: 'approved', decidedOn: '2026-11-10' },
      training: { passed: true, finishedOn: '2026-10-30', certificateNumber: `MB-${number}` },
      behaviour: drawnWord(dice),
    },
    socialFund: { payments: [], behaviour: drawnWord(dice) },
    interiorMinistry: {
      passports: [{ ...passportOf(number), issuedOn: '2011-05-20' }],
      behaviour: drawnWord(dice),
    },
  };
};

const requestOf = (person: SimulatedPerson, number: number, dice: Dice): VerificationRequest => {
  const usual = aRequest();
  const { snils, inn, name, birthDate, tax } = person;
  const amount = tax?.income?.[0]?.amount ?? '0.00';
  const isInnKnown = inn !== undefined && dice.below(KNOW_THEIR_INN) > 0;
  return {
    ...usual,
    registrationNumber: `2026-${number}`,
    track: dice.oneOf(['business', 'hardship', 'job-search']),
    purpose: dice.oneOf(['decision', 'pre-signing', 'monitoring', 'monitoring', 'monitoring']),
    subjects: [
      {
        subjectId: 'applicant',
        role: 'applicant',
        group: 'working-age',
        snils,
        name,
        birthDate,
        ...(isInnKnown ? { inn } : {}),
        identity: { kind: 'passport-rf', ...passportOf(number) },
        occupation: 'working',
      },
    ],
    declaration: {
      ...usual.declaration,
      income: [{ subjectId: 'applicant', kind: 'labour', byMonth: [amount, amount, amount] }],
    },
  };
};

/** So many families of one applicant; numbers from the seed, so that no two seeds share a person. */
export const simulatedFamilies = (count: number, dice: Dice): SimulatedFamily[] => {
  const first = 1 + dice.below(100_000);
  return Array.from({ length: count }, (_, index) => {
    const person = personOf(first + index, dice);
    return { person, request: requestOf(person, first + index, dice) };
  });
};

export const populationOf = (families: readonly SimulatedFamily[]): Population => ({
  people: families.map(({ person }) => person),
});
