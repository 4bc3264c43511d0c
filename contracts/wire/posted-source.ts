import * as z from 'zod';
import { checked } from '#contracts/wire/checked';
import { parseJson } from '#contracts/wire/json';
import { parseXml } from '#contracts/wire/xml';
import { childText } from '#contracts/wire/xml-reader';
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

/** Whom a posted event names as its sender, before anybody knows who reads it. Throws `ContractBreach`. */
export const postedSourceOf = (contentType: string, bytes: Uint8Array): AgencyId => {
  const named = XML.test(contentType) ? namedInXml(bytes) : parseJson(bytes, LARGEST_EVENT_BYTES);
  return checked(Named, named).source;
};
