import type { History } from '#test/simulation/history';
import { RULES_OF_EFFECTS } from '#test/simulation/rules-of-effects';
import { RULES_OF_ENDING } from '#test/simulation/rules-of-ending';
import { RULES_OF_KEEPING } from '#test/simulation/rules-of-keeping';
import type { Report } from '#test/simulation/watched-rows';

/** Checks every rule that holds at the end; says each place once. */
export const checkInvariants = (history: History, report: Report): void => {
  for (const [name, holds] of Object.entries({
    ...RULES_OF_KEEPING,
    ...RULES_OF_EFFECTS,
    ...RULES_OF_ENDING,
  })) {
    const places = new Set<string>();
    holds(history, (where) => places.add(where));
    for (const where of places) report(name, where);
  }
};
