import { employmentCentre } from '#contracts/employment-centre/agency';
import { decodeEmploymentEvent as decodeCentreEvent } from '#contracts/employment-centre/employment-event';
import { interiorMinistry } from '#contracts/interior-ministry/agency';
import { myBusiness } from '#contracts/my-business/agency';
import { callbackSignature } from '#contracts/protocols/rest/callback-signature';
import { decodeJsonEvent } from '#contracts/protocols/rest/posted-event';
import { socialFund } from '#contracts/social-fund/agency';
import { socialProtection } from '#contracts/social-protection/provider';
import { tax } from '#contracts/tax/agency';
import { postedSourceOf } from '#contracts/wire/posted-source';
import type { Agency, InformationType, WireReply } from '#core/agency';
import type { CallbackSignature } from '#core/callback-signature';
import type { ReplyContent } from '#schemas/answer';
import { says } from '#schemas/bilingual';
import type { EmploymentEvent } from '#schemas/employment-event';
import { ContractBreach } from '#core/faults';
import type { Provider } from '#core/inquiries/provider';
import type { QueryKind } from '#schemas/query';

/** Every agency that Sverka asks. A new one is a folder and a line here. */
export const agencies: readonly Agency[] = [tax, employmentCentre, myBusiness, socialFund, interiorMinistry];

/** We ourselves as others ask us. */
export const provider: Provider = socialProtection;

export const findAgency = (id: string): Agency | undefined => agencies.find((agency) => agency.id === id);

export const informationTypeOf = (agencyId: string, kind: string): InformationType | undefined =>
  findAgency(agencyId)?.informationTypes.find((type) => type.kind === kind);

/** How what an agency posts is believed; `undefined`: it signs nothing by its descriptor. */
export const callbackSignatureOf = (agencyId: string): CallbackSignature | undefined =>
  findAgency(agencyId)?.signsCallbacks === true ? callbackSignature : undefined;

/** The agency that answers a kind of question. */
export const agencyOfKind = (kind: QueryKind): Agency | undefined =>
  agencies.find(({ informationTypes }) => informationTypes.some((type) => type.kind === kind));

/**
 * The intake of one agency's bytes: an answer in our words, or `ContractBreach`. Pure. The outcome follows from the
 * bytes alone (`headers`: names in lower case), so that a stored reply means the same whenever it is read.
 */
export const decodeReply = (
  agencyId: string,
  kind: string,
  bytes: Uint8Array,
  headers: Record<string, string>,
  // eslint-disable-next-line max-params -- a documented door: the four things that describe one reply
): ReplyContent => {
  const type = informationTypeOf(agencyId, kind);
  if (type === undefined) throw new ContractBreach('/', 'an information type of the registry');
  return type.decode({ status: 200, headers, body: bytes });
};

/**
 * Who reads what agencies post, by content type, where it is more than the JSON of our own contract. Apart from the descriptors, so
 * that whoever only asks carries no reader of events.
 */
const EVENT_READERS: Readonly<Record<string, (posted: WireReply) => EmploymentEvent>> = {
  'employment-centre': decodeCentreEvent,
};

/**
 * A posted event, JSON or XML by content type. Throws `ContractBreach`, also where it names another source or is of a type
 * that this source may not post.
 */
export const decodeEmploymentEvent = (
  source: string,
  contentType: string,
  bytes: Uint8Array,
): EmploymentEvent => {
  const agency = findAgency(source);
  if (agency?.eventTypes === undefined) throw new ContractBreach('/source', 'an agency that posts events');
  const { id, eventTypes } = agency;
  const read = EVENT_READERS[id] ?? decodeJsonEvent;
  const event = read({
    status: 200,
    headers: { 'content-type': contentType },
    body: bytes,
  });
  if (event.source !== source) throw new ContractBreach('/source', 'the agency that posts');
  if (!eventTypes.includes(event.type)) {
    const types = eventTypes.join(', ');
    throw new ContractBreach('/type', `an event that ${id} may post: ${types}`, [
      {
        pointer: '/type',
        detail: says(`от этого ведомства ожидается ${types}`, `this agency may post ${types}`),
      },
    ]);
  }
  return event;
};

/** The same, from whichever agency the event names as its source. */
export const decodePostedEvent = (contentType: string, bytes: Uint8Array): EmploymentEvent =>
  decodeEmploymentEvent(postedSourceOf(contentType, bytes), contentType, bytes);
