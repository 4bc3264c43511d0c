import type { RegisteredPerson } from '#schemas/answer';
import type { PersonName } from '#schemas/person';

/**
 * Comparison only; stored names keep their bytes. Equal are: composed and decomposed й/ё, ё and е, letter case, and any
 * run of spaces and hyphens.
 */
export const foldedName = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s\u00AD\u2010-\u2015-]+/gu, ' ')
    .trim();

/** Latin letters that look like Cyrillic ones, before and after lower-casing. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  A: 'а',
  B: 'в',
  C: 'с',
  E: 'е',
  H: 'н',
  K: 'к',
  M: 'м',
  O: 'о',
  P: 'р',
  T: 'т',
  X: 'х',
  Y: 'у',
  a: 'а',
  c: 'с',
  e: 'е',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

const skeletonOf = (name: string): string =>
  foldedName(Array.from(name.normalize('NFC'), (letter) => LOOKALIKES[letter] ?? letter).join(''));

export type NameMatch = 'same' | 'lookalike' | 'different';

/** `lookalike`: equal to the eye only, Latin letters stand among Cyrillic ones. Never taken for the same silently. */
export const matchNames = (declared: string, registered: string): NameMatch => {
  if (foldedName(declared) === foldedName(registered)) return 'same';
  return skeletonOf(declared) === skeletonOf(registered) ? 'lookalike' : 'different';
};

type Who = { name: PersonName; snils: string; inn?: string | undefined; birthDate: string };

/** `previous-family`: the register still knows an earlier surname that the applicant has named. */
export type PersonMatch = 'same' | 'previous-family' | 'lookalike' | 'different';

const RANK: Readonly<Record<PersonMatch, number>> = {
  same: 0,
  'previous-family': 1,
  lookalike: 2,
  different: 3,
};

const familyMatch = (name: PersonName, registered: string): PersonMatch => {
  const current = matchNames(name.family, registered);
  if (current !== 'different') return current;
  const wasCalled = (name.previousFamily ?? []).some((earlier) => matchNames(earlier, registered) === 'same');
  return wasCalled ? 'previous-family' : 'different';
};

/** What one side does not say cannot contradict. */
const whereBothSay = (
  declared: string | undefined,
  registered: string | undefined,
  match: (declared: string, registered: string) => PersonMatch,
): PersonMatch => (declared === undefined || registered === undefined ? 'same' : match(declared, registered));

const exactly = (declared: string, registered: string): PersonMatch =>
  declared === registered ? 'same' : 'different';

export type PersonField = 'snils' | 'inn' | 'birth-date' | 'name';
export type FieldMatch = { field: PersonField; match: PersonMatch };

/** Every comparison between the declared person and the one that the other side describes. */
export const matchFields = (declared: Who, registered: RegisteredPerson): FieldMatch[] => [
  { field: 'snils', match: whereBothSay(declared.snils, registered.snils, exactly) },
  { field: 'inn', match: whereBothSay(declared.inn, registered.inn, exactly) },
  { field: 'birth-date', match: whereBothSay(declared.birthDate, registered.birthDate, exactly) },
  { field: 'name', match: whereBothSay(declared.name.given, registered.given, matchNames) },
  { field: 'name', match: whereBothSay(declared.name.patronymic, registered.patronymic, matchNames) },
  {
    field: 'name',
    match: registered.family === undefined ? 'same' : familyMatch(declared.name, registered.family),
  },
];

/** The weakest of all comparisons. */
export const weakestOf = (matches: readonly FieldMatch[]): PersonMatch =>
  matches.reduce<PersonMatch>((worst, { match }) => (RANK[match] > RANK[worst] ? match : worst), 'same');

export const matchPerson = (declared: Who, registered: RegisteredPerson): PersonMatch =>
  weakestOf(matchFields(declared, registered));
