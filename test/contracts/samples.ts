import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A message of an agency, as committed, and the text of what it must give. */
export type Sample = {
  /** `<kind>.<outcome>[-<variant>].<extension>` */
  file: string;
  kind: string;
  /** `found-several-payers` */
  shows: string;
  bytes: Uint8Array;
  headers: Record<string, string>;
  expected: string;
};

const contracts = path.resolve(import.meta.dirname, '../../contracts');

/** A multipart sample comes without headers: its boundary is read from its first line. */
const HEADERS: Readonly<Record<string, Record<string, string>>> = {
  xml: { 'content-type': 'text/xml; charset=utf-8' },
  json: { 'content-type': 'application/json' },
  mime: {},
};

const readSample = (folder: string, file: string): Sample => {
  const [kind = '', shows = '', extension = ''] = file.split('.');
  return {
    file,
    kind,
    shows,
    bytes: new Uint8Array(readFileSync(path.join(folder, file))),
    headers: HEADERS[extension] ?? {},
    expected: readFileSync(path.join(folder, `${kind}.${shows}.expected.json`), 'utf8'),
  };
};

export const samplesOf = (agencyId: string): Sample[] => {
  const folder = path.join(contracts, agencyId, 'samples');
  return readdirSync(folder)
    .filter((file) => !file.endsWith('.expected.json'))
    .map((file) => readSample(folder, file));
};

export const sampleOf = (agency: string, file: string): Sample => {
  const sample = samplesOf(agency).find((candidate) => candidate.file === file);
  if (sample === undefined) throw new Error(`no sample ${file}`);
  return sample;
};

export const contractFolder = (agencyId: string): string => path.join(contracts, agencyId, 'contract');
