import type { BehaviourWord, Population, SimulatedPerson } from '#contracts/protocols/simulator-population';
import type { VerificationRequest } from '#schemas/verification-request';
import { aRequest } from '#test/builders';
import { inventedPerson, usualKnowledge } from '#test/invented-people';
import type { Dice } from '#test/simulation/swarm';

/** An applicant with what is handed in for them, and what the agencies know and how they behave. */
export type SimulatedFamily = { person: SimulatedPerson; request: VerificationRequest };

/** Most agencies answer most of the time; each of the others is drawn now and then. */
const WORDS: readonly [BehaviourWord, ...BehaviourWord[]] = [
  'answers',
  'answers',
  'answers',
  'answers',
  'answers',
  'late',
  'not-found',
  'not-ready',
  'refuses',
  'garbage',
  'twice',
  'contradicting',
  'silent',
];

const personOf = (number: number, dice: Dice): SimulatedPerson => {
  const { tax, employmentCentre } = usualKnowledge(number);
  return {
    ...inventedPerson(number),
    tax: { ...tax, behaviour: dice.oneOf(WORDS) },
    employmentCentre: { ...employmentCentre, behaviour: dice.oneOf(WORDS) },
    myBusiness: {
      plan: { verdict: 'approved', decidedOn: '2026-11-10' },
      training: { passed: true, finishedOn: '2026-10-30', certificateNumber: `MB-${number}` },
      behaviour: dice.oneOf(WORDS),
    },
  };
};

const requestOf = (person: SimulatedPerson, number: number, dice: Dice): VerificationRequest => {
  const usual = aRequest();
  const { snils, inn, name, birthDate, tax } = person;
  const amount = tax?.income?.[0]?.amount ?? '0.00';
  return {
    ...usual,
    registrationNumber: `2026-${number}`,
    track: dice.oneOf(['business', 'hardship', 'job-search']),
    purpose: dice.oneOf(['decision', 'pre-signing', 'monitoring', 'monitoring', 'monitoring']),
    subjects: usual.subjects.map((subject) => ({
      ...subject,
      snils,
      name,
      birthDate,
      ...(inn === undefined ? {} : { inn }),
      occupation: 'working',
    })),
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
