import * as z from 'zod';
import { checkedForSender } from '#contracts/wire/checked';
import { parseJson } from '#contracts/wire/json';
import { parseXml } from '#contracts/wire/xml';
import { childText } from '#contracts/wire/xml-reader';
import { EmploymentEvent } from '#schemas/employment-event';
import { AgencyId } from '#schemas/ids';

/** No event is larger. */
export const LARGEST_EVENT_BYTES = 65_536;

const Named = z.looseObject({ source: AgencyId });
const XML = /^\s*(application|text)\/xml\s*(;|$)/i;

const namedInXml = (bytes: Uint8Array) => {
  const element = parseXml(bytes, LARGEST_EVENT_BYTES);
  const { uri, local } = element;
  return { source: childText({ path: `/${local}`, element }, { uri, local: 'Source' }) };
};

/** An event that names no sender is read by nobody: all that is wrong with it is said at once. */
const namedInJson = (bytes: Uint8Array) => {
  const posted = parseJson(bytes, LARGEST_EVENT_BYTES);
  return Named.safeParse(posted).success ? posted : checkedForSender(EmploymentEvent, posted);
};

/** Whom a posted event names as its sender, before anybody knows who reads it. Throws `ContractBreach`. */
export const postedSourceOf = (contentType: string, bytes: Uint8Array): AgencyId =>
  checkedForSender(Named, XML.test(contentType) ? namedInXml(bytes) : namedInJson(bytes)).source;
