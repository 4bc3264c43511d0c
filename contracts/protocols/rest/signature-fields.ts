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

type Input = { label: string; written: string; covered: string; rest: string };

const inputIn = (header: string): Input => {
  const [, label, written = '', covered = '', rest = ''] = INPUT.exec(header) ?? [];
  if (label === undefined) throw new ContractBreach('/signature-input', 'one signature (RFC 9421)');
  return { label, written, covered, rest };
};

const valueIn = (header: string, label: string): Uint8Array => {
  const [, valueLabel, value = ''] = VALUE.exec(header) ?? [];
  if (valueLabel !== label) throw new ContractBreach('/signature', 'the value of that signature');
  return Buffer.from(value, 'base64');
};

const componentsIn = (covered: string): readonly string[] => {
  const components = covered === '' ? [] : covered.split(' ').map(unquoted);
  if (new Set(components).size === components.length) return components;
  throw new ContractBreach('/signature-input', 'each component once');
};

/**
 * `Signature-Input` and `Signature` of a message with exactly one signature (RFC 9421 §4), in the part of structured fields
 * that it needs: strings without escapes, integers, bytes; components without parameters. Anything else is a breach.
 */
export const signatureFields = (headers: Readonly<Record<string, string>>): SignatureFields => {
  const { label, written, covered, rest } = inputIn(headers['signature-input'] ?? '');
  const value = valueIn(headers['signature'] ?? '', label);
  return { components: componentsIn(covered), parameters: parametersIn(rest), written, value };
};
