import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { XmlDocument, XmlElement, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { contractFolder } from '#test/contracts/samples';

xmlRegisterFsInputProviders();

const filesOf = (agencyId: string, ending: string): string[] =>
  readdirSync(contractFolder(agencyId))
    .filter((file) => file.endsWith(ending))
    .map((file) => path.join(contractFolder(agencyId), file));

const PRIMARY_CONTENT = "//*[local-name()='MessagePrimaryContent']/*";
const compiled = new Map<string, XsdValidator>();

const compileXsd = (file: string): void => {
  const document = XmlDocument.fromBuffer(readFileSync(file), { url: file });
  const uri = document.root.attr('targetNamespace')?.value;
  if (uri !== undefined && !compiled.has(uri)) compiled.set(uri, XsdValidator.fromDoc(document));
};

const validated = (element: XmlElement): string[] => {
  const validator = compiled.get(element.namespaceUri);
  if (validator === undefined) return [`no schema for ${element.namespaceUri}`];
  try {
    validator.validate(element);
    return [];
  } catch (error) {
    return [String(error)];
  }
};

/**
 * What libxml2 and the agency's schema of its namespace say against the one element that is the root itself or lies in
 * `MessagePrimaryContent`; empty if it is valid, `undefined` if an envelope carries none.
 */
export const xsdErrors = (agencyId: string, xml: string): string[] | undefined => {
  filesOf(agencyId, '.xsd').forEach(compileXsd);
  const document = XmlDocument.fromString(xml);
  try {
    const isEnvelope = document.root.name === 'Envelope';
    const element = isEnvelope ? document.get(PRIMARY_CONTENT) : document.root;
    return element instanceof XmlElement ? validated(element) : undefined;
  } finally {
    document.dispose();
  }
};

/** Texts of all elements without elements, and of all attributes, as libxml2 reads them. */
export const textsByLibxml2 = (xml: string): string[] => {
  const document = XmlDocument.fromString(xml);
  try {
    return document.find('//*[not(*)]|//@*').map(({ content }) => content);
  } finally {
    document.dispose();
  }
};

/** Text of the first element or attribute of that local name, as libxml2 reads it. */
export const textByLibxml2 = (xml: string, local: string): string | undefined => {
  const document = XmlDocument.fromString(xml);
  try {
    return document.get(`//*[local-name()='${local}']|//@*[local-name()='${local}']`)?.content;
  } finally {
    document.dispose();
  }
};

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);

const OpenApi = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({}))),
});

const documentOf = (file: string): z.infer<typeof OpenApi> => {
  const document = OpenApi.parse(parse(readFileSync(file, 'utf8')));
  if (ajv.getSchema(file) === undefined) ajv.addSchema(document, file);
  return document;
};

const pointer = (...parts: readonly string[]): string =>
  parts.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');

type Operation = { file: string; url: string; method: string; hasBody: boolean };

/** `/extracts/{id}` of a contract is the path `/extracts/77-1`. */
const isPathOf = (url: string, path: string): boolean =>
  new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/\{[^{}/]+\}/g, '[^/]+')}$`).test(path);

const operationsOf = (agencyId: string, called: { method: string; path: string }): Operation[] =>
  filesOf(agencyId, 'openapi.yaml').flatMap((file) =>
    Object.entries(documentOf(file).paths).flatMap(([url, operations]) => {
      const method = called.method.toLowerCase();
      const operation = operations[method];
      if (operation === undefined || !isPathOf(url, called.path)) return [];
      return [{ file, url, method, hasBody: Object.hasOwn(operation, 'requestBody') }];
    }),
  );

const requestSchema = ({ file, url, method }: Operation): ValidateFunction => {
  const place = pointer('paths', url, method, 'requestBody', 'content', 'application/json');
  return ajv.compile({ $ref: `${file}#/${place}/schema` });
};

/** What the agency's OpenAPI document says against a body sent to an operation, `undefined` for none; empty if it is valid. */
export const openApiErrors = (
  agencyId: string,
  operation: { method: string; path: string },
  body: unknown,
): string[] => {
  const [found] = operationsOf(agencyId, operation);
  if (found === undefined) return [`no operation ${operation.method} ${operation.path}`];
  if (!found.hasBody) return body === undefined ? [] : ['a body where the contract has none'];
  const validate = requestSchema(found);
  return validate(body)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
};

/** What a JSON schema of the agency's folder says against a value; empty if it is valid. */
export const jsonSchemaErrors = (agencyId: string, name: string, value: unknown): string[] => {
  const schema: unknown = JSON.parse(readFileSync(path.join(contractFolder(agencyId), name), 'utf8'));
  const { $id } = z.looseObject({ $id: z.string() }).parse(schema);
  if (ajv.getSchema($id) === undefined) ajv.addSchema(z.looseObject({}).parse(schema), $id);
  const validate = ajv.getSchema($id);
  if (validate === undefined) return [`no schema ${name}`];
  return validate(value) === true
    ? []
    : (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
};
