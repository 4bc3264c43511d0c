import { ContractBreach } from '#core/faults';

/** One signature of a message: what it covers, its parameters, its value. */
export type SignatureFields = {
  components: readonly string[];
  parameters: ReadonlyMap<string, string>;
  /** The covered components and parameters as the signer wrote them: the last line of what is signed. */
  written: string;
  value: Uint8Array;
};

const KEY = '[a-z*][a-z0-9_.*-]{0,40}';
const TEXT = '"[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]{0,300}"';
const INPUT = new RegExp(
  `^(${KEY})=(\\(((?:${TEXT}(?: ${TEXT}){0,15})?)\\)((?:;${KEY}=(?:\\d{1,15}|${TEXT})){0,10}))$`,
);
const PARAMETER = new RegExp(`;(${KEY})=(\\d{1,15}|${TEXT})`, 'g');
const VALUE = new RegExp(`^(${KEY})=:([A-Za-z0-9+/]{1,400}={0,2}):$`);

const unquoted = (text: string): string => text.replace(/^"|"$/g, '');

const parametersIn = (text: string): ReadonlyMap<string, string> => {
  const pairs = Array.from(
    text.matchAll(PARAMETER),
    ([, name = '', value = '']) => [name, unquoted(value)] as const,
  );
  const parameters = new Map(pairs);
  if (parameters.size !== pairs.length) throw new ContractBreach('/signature-input', 'each parameter once');
  return parameters;
};

/**
 * `Signature-Input` and `Signature` of a message with exactly one signature (RFC 9421 §4), in the part of structured fields
 * that it needs: strings without escapes, integers, bytes; components without parameters. Anything else is a breach.
 */
export const signatureFields = (headers: Readonly<Record<string, string>>): SignatureFields => {
  const [, label, written = '', covered = '', rest = ''] = INPUT.exec(headers['signature-input'] ?? '') ?? [];
  if (label === undefined) throw new ContractBreach('/signature-input', 'one signature (RFC 9421)');
  const [, valueLabel, value = ''] = VALUE.exec(headers['signature'] ?? '') ?? [];
  if (valueLabel !== label) throw new ContractBreach('/signature', 'the value of that signature');
  const components = covered === '' ? [] : covered.split(' ').map(unquoted);
  if (new Set(components).size !== components.length) {
    throw new ContractBreach('/signature-input', 'each component once');
  }
  return { components, parameters: parametersIn(rest), written, value: Buffer.from(value, 'base64') };
};
