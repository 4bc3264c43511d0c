import { DSIG } from '#contracts/protocols/xmldsig/signature-names';
import { type ReadSignature, SignatureReader } from '#contracts/protocols/xmldsig/signature-reader';
import { SmevTransform, type TextEscaping } from '#contracts/protocols/xmldsig/smev-transform';
import { refuseXml, XMLNS, type XmlEvents, type XmlTag } from '#contracts/wire/xml-events';
import type { XmlName } from '#contracts/wire/xml-reader';

/** Where the signed element and the element around its signature stand: names from the root on. */
export type SignedPlaces = {
  element: readonly XmlName[];
  signature: readonly XmlName[];
  textEscaping?: TextEscaping;
};

export type SignedContent = {
  /** Value of the signed element's `Id`. */
  id: string;
  /** The signed element after both transforms. */
  transformed: string;
  signature: ReadSignature;
};

const nameOf = ({ uri, local }: XmlName): string => `{${uri}}${local}`;
const pathOf = (names: readonly XmlName[]): string => names.map(nameOf).join('/');
const isSignature = ({ uri, local }: XmlName): boolean => uri === DSIG && local === 'Signature';

/**
 * One pass over a signed document. The signed element and the signature are taken from the two places of the profile and
 * nowhere else, and no other element may answer to the id that is signed: an original that was moved aside is never found,
 * whatever refers to it. Signatures inside the signed element are its content. Throws `ContractBreach`.
 */
export class SignedDocument implements XmlEvents {
  readonly #elementPath: string;
  readonly #signaturePath: string;
  readonly #transform: SmevTransform;
  readonly #reader = new SignatureReader();
  readonly #path: string[] = [];
  readonly #ids = new Map<string, number>();
  #current = '';
  #inside: XmlEvents | undefined;
  #insideDepth = 0;
  #elements = 0;
  #signatures = 0;
  #id: string | undefined;

  constructor({ element, signature, textEscaping }: SignedPlaces) {
    this.#transform = new SmevTransform(textEscaping);
    this.#elementPath = pathOf(element);
    this.#signaturePath = `${pathOf(signature)}/{${DSIG}}Signature`;
  }

  open(tag: XmlTag): void {
    this.#rememberIds(tag);
    this.#path.push(this.#current);
    this.#current = this.#current === '' ? nameOf(tag) : `${this.#current}/${nameOf(tag)}`;
    this.#enter(tag);
    this.#inside?.open(tag);
  }

  text(text: string): void {
    this.#inside?.text(text);
  }

  close(end: number): void {
    this.#inside?.close(end);
    if (this.#path.length === this.#insideDepth) this.#inside = undefined;
    this.#current = this.#path.pop() ?? '';
  }

  comment(): void {
    if (this.#inside !== undefined) refuseXml('no comment in what is signed');
  }

  result(): SignedContent {
    if (this.#elements !== 1) refuseXml('one signed element');
    if (this.#signatures !== 1) refuseXml('one signature');
    const id = this.#id ?? refuseXml('an Id of the signed element');
    if (this.#ids.get(id) !== 1) refuseXml('an id that no other element has');
    return { id, transformed: this.#transform.result(), signature: this.#reader.result() };
  }

  #enter(tag: XmlTag): void {
    if (this.#inside === this.#transform) return;
    if (this.#current === this.#elementPath) {
      this.#elements += 1;
      this.#id = tag.attributes['Id']?.value;
      this.#begin(this.#transform);
    } else if (isSignature(tag)) {
      this.#signatures += 1;
      if (this.#current !== this.#signaturePath) refuseXml('a signature in its place');
      this.#begin(this.#reader);
    }
  }

  #begin(events: XmlEvents): void {
    this.#inside = events;
    this.#insideDepth = this.#path.length;
  }

  /** Any attribute that some reader of XML takes for an id: `Id`, `ID`, `xml:id`, `wsu:Id`. */
  #rememberIds({ attributes }: XmlTag): void {
    for (const { uri, local, value } of Object.values(attributes)) {
      if (uri === XMLNS || local.toLowerCase() !== 'id') continue;
      this.#ids.set(value, (this.#ids.get(value) ?? 0) + 1);
    }
  }
}
