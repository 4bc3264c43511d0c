import { readXmlEvents } from '#contracts/wire/xml-events';
import { TreeBuilder, type XmlElement } from '#contracts/wire/xml-tree';

/**
 * A document as a tree, through the one door for XML (`readXmlEvents`) and with bounded text. Throws `ContractBreach`,
 * whose message never holds content.
 */
export const parseXml = (bytes: Uint8Array, maxBytes: number): XmlElement => {
  const tree = new TreeBuilder();
  readXmlEvents(bytes, maxBytes, tree);
  return tree.root();
};
