import { agencies, decodeEmploymentEvent } from '#contracts/registry';
import type { WireReply } from '#core/agency';
import { ContractBreach } from '#core/faults';
import type { EmploymentEvent } from '#schemas/employment-event';

const sender = agencies.find((agency) => agency.decodeEmploymentEvent !== undefined);

/** Reads a posted event as the agency writes it that posts events. Throws `ContractBreach`. */
export const decodeEvent = ({ headers, body }: WireReply): EmploymentEvent => {
  if (sender === undefined) throw new ContractBreach('/source', 'an agency that posts events');
  return decodeEmploymentEvent(sender.id, headers['content-type'] ?? '', body);
};
