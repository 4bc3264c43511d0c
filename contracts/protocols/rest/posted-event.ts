import { readJson } from '#contracts/protocols/rest/json-call';
import { checkedForSender } from '#contracts/wire/checked';
import { LARGEST_EVENT_BYTES } from '#contracts/wire/posted-source';
import type { WireReply } from '#core/agency';
import { EmploymentEvent } from '#schemas/employment-event';

/** An event in the JSON of our own contract, which every agency that posts may use. Throws `ContractBreach`. */
export const decodeJsonEvent = (posted: WireReply): EmploymentEvent =>
  checkedForSender(EmploymentEvent, readJson(posted, LARGEST_EVENT_BYTES));
