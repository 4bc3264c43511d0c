import type { Population, SimulatedPerson } from '#contracts/protocols/simulator-population';

/** A person who does not exist, with valid checksums; the same seed gives the same person, others give others. */
export type InventedPerson = Pick<SimulatedPerson, 'snils' | 'name' | 'birthDate'> & { inn: string };
type Knowledge = Pick<SimulatedPerson, 'tax' | 'employmentCentre' | 'myBusiness'>;

/** Sum of digit × weight; a weight is one character in base 36, so that `a` is ten. */
const weightedSum = (digits: string, weights: string): number =>
  Array.from(weights).reduce(
    (sum, weight, place) => sum + Number.parseInt(weight, 36) * Number(digits.charAt(place)),
    0,
  );

/** Nine digits above 001-001-998 and their check number. */
const inventedSnils = (seed: number): string => {
  const body = `${200_000_000 + ((seed * 48_271) % 700_000_001)}`;
  const check = weightedSum(body, '987654321') % 101;
  return `${body}${check === 100 ? '00' : `${check}`.padStart(2, '0')}`;
};

/** Region 33 of persons: ten digits and two check digits. */
const inventedInn = (seed: number): string => {
  const body = `33${`${(seed * 7_919 + 11) % 99_999_989}`.padStart(8, '0')}`;
  const eleven = `${body}${(weightedSum(body, '724a359468') % 11) % 10}`;
  return `${eleven}${(weightedSum(eleven, '3724a359468') % 11) % 10}`;
};

/** An organisation's ИНН: nine digits and a check digit. */
export const inventedEmployerInn = (seed: number): string => {
  const body = `33${`${(seed * 31 + 1_000) % 9_999_991}`.padStart(7, '0')}`;
  return `${body}${(weightedSum(body, '24a359468') % 11) % 10}`;
};

/** ОГРНИП: the remainder by 13 of fourteen digits, its last digit. */
export const inventedOgrnip = (seed: number): string => {
  const body = `32033${`${(seed * 101 + 7) % 999_999_937}`.padStart(9, '0')}`;
  return `${body}${(Number(body) % 13) % 10}`;
};

const families = 'Вымыслов Ёлкин Придуманов Неведомый Сказочников Щукин-Небылицын Йодлев Подъячев'.split(' ');
const givenNames = [
  ['Пётр', 'Артём', 'Фёдор', 'Сергей', 'Тимофей', 'Лев', 'Игорь'],
  ['Алёна', 'Зоя', 'Наталья', 'Майя', 'Ия', 'Любовь', 'Оксана'],
] as const;
const patronymics = [
  ['Андреевич', 'Ильич', 'Семёнович', 'Юрьевич', 'Львович'],
  ['Андреевна', 'Ильинична', 'Семёновна', 'Юрьевна', 'Львовна'],
] as const;

const pick = (from: readonly string[], number: number): string => from[number % from.length] ?? '';

const feminine = (family: string): string =>
  family
    .split('-')
    .map((part) => (part.endsWith('ый') ? `${part.slice(0, -2)}ая` : `${part}а`))
    .join('-');

/** Letters for a number, so that families differ: «Вымыслов» becomes «Вымыслов-Бева». */
const lettersOf = (number: number): string =>
  Array.from(`${number}`, (digit) => 'бвгджзклмн'.charAt(Number(digit)))
    .join('е')
    .replace(/^./, (letter) => letter.toUpperCase());

const birthDate = (seed: number): string => {
  const year = 1962 + (seed % 44);
  const month = `${1 + ((seed * 5) % 12)}`.padStart(2, '0');
  const day = `${1 + ((seed * 11) % 28)}`.padStart(2, '0');
  return `${year}-${month}-${day}`;
};

/** `seed` is a whole number from 0; every seventh person has no patronymic. */
export const inventedPerson = (seed: number): InventedPerson => {
  const isWoman = seed % 2;
  const plain = pick(families, Math.floor(seed / 2));
  const family = `${isWoman === 1 ? feminine(plain) : plain}-${lettersOf(seed)}`;
  const given = pick(givenNames[isWoman === 1 ? 1 : 0], Math.floor(seed / 16));
  const patronymic = pick(patronymics[isWoman === 1 ? 1 : 0], Math.floor(seed / 3));
  return {
    snils: inventedSnils(seed),
    inn: inventedInn(seed),
    name: { family, given, ...(seed % 7 === 6 ? {} : { patronymic }) },
    birthDate: birthDate(seed),
  };
};

const wages = (seed: number): NonNullable<NonNullable<Knowledge['tax']>['income']> =>
  [8, 9, 10].map((month) => ({
    payerInn: inventedEmployerInn(seed),
    payerName: `ООО «Выдумка № ${seed}»`,
    year: 2026,
    month,
    amount: `${9_000 + (seed % 50) * 700}.${`${seed % 100}`.padStart(2, '0')}`,
  }));

/** Wages from one employer in August to October 2026, known to the centre without registrations. */
export const usualKnowledge = (seed: number): Knowledge => ({
  tax: { income: wages(seed), entrepreneur: null, selfEmployed: false },
  employmentCentre: { registration: [], benefits: [], selfEmploymentPayments: [] },
});

/** A population of these people; `knowledge` says what the agencies know and how they behave about each. */
export const inventedPopulation = (
  seeds: readonly number[],
  knowledge: (seed: number) => Knowledge = usualKnowledge,
  agencies?: Population['agencies'],
): Population => ({
  people: seeds.map((seed) => ({ ...inventedPerson(seed), ...knowledge(seed) })),
  ...(agencies === undefined ? {} : { agencies }),
});
