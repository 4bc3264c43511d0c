import { digestOfParts } from '#contracts/protocols/simulator-journal';
import type { SimulatedReply } from '#contracts/protocols/simulator-world';
import { write, type WrittenXml } from '#contracts/protocols/simulator-xml';
import { simulatedSignatureOf } from '#contracts/protocols/smev3/simulator-signature';

/** How one reply looks: the bus is free in prefixes and packaging, and a client must bear all of them. */
export type Dress = {
  version: string;
  multipart: boolean;
  style: 'long' | 'short';
  /** Private key of the bus; absent: nothing is signed. */
  busKey?: string;
  /** What travels behind the envelope of a reply in parts. */
  part?: { id: string; text: string };
};

/** Packaging varies with the message, and stays the same when the message comes again. */
export const dressOf = (version: string, seed: string, busKey: string | undefined): Dress => {
  const dice = Number.parseInt(digestOfParts(seed).slice(0, 2), 16);
  return {
    version,
    multipart: dice % 2 === 0,
    style: dice % 3 === 0 ? 'short' : 'long',
    ...(busKey === undefined ? {} : { busKey }),
  };
};

export const prefixes = {
  long: { soap: 'SOAP-ENV', types: 'typ', basic: 'bas', faults: 'flt' },
  short: { soap: 'S', types: 'ns2', basic: 'ns3', faults: 'ns4' },
};
const EXCHANGE = 'urn://x-artefacts-smev-gov-ru/services/message-exchange/types';

type Scribe = {
  t: (
    name: string,
    attributes: Record<string, string>,
    ...content: (WrittenXml | string | undefined)[]
  ) => WrittenXml;
  b: Scribe['t'];
  f: Scribe['t'];
};

export const scribeOf = (dress: Dress): Scribe => {
  const prefix = prefixes[dress.style];
  return {
    t: (name, attributes, ...content) => write(`${prefix.types}:${name}`, attributes, ...content),
    b: (name, attributes, ...content) => write(`${prefix.basic}:${name}`, attributes, ...content),
    f: (name, attributes, ...content) => write(`${prefix.faults}:${name}`, attributes, ...content),
  };
};

const envelope = (dress: Dress, body: WrittenXml): string => {
  const prefix = prefixes[dress.style];
  const written = write(
    `${prefix.soap}:Envelope`,
    {
      [`xmlns:${prefix.soap}`]: 'http://schemas.xmlsoap.org/soap/envelope/',
      [`xmlns:${prefix.types}`]: `${EXCHANGE}/${dress.version}`,
      [`xmlns:${prefix.basic}`]: `${EXCHANGE}/basic/${dress.version}`,
      [`xmlns:${prefix.faults}`]: `${EXCHANGE}/faults/${dress.version}`,
    },
    dress.style === 'long' ? write(`${prefix.soap}:Header`, {}) : undefined,
    write(`${prefix.soap}:Body`, {}, body),
  ).written;
  return dress.style === 'long'
    ? `<?xml version="1.0" encoding="UTF-8"?>\n<!-- ЕСМЭВ -->\n${written}\n`
    : `<?xml version='1.0' encoding='utf-8' standalone='yes'?>${written}`;
};

const BOUNDARY = 'uuid:6f1d3a52-0c1e-4a7b-9d0e-5b1c2d3e4f50';
const ROOT = '<rootpart*6f1d3a52@smev.example>';

const SIGNATURE: WrittenXml = { written: '@signature@' };

/** `SMEVSignature` beside what is signed, where this bus signs. */
export const signatureIn = (dress: Dress): WrittenXml | undefined =>
  dress.busKey === undefined ? undefined : scribeOf(dress).t('SMEVSignature', {}, SIGNATURE);

/** The signature is over the element as it stands in the whole envelope. */
const signed = (xml: string, { busKey }: Dress): string => {
  const [, id = ''] = /Id="(SIGNED_BY_SMEV[A-Z_]*)"/.exec(xml) ?? [];
  return busKey === undefined || !xml.includes(SIGNATURE.written)
    ? xml
    : xml.replace(SIGNATURE.written, () => simulatedSignatureOf(xml, id, busKey));
};

/** The reply, in an envelope of that dress. */
export const packed = (dress: Dress, status: number, body: WrittenXml): SimulatedReply => {
  const xml = signed(envelope(dress, body), dress);
  if (!dress.multipart) {
    return { type: 'reply', status, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: xml };
  }
  return {
    type: 'reply',
    status,
    headers: {
      'content-type': `multipart/related; start="${ROOT}"; type="application/xop+xml"; boundary="${BOUNDARY}"; start-info="text/xml"`,
    },
    body: [
      `--${BOUNDARY}`,
      `Content-Id: ${ROOT}`,
      'Content-Type: application/xop+xml;charset=utf-8;type="text/xml"',
      'Content-Transfer-Encoding: binary',
      '',
      xml,
      ...(dress.part === undefined
        ? []
        : [
            `--${BOUNDARY}`,
            `Content-ID: <${dress.part.id}>`,
            'Content-Type: text/plain',
            '',
            dress.part.text,
          ]),
      `--${BOUNDARY}--`,
      '',
    ].join('\r\n'),
  };
};
