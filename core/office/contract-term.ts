import { historyOf } from '#core/office/office-history';
import type { PolicyPack } from '#core/policies/policy-pack';
import { says } from '#schemas/bilingual';
import type { OfficeEvent } from '#schemas/office-event';
import type { FieldError } from '#schemas/problem';
import type { Track } from '#schemas/verification-request';

export type MonthRules = Pick<PolicyPack, 'tracks' | 'maxProlongation' | 'procedure'>;
type Around = { track: Track; officeEvents: readonly OfficeEvent[] };

const wrongTerm = (months: number, { tracks }: MonthRules, track: Track): FieldError[] => {
  const rules = tracks[track];
  if (rules === undefined) return [];
  const { atLeast, atMost } = rules.months;
  return months >= atLeast && months <= atMost
    ? []
    : [
        {
          pointer: '/details/termMonths',
          detail: says(
            `срок контракта по этому направлению — от ${atLeast} до ${atMost} месяцев (${rules.source})`,
            `a contract of this track runs from ${atLeast} to ${atMost} months (${rules.source})`,
          ),
        },
      ];
};

/** The term as it was signed, and all months by which it has been prolonged. */
const monthsSoFar = (events: readonly OfficeEvent[]): { term: number; prolonged: number } => ({
  term: events.findLast((event) => event.type === 'contract-signed')?.details.termMonths ?? 0,
  prolonged: events.reduce(
    (sum, event) =>
      event.type === 'prolongation-decided' && event.details.outcome === 'prolonged'
        ? sum + event.details.months
        : sum,
    0,
  ),
});

const wrongProlongation = (months: number, rules: MonthRules, { officeEvents }: Around): FieldError[] => {
  const { maxProlongation, procedure } = rules;
  if (maxProlongation === undefined) return [];
  const { numerator, denominator } = maxProlongation;
  const { term, prolonged } = monthsSoFar(historyOf(officeEvents));
  return (prolonged + months) * denominator <= term * numerator
    ? []
    : [
        {
          pointer: '/details/months',
          detail: says(
            `контракт на ${term} мес. можно продлить всего не более чем на ${numerator}/${denominator} срока, уже продлён на ${prolonged} мес. (${procedure.prolongation})`,
            `a contract of ${term} months may be prolonged by ${numerator}/${denominator} of its term in all, ${prolonged} months so far (${procedure.prolongation})`,
          ),
        },
      ];
};

/** Months of a contract, or of its prolongation, that the rules of the region do not allow. */
export const wrongMonths = (event: OfficeEvent, rules: MonthRules, around: Around): FieldError[] => {
  if (event.type === 'contract-signed') return wrongTerm(event.details.termMonths, rules, around.track);
  return event.type === 'prolongation-decided' && event.details.outcome === 'prolonged'
    ? wrongProlongation(event.details.months, rules, around)
    : [];
};
