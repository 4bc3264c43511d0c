import { SmevTransform, type TextEscaping } from '#contracts/protocols/xmldsig/smev-transform';
import { writeSignature } from '#contracts/protocols/xmldsig/write-signature';
import { readXmlEvents, refuseXml, type XmlEvents, type XmlTag } from '#contracts/wire/xml-events';
import type { XmlFragment } from '#contracts/wire/xml-writer';
import type { Signer } from '#core/message-signature';

type ToSign = {
  id: string;
  /** What stands around the signature. */
  wrap: (signature: XmlFragment) => XmlFragment;
  textEscaping?: TextEscaping;
};

/** The one element with the given `Id`: its transformed text, and where it ends. */
class ElementById implements XmlEvents {
  readonly #id: string;
  readonly #transform: SmevTransform;
  #depth = 0;
  #end: number | undefined;

  constructor({ id, textEscaping }: ToSign) {
    this.#id = id;
    this.#transform = new SmevTransform(textEscaping);
  }

  open(tag: XmlTag): void {
    const isSought = tag.attributes['Id']?.value === this.#id;
    if (isSought && (this.#depth > 0 || this.#end !== undefined)) refuseXml('one element of that id');
    if (!isSought && this.#depth === 0) return;
    this.#depth += 1;
    this.#transform.open(tag);
  }

  text(text: string): void {
    if (this.#depth > 0) this.#transform.text(text);
  }

  close(end: number): void {
    if (this.#depth === 0) return;
    this.#transform.close();
    this.#depth -= 1;
    if (this.#depth === 0) this.#end = end;
  }

  found(): { transformed: string; end: number } {
    return { transformed: this.#transform.result(), end: this.#end ?? refuseXml('an element of that id') };
  }
}

/**
 * Signs the element with that `Id` in a document of ours and puts what `wrap` makes of the signature right behind it.
 * Throws `ContractBreach` where there is no such element or more than one.
 */
export const signElement = async (
  document: Uint8Array,
  toSign: ToSign,
  signer: Signer,
): Promise<Uint8Array> => {
  const element = new ElementById(toSign);
  readXmlEvents(document, document.byteLength, element);
  const { transformed, end } = element.found();
  const signature = toSign.wrap(await writeSignature(toSign.id, transformed, signer));
  const text = new TextDecoder().decode(document);
  return new TextEncoder().encode(text.slice(0, end) + signature.markup + text.slice(end));
};
