import type { SimulatedPerson } from '#contracts/protocols/simulator-population';
import type { Facts, ReplyContent } from '#schemas/answer';

/** A text as the agency holds it, and as it stands at the end of the way. */
export type Pair = readonly [sent: string | undefined, arrived: string | undefined];

/** Kopecks as an agency writes them. */
const amountText = (kopecks: number): string => {
  const digits = String(kopecks).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** Who writes names in capitals, and who answers by number alone. */
const NAMELESS: ReadonlySet<string> = new Set([
  'entrepreneur-record',
  'self-employed-income',
  'inn-by-passport',
]);

/** «Мой бизнес» may leave the person out. */
const personPairs = ({ snils, name, birthDate }: SimulatedPerson, { kind, person }: Facts): Pair[] => {
  if (person === undefined || NAMELESS.has(kind)) return [];
  const numbers: Pair[] = [
    [snils, person.snils],
    [birthDate, person.birthDate],
  ];
  return [
    ...numbers.filter(([, arrived]) => arrived !== undefined),
    [name.family, person.family],
    [name.given, person.given],
    [name.patronymic, person.patronymic],
  ];
};

const eachPair = <Sent, Arrived>(
  sent: readonly Sent[],
  arrived: readonly Arrived[],
  pairs: (sent: Sent, arrived: Arrived | undefined) => Pair[],
): Pair[] => [
  [String(sent.length), String(arrived.length)],
  ...sent.flatMap((one, index) => pairs(one, arrived[index])),
];

const twoDigits = (month: number): string => String(month).padStart(2, '0');
const amountIn = (row: { amount: number } | undefined): string | undefined =>
  row === undefined ? undefined : amountText(row.amount);

type Kind = Facts['kind'];
type FactsOf<K extends Kind> = { [P in K]: { kind: P } & Extract<Facts, { kind: P }> }[K];

/** What the agency of that kind holds about the person beside what it says; a kind without a row does not travel here. */
const FACT_PAIRS: { [K in Kind]?: (person: SimulatedPerson, facts: FactsOf<K>) => Pair[] } = {
  'income-by-payer': ({ tax }, { payers }) =>
    eachPair(
      tax?.income ?? [],
      payers.flatMap(({ payer, months }) => months.map((row) => ({ payer, ...row }))),
      (sent, arrived) => [
        [sent.payerInn, arrived?.payer.inn],
        [sent.payerName, arrived?.payer.name],
        [`${sent.year}-${twoDigits(sent.month)}`, arrived?.month],
        [sent.amount, amountIn(arrived)],
      ],
    ),
  'income-certificate': ({ tax }, { payers }) =>
    eachPair(
      tax?.certificates ?? [],
      payers.flatMap(({ payer, months }) => months.map((row) => ({ payer, ...row }))),
      (sent, arrived) => [
        [sent.payerInn, arrived?.payer.inn],
        [sent.payerName, arrived?.payer.name],
        [`${sent.year}-${twoDigits(sent.month)}`, arrived?.month],
        [sent.incomeCode, arrived?.incomeCode],
        [sent.amount, amountIn(arrived)],
      ],
    ),
  'entrepreneur-record': ({ tax }, { ogrnip, registeredOn }) => [
    [tax?.entrepreneur?.ogrnip, ogrnip],
    [tax?.entrepreneur?.registeredOn, registeredOn],
  ],
  'self-employed-status': () => [],
  'self-employed-income': ({ tax }, { payments }) =>
    eachPair(tax?.selfEmployedIncome ?? [], payments, (sent, arrived) => [
      [sent.month, arrived?.month],
      [sent.amount, amountIn(arrived)],
    ]),
  'company-roles': ({ tax }, { roles }) =>
    eachPair(tax?.companyRoles ?? [], roles, (sent, arrived) => [
      [sent.role, arrived?.role],
      [sent.since, arrived?.since],
      [sent.until, arrived?.until],
      [sent.ogrn, arrived?.company.ogrn],
      [sent.companyInn, arrived?.company.inn],
      [sent.companyName, arrived?.company.name],
      [sent.companyCeasedOn, arrived?.company.ceasedOn],
    ]),
  'unemployment-registration': ({ employmentCentre }, { periods }) =>
    eachPair(employmentCentre?.registration ?? [], periods, (sent, arrived) => [
      [sent.from, arrived?.from],
      [sent.until, arrived?.until],
    ]),
  'unemployment-benefits': ({ employmentCentre }, { payments }) =>
    eachPair(employmentCentre?.benefits ?? [], payments, (sent, arrived) => [
      [sent.month, arrived?.month],
      [sent.amount, amountIn(arrived)],
    ]),
  'self-employment-payments': ({ employmentCentre }, { payments }) =>
    eachPair(employmentCentre?.selfEmploymentPayments ?? [], payments, (sent, arrived) => [
      [sent.paidOn, arrived?.paidOn],
      [sent.amount, amountIn(arrived)],
    ]),
  'social-fund-payments': ({ socialFund }, { payments }) =>
    eachPair(socialFund?.payments ?? [], payments, (sent, arrived) => [
      [sent.month, arrived?.month],
      [sent.amount, amountIn(arrived)],
    ]),
  'passport-validity': ({ interiorMinistry }, { passports }) =>
    eachPair(interiorMinistry?.passports ?? [], passports, (sent, arrived) => [
      [sent.series, arrived?.series],
      [sent.number, arrived?.number],
      [sent.issuedOn, arrived?.issuedOn],
      [sent.invalid?.since, arrived?.invalid?.since],
      [sent.invalid?.reason, arrived?.invalid?.reasonCode],
    ]),
  'business-plan-verdict': ({ myBusiness }, { decidedOn, remarks }) => [
    [myBusiness?.plan?.decidedOn, decidedOn],
    [myBusiness?.plan?.remarks, remarks],
  ],
  'inn-by-passport': ({ inn }, { person }) => [[inn, person.inn]],
  'business-prior-support': ({ myBusiness }, { received }) =>
    eachPair(myBusiness?.supports ?? [], received, (sent, arrived) => [
      [sent.form, arrived?.form],
      [sent.grantedOn, arrived?.grantedOn],
      [sent.until, arrived?.until],
      [sent.amount, amountIn(arrived)],
      [sent.givenBy, arrived?.givenBy],
    ]),
  'business-training': ({ myBusiness }, { finishedOn, certificateNumber }) => [
    [myBusiness?.training?.finishedOn, finishedOn],
    [myBusiness?.training?.certificateNumber, certificateNumber],
  ],
};

const factPairs = <K extends Kind>(person: SimulatedPerson, facts: FactsOf<K>): Pair[] =>
  FACT_PAIRS[facts.kind]?.(person, facts) ?? [];

/** Kinds whose every value is followed on its way. */
export const followedKinds: ReadonlySet<string> = new Set(Object.keys(FACT_PAIRS));

/** Every text of an answer beside its origin; an answer that is not "found" is one pair that differs. */
export const pairsOf = (person: SimulatedPerson, content: ReplyContent): Pair[] =>
  content.outcome === 'found'
    ? [...personPairs(person, content.facts), ...factPairs(person, content.facts)]
    : [['found', content.outcome]];
