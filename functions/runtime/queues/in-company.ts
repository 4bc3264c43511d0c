import { turns } from '#functions/runtime/queues/in-turn';

type Parts<First, Last> = {
  first: () => Promise<First>;
  /** Given what the first parts came to that did not fail. */
  last: (firsts: readonly First[]) => Promise<Last>;
};
type Company<First, Last> = { firsts: Promise<First>[]; last: Promise<Last> };

/** Until nobody's first part is under way, those who came meanwhile included. Whose part fails keeps nobody waiting. */
const settled = async <First>(
  firsts: readonly Promise<First>[],
): Promise<readonly PromiseSettledResult<First>[]> => {
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
export const inCompany = <First, Last>() => {
  const open = new Map<string, Company<First, Last>>();
  const inTurn = turns();

  const newCompany = (key: string, last: Parts<First, Last>['last']): Company<First, Last> => {
    const firsts: Promise<First>[] = [];
    const together = async (): Promise<Last> => {
      await Promise.resolve();
      const outcomes = await settled(firsts);
      open.delete(key);
      const done = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      // Nobody has done anything that the last part could bear on.
      if (done.length === 0) await Promise.all(firsts);
      return inTurn(key, () => last(done));
    };
    const company = { firsts, last: together() };
    open.set(key, company);
    return company;
  };

  return (key: string, { first, last }: Parts<First, Last>): Promise<[First, Last]> => {
    const company = open.get(key) ?? newCompany(key, last);
    const own = first();
    company.firsts.push(own);
    return Promise.all([own, company.last]);
  };
};
