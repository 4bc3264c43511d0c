import { namesOf, type XmlName } from '#contracts/wire/xml-reader';

/** Versions of the message exchange schemas. In what we use they differ by namespace, and 1.3 in what an Ack names. */
export type SmevVersion = '1.1' | '1.2' | '1.3';

export const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
export const soap = namesOf(SOAP);

const PREFIX = 'urn://x-artefacts-smev-gov-ru/services/message-exchange/types';

type NamesOfNamespace = (local: string) => XmlName;
export type SmevNames = {
  readonly version: SmevVersion;
  readonly typesUri: string;
  readonly basicUri: string;
  readonly types: NamesOfNamespace;
  readonly basic: NamesOfNamespace;
};

/** Names of the envelope's elements in one version. */
export const smevNames = (version: SmevVersion): SmevNames => {
  const typesUri = `${PREFIX}/${version}`;
  const basicUri = `${PREFIX}/basic/${version}`;
  return { version, typesUri, basicUri, types: namesOf(typesUri), basic: namesOf(basicUri) };
};
