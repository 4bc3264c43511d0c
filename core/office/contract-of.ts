import { addMonthsTo } from '#core/terms/legal-term';
import type { Happened } from '#core/office/office-history';
import type { IsoDay } from '#schemas/time';

export type Contract = { signedOn: IsoDay; endOn: IsoDay; terminated: boolean };

/** The contract as its events tell it: signed for a term, prolonged, ended on its day or before. */
export const contractOf = (events: readonly Happened[]): Contract | undefined => {
  const signing = events.find((event) => event.type === 'contract-signed');
  if (signing === undefined) return undefined;
  const added = events.map(({ type, details }) =>
    type === 'prolongation-decided' && details.outcome === 'prolonged' ? details.months : 0,
  );
  const months = added.reduce((sum, one) => sum + one, signing.details.termMonths);
  const termination = events.find(
    (event) => event.type === 'termination-decided' && event.details.outcome === 'terminated',
  );
  const ended = termination ?? events.find(({ type }) => type === 'contract-ended');
  const signedOn = signing.occurredOn;
  return {
    signedOn,
    endOn: ended?.occurredOn ?? addMonthsTo(signedOn, months),
    terminated: termination !== undefined,
  };
};
