import type { CountedFamilies, ShownTotals } from '#core/programme/counted-families';
import { percentOf } from '#core/programme/percent-of';
import type { PolicyPack } from '#core/policies/policy-pack';
import { publishedTogether } from '#core/programme/small-counts';
import type { ProgrammeSection, ReportCount } from '#schemas/programme-report';

type ProgrammePlan = NonNullable<PolicyPack['plan']>;
type Row = ProgrammeSection['municipalities'][number];
type Named = { oktmo: string; title: string; planned?: number };

/** ОКТМО: two digits of the region, three of the district or city; the rest are settlements within it. */
const MUNICIPALITY_DIGITS = 5;
/** Stands for requests that do not say. */
const NOT_STATED = '';
const municipalityOf = (oktmo = NOT_STATED): string =>
  oktmo === NOT_STATED ? oktmo : oktmo.slice(0, MUNICIPALITY_DIGITS).padEnd(8, '0');

const namedIn = (plan: ProgrammePlan | undefined): Named[] =>
  Object.entries(plan?.oktmo ?? {}).map(([title, oktmo]) => {
    const planned = plan?.known[title];
    return { oktmo, title, ...(planned === undefined ? {} : { planned }) };
  });

const rowOf = (
  oktmo: string,
  counts: { verifications: ReportCount; contracts: ReportCount },
  named: Named | undefined,
): Row => {
  const { planned } = named ?? {};
  return {
    ...(oktmo === NOT_STATED ? {} : { oktmo }),
    ...(named === undefined ? {} : { title: named.title }),
    ...counts,
    ...(planned === undefined ? {} : { planned }),
    ...(planned === undefined || typeof counts.contracts !== 'number'
      ? {}
      : { percentOfPlan: percentOf(counts.contracts, planned) }),
  };
};

const isNothing = (count: ReportCount): boolean => count === 0 || count === 'withheld';

/**
 * Verifications and contracts by municipality, contracts against the plan. A municipality is listed where the plan has a
 * number for it, or a count that is not withheld; else the list itself would tell that there is a family.
 */
export const municipalityRows = (
  plan: ProgrammePlan | undefined,
  { accepted, signed }: CountedFamilies,
  totals: ShownTotals,
): Row[] => {
  const codesOf = (cases: CountedFamilies['accepted']): string[] =>
    cases.map(({ municipalityOktmo }) => municipalityOf(municipalityOktmo));
  const [ofAccepted, ofSigned] = [codesOf(accepted), codesOf(signed)];
  const named = namedIn(plan);
  const planned = named.filter((one) => one.planned !== undefined);
  const found = new Set([...ofAccepted, ...ofSigned, ...planned.map(({ oktmo }) => oktmo)]);
  const stated = [...found].filter((code) => code !== NOT_STATED).toSorted();
  const codes = found.has(NOT_STATED) ? [...stated, NOT_STATED] : stated;
  const countsOf = (all: readonly string[]) => codes.map((code) => all.filter((one) => one === code).length);
  const [verifications = [], contracts = []] = publishedTogether([
    { whole: totals.verifications, counts: countsOf(ofAccepted) },
    { whole: totals.contracts, counts: countsOf(ofSigned) },
  ]);
  return codes
    .map((code, place) =>
      rowOf(
        code,
        {
          verifications: verifications[place] ?? 'withheld',
          contracts: contracts[place] ?? 'withheld',
        },
        named.find(({ oktmo }) => oktmo === code),
      ),
    )
    .filter((row) => row.planned !== undefined || !isNothing(row.verifications) || !isNothing(row.contracts));
};
