import { decodePostedEvent } from '#contracts/registry';
import type { WireReply } from '#core/agency';
import type { EmploymentEvent } from '#schemas/employment-event';

/** Reads a posted event as the agency writes it that the event names. Throws `ContractBreach`. */
export const decodeEvent = ({ headers, body }: WireReply): EmploymentEvent =>
  decodePostedEvent(headers['content-type'] ?? '', body);
