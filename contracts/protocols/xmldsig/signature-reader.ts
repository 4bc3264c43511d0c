import { ExclusiveCanonical } from '#contracts/protocols/xmldsig/exclusive-canonical';
import { DSIG } from '#contracts/protocols/xmldsig/signature-names';
import { SmevTransform } from '#contracts/protocols/xmldsig/smev-transform';
import { refuseXml, type XmlEvents, type XmlTag } from '#contracts/wire/xml-events';

/** What one `ds:Signature` says, before anything of it is believed. */
export type ReadSignature = {
  /** Canonical bytes of `SignedInfo`: what the value was made over. */
  canonical: string;
  /** The same without prefixes of its writer and white space, to be compared. */
  shape: string;
  value: string;
};

/** The profile's has nine elements. Longer ones are not read to their end: nobody has signed them yet. */
const MAX_SIGNED_INFO_ELEMENTS = 32;

const ORDERS: ReadonlySet<string> = new Set([
  'SignedInfo SignatureValue',
  'SignedInfo SignatureValue KeyInfo',
]);

/**
 * Reads one `ds:Signature`, told of it from its start tag on: one `SignedInfo`, one value, perhaps `KeyInfo`, which is
 * passed over, and nothing else. Throws `ContractBreach`.
 */
export class SignatureReader implements XmlEvents {
  readonly #canonical = new ExclusiveCanonical();
  readonly #shape = new SmevTransform();
  readonly #parts: string[] = [];
  #depth = 0;
  #value = '';
  #signedInfoElements = 0;

  open(tag: XmlTag): void {
    this.#depth += 1;
    if (this.#depth === 1) return;
    if (this.#depth === 2) this.#parts.push(tag.uri === DSIG ? tag.local : '');
    else if (this.#part() === 'SignatureValue') refuseXml('a signature value of text');
    if (this.#part() === 'SignedInfo') {
      this.#signedInfoElements += 1;
      if (this.#signedInfoElements > MAX_SIGNED_INFO_ELEMENTS) refuseXml('a SignedInfo of the profile');
      this.#canonical.open(tag);
      this.#shape.open(tag);
    }
  }

  text(text: string): void {
    if (this.#depth < 2) {
      if (text.trim() !== '') refuseXml('no text in a signature');
    } else if (this.#part() === 'SignatureValue') {
      this.#value += text;
    } else if (this.#part() === 'SignedInfo') {
      this.#canonical.text(text);
      this.#shape.text(text);
    }
  }

  close(): void {
    if (this.#depth > 1 && this.#part() === 'SignedInfo') {
      this.#canonical.close();
      this.#shape.close();
    }
    this.#depth -= 1;
  }

  result(): ReadSignature {
    if (!ORDERS.has(this.#parts.join(' '))) refuseXml('a signature of SignedInfo, SignatureValue, KeyInfo');
    return {
      canonical: this.#canonical.result(),
      shape: this.#shape.result(),
      value: this.#value.replace(/[ \t\r\n]/g, ''),
    };
  }

  #part(): string {
    return this.#parts.at(-1) ?? '';
  }
}
