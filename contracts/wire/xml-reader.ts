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

const NIL = '{http://www.w3.org/2001/XMLSchema-instance}nil';
const NOT_NIL: ReadonlySet<string | undefined> = new Set([undefined, 'false', '0']);

/** No contract of ours has elements that may be nil: one that says nothing must not pass for an empty answer. */
const assertNotNil = ({ path, element }: Place): void => {
  if (!NOT_NIL.has(element.attributes.get(NIL))) throw new ContractBreach(path, 'an element without xsi:nil');
};

/** What is read for its elements holds nothing else: whatever the text beside them says would be passed over. */
const elementsIn = (place: Place): readonly XmlElement[] => {
  const { children, hasWords } = place.element;
  if (hasWords) throw new ContractBreach(place.path, 'elements without text');
  if (children.length === 0) assertNotNil(place);
  return children;
};

/**
 * Local names are short and differ most often, hence they are compared first. A namesake of another namespace is neither what we
 * look for nor absent. Throws `ContractBreach`.
 */
const isNamed = (place: Place, element: XmlElement, name: XmlName): boolean => {
  if (element.local !== name.local) return false;
  if (element.uri === name.uri) return true;
  throw new ContractBreach(`${place.path}/${name.local}`, 'the namespace of the contract');
};

/** The element itself, if it is the expected root. Throws `ContractBreach`. */
export const rootOf = (element: XmlElement, name: XmlName): Place => {
  if (element.local !== name.local || element.uri !== name.uri)
    throw new ContractBreach('/', `the root element ${name.local}`);
  return { path: `/${name.local}`, element };
};

/** All children of that name, in document order. Throws `ContractBreach`. */
export const childrenOf = (place: Place, name: XmlName): Place[] => {
  const path = `${place.path}/${name.local}`;
  const found: Place[] = [];
  for (const element of elementsIn(place)) {
    if (isNamed(place, element, name)) found.push({ path: `${path}[${found.length + 1}]`, element });
  }
  return found;
};

/** The same, where the contract wants at least one. Throws `ContractBreach` for none. */
export const oneOrMoreOf = (place: Place, name: XmlName): Place[] => {
  const found = childrenOf(place, name);
  if (found.length === 0) throw new ContractBreach(`${place.path}/${name.local}`, 'at least one element');
  return found;
};

/** All items of a list. Whatever else stands in it may be an item that is not read: throws `ContractBreach`. */
export const itemsOf = (list: Place, name: XmlName): Place[] => {
  const items = childrenOf(list, name);
  if (items.length < list.element.children.length) {
    throw new ContractBreach(list.path, `nothing but ${name.local}`);
  }
  return items;
};

/**
 * For a place where absence is an answer: an element of the contract's namespace that the contract does not have may be the one
 * that we miss. Throws `ContractBreach`.
 */
export const assertKnown = (place: Place, uri: string, known: ReadonlySet<string>): void => {
  if (elementsIn(place).some((element) => !known.has(element.local) && element.uri === uri)) {
    throw new ContractBreach(place.path, 'no element that the contract does not have');
  }
};

/** The only child of that name, or `undefined`. Throws `ContractBreach` where it repeats. */
export const optionalChild = (place: Place, name: XmlName): Place | undefined => {
  let only: XmlElement | undefined;
  for (const element of elementsIn(place)) {
    if (!isNamed(place, element, name)) continue;
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

/** Whether a child is there that says what it says by being there, and holds nothing. Throws `ContractBreach`. */
export const isMarked = (place: Place, name: XmlName): boolean => {
  const mark = optionalChild(place, name);
  if (mark !== undefined && elementsIn(mark).length > 0)
    throw new ContractBreach(mark.path, 'nothing inside');
  return mark !== undefined;
};

/** The only child element, whatever its name. Throws `ContractBreach` for none or several. */
export const onlyChild = (place: Place): Place => {
  const [element, second] = elementsIn(place);
  if (element === undefined || second !== undefined) {
    throw new ContractBreach(place.path, 'exactly one child element');
  }
  return { path: `${place.path}/*`, element };
};

/** Text of a leaf, every character kept. Throws `ContractBreach` where elements are inside. */
export const textOf = (place: Place): string => {
  assertNotNil(place);
  if (place.element.children.length > 0) throw new ContractBreach(place.path, 'text without elements');
  return place.element.text;
};

export const childText = (place: Place, name: XmlName): string => textOf(childOf(place, name));

export const optionalChildText = (place: Place, name: XmlName): string | undefined => {
  const child = optionalChild(place, name);
  return child === undefined ? undefined : textOf(child);
};

/** Value of an attribute without namespace, or `undefined`. Throws `ContractBreach` where it stands in a namespace only. */
export const optionalAttribute = (place: Place, local: string): string | undefined => {
  const value = place.element.attributes.get(local);
  if (value === undefined && place.element.attributes.isQualified(local)) {
    throw new ContractBreach(`${place.path}/@${local}`, 'an attribute without namespace');
  }
  return value;
};

/** Value of an attribute without namespace. Throws `ContractBreach` where it is missing. */
export const attributeOf = (place: Place, local: string): string => {
  const value = optionalAttribute(place, local);
  if (value === undefined) throw new ContractBreach(`${place.path}/@${local}`, 'an attribute');
  return value;
};
