const digitsOf = (text: string): number[] => Array.from(text, Number);

const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);

/** СНИЛС up to 001-001-998 carries no check number. */
const LAST_SNILS_WITHOUT_CHECK = 1_001_998;

/** 11 digits; the last two are the check number of the first nine (weights 9…1, modulo 101, 100 is written 00). */
export const isSnils = (text: string): boolean => {
  if (!/^\d{11}$/.test(text)) return false;
  if (Number(text.slice(0, 9)) <= LAST_SNILS_WITHOUT_CHECK) return true;
  const sum = weighted(digitsOf(text), [9, 8, 7, 6, 5, 4, 3, 2, 1]);
  return (sum % 101) % 100 === Number(text.slice(9));
};

const innDigit = (digits: readonly number[], weights: readonly number[]): number =>
  (weighted(digits, weights) % 11) % 10;

/** 12 digits with two check digits; twelve zeros and region 00 pass the sum but are nobody's number. */
export const isPersonInn = (text: string): boolean => {
  if (!/^(?!00)\d{12}$/.test(text)) return false;
  const digits = digitsOf(text);
  return (
    innDigit(digits, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digits[10] &&
    innDigit(digits, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digits[11]
  );
};

/** 10 digits with one check digit. */
export const isOrganisationInn = (text: string): boolean => {
  if (!/^(?!00)\d{10}$/.test(text)) return false;
  const digits = digitsOf(text);
  return innDigit(digits, [2, 4, 10, 3, 5, 9, 4, 6, 8]) === digits[9];
};

const lastDigitOfRemainder = (text: string, bodyLength: number, divisor: number): boolean =>
  (Number(text.slice(0, bodyLength)) % divisor) % 10 === Number(text.slice(bodyLength));

/** 13 digits; the first is 1 or 5 for legal entities, 2–4 for other numbers of the state register. */
export const isOgrn = (text: string): boolean =>
  /^[1-5]\d{12}$/.test(text) && lastDigitOfRemainder(text, 12, 11);

/** 15 digits; the first is 3 (4 is tolerated); the last digit of the remainder modulo 13. */
export const isOgrnip = (text: string): boolean =>
  /^[34]\d{14}$/.test(text) && lastDigitOfRemainder(text, 14, 13);
