import { turns } from '#functions/runtime/in-turn';

type Parts<First, Last> = { first: () => Promise<First>; last: () => Promise<Last> };
type Company<Last> = { firsts: Promise<unknown>[]; last: Promise<Last> };

/** Until nobody's first part is under way, those who came meanwhile included. Whose part fails keeps nobody waiting. */
const settled = async (
  firsts: readonly Promise<unknown>[],
): Promise<readonly PromiseSettledResult<unknown>[]> => {
  for (;;) {
    const outcomes = await Promise.allSettled(firsts);
    if (outcomes.length === firsts.length) return outcomes;
  }
};

/**
 * Work in two parts: the first by everybody, the last once for all of one key whose first parts were under way at the same
 * time. Everybody waits for the last part, which begins behind all first parts, and hears of its failure; last parts of one
 * key run one after the other.
 */
export const inCompany = <Last>() => {
  const open = new Map<string, Company<Last>>();
  const inTurn = turns();

  const newCompany = (key: string, last: () => Promise<Last>): Company<Last> => {
    const firsts: Promise<unknown>[] = [];
    const together = async (): Promise<Last> => {
      await Promise.resolve();
      const outcomes = await settled(firsts);
      open.delete(key);
      // Nobody has done anything that the last part could bear on.
      if (outcomes.every(({ status }) => status === 'rejected')) await Promise.all(firsts);
      return inTurn(key, last);
    };
    const company = { firsts, last: together() };
    open.set(key, company);
    return company;
  };

  return <First>(key: string, { first, last }: Parts<First, Last>): Promise<[First, Last]> => {
    const company = open.get(key) ?? newCompany(key, last);
    const own = first();
    company.firsts.push(own);
    return Promise.all([own, company.last]);
  };
};
