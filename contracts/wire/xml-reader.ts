import type { XmlElement } from '#contracts/wire/xml-tree';
import { ContractBreach } from '#core/faults';

/** Namespace URI and local name: how an element is meant. Prefixes mean nothing. */
export type XmlName = { readonly uri: string; readonly local: string };

/** An element and the path on which we reached it. The path consists of names of ours, never of the document's. */
export type Place = { readonly path: string; readonly element: XmlElement };

/** Names of one namespace. */
export const namesOf =
  (uri: string) =>
  (local: string): XmlName => ({ uri, local });

/** Local names are short and differ most often, hence they are compared first. */
const isNamed = (element: XmlElement, name: XmlName): boolean =>
  element.local === name.local && element.uri === name.uri;

/** The element itself, if it is the expected root. Throws `ContractBreach`. */
export const rootOf = (element: XmlElement, name: XmlName): Place => {
  if (!isNamed(element, name)) throw new ContractBreach('/', `the root element ${name.local}`);
  return { path: `/${name.local}`, element };
};

/** All children of that name, in document order. */
export const childrenOf = (place: Place, name: XmlName): Place[] => {
  const path = `${place.path}/${name.local}`;
  const found: Place[] = [];
  for (const element of place.element.children) {
    if (isNamed(element, name)) found.push({ path: `${path}[${found.length + 1}]`, element });
  }
  return found;
};

/** The only child of that name, or `undefined`. Throws `ContractBreach` where it repeats. */
export const optionalChild = (place: Place, name: XmlName): Place | undefined => {
  let only: XmlElement | undefined;
  for (const element of place.element.children) {
    if (!isNamed(element, name)) continue;
    if (only !== undefined) throw new ContractBreach(`${place.path}/${name.local}`, 'at most one element');
    only = element;
  }
  return only === undefined ? undefined : { path: `${place.path}/${name.local}`, element: only };
};

/** The only child of that name. Throws `ContractBreach` where it is missing or repeats. */
export const childOf = (place: Place, name: XmlName): Place => {
  const child = optionalChild(place, name);
  if (child === undefined) throw new ContractBreach(`${place.path}/${name.local}`, 'one element');
  return child;
};

/** The only child element, whatever its name. Throws `ContractBreach` for none or several. */
export const onlyChild = (place: Place): Place => {
  const [element, second] = place.element.children;
  if (element === undefined || second !== undefined) {
    throw new ContractBreach(place.path, 'exactly one child element');
  }
  return { path: `${place.path}/*`, element };
};

/** Text of a leaf, every character kept. Throws `ContractBreach` where elements are inside. */
export const textOf = (place: Place): string => {
  if (place.element.children.length > 0) throw new ContractBreach(place.path, 'text without elements');
  return place.element.text;
};

export const childText = (place: Place, name: XmlName): string => textOf(childOf(place, name));

export const optionalChildText = (place: Place, name: XmlName): string | undefined => {
  const child = optionalChild(place, name);
  return child === undefined ? undefined : textOf(child);
};

/** Value of an attribute without namespace, or `undefined`. */
export const optionalAttribute = (place: Place, local: string): string | undefined =>
  place.element.attributes.get(local);

/** Value of an attribute without namespace. Throws `ContractBreach` where it is missing. */
export const attributeOf = (place: Place, local: string): string => {
  const value = optionalAttribute(place, local);
  if (value === undefined) throw new ContractBreach(`${place.path}/@${local}`, 'an attribute');
  return value;
};
