import * as z from 'zod';
import { stages } from '#infra/stages';
import type { Rule } from '#test/infra/rules/rule';
import { functionsOf, idsWhere } from '#test/infra/rules/queue-facts';
import { areAlike } from '#test/infra/rules/role-facts';
import {
  at,
  idIn,
  listAt,
  type Found,
  type Json,
  type StageTemplates,
} from '#test/infra/rules/stage-templates';

const FUNCTION = 'AWS::Lambda::Function';

/** What could be a secret by its name, and is not public by it. */
const isSecretName = (name: string): boolean =>
  /KEY|SECRET|TOKEN|PASSWORD/.test(name) && !name.startsWith('TRUSTED_');
const isReference = (value: Json): boolean => JSON.stringify(value).includes('{{resolve:secretsmanager:');

const plainSecrets = (stage: StageTemplates): string[] =>
  functionsOf(stage).flatMap(({ id, properties }) => {
    const variables = at(properties, 'Environment', 'Variables');
    if (typeof variables !== 'object' || variables === null || Array.isArray(variables)) return [id];
    return Object.entries(variables).flatMap(([name, value]) =>
      isSecretName(name) && !isReference(value) ? [`${id}/${name}`] : [],
    );
  });

/** Keys in hexadecimal, PEM, AWS access keys; the names of assets are digests too, and stand apart. */
const SECRET_TEXT = /-----BEGIN|\bAKIA[0-9A-Z]{16}\b|(?<![0-9a-f.])[0-9a-f]{64,256}(?![0-9a-f]|\.zip)/;

/** Hosts of an agency in production, as the facts of the stage have them. */
const hostsOfAgency = (agency: string): string[] =>
  Object.values(stages.prod.agencyEndpoints[agency] ?? {}).map((url) => new URL(url).host);

const HostList = z.array(z.string());
const callsStrangers = ({ properties }: Found): boolean => {
  const variables = at(properties, 'Environment', 'Variables');
  const agency = at(variables, 'AGENCY_ID');
  const allowed = at(variables, 'ALLOWED_HOSTS');
  if (typeof agency !== 'string') return allowed !== undefined;
  const hosts = HostList.parse(typeof allowed === 'string' ? JSON.parse(allowed) : []);
  return !areAlike(hosts, hostsOfAgency(agency));
};

/** What functions are told. */
export const settingsRules: readonly Rule[] = [
  {
    name: 'a function may call the hosts of its own agency in this stage, and nobody else',
    violations: (stage) => idsWhere(functionsOf(stage), callsStrangers),
    breakIt: {
      type: FUNCTION,
      id: 'channeltaxsendquery',
      path: ['Environment', 'Variables', 'ALLOWED_HOSTS'],
      value: '["api.my-business.prod.invalid"]',
    },
  },
  {
    name: 'settings are encrypted with the key of the secrets',
    violations: (stage) =>
      idsWhere(
        functionsOf(stage),
        ({ properties }) => !(idIn(at(properties, 'KmsKeyArn')) ?? '').startsWith('keyssecrets'),
      ),
    breakIt: { type: FUNCTION, id: 'opencase', path: ['KmsKeyArn'] },
  },
  {
    name: 'what is secret by its name is a reference to Secrets Manager',
    violations: plainSecrets,
    breakIt: {
      type: FUNCTION,
      id: 'opencase',
      path: ['Environment', 'Variables', 'PERSON_INDEX_KEY'],
      value: 'correct horse battery staple',
    },
  },
  {
    name: 'nothing in the template looks like a key',
    violations: ({ exchange, watch }) =>
      [exchange, watch].flatMap(
        (template) => SECRET_TEXT.exec(JSON.stringify(template.Resources))?.[0] ?? [],
      ),
    breakIt: {
      type: FUNCTION,
      path: ['Environment', 'Variables', 'NOTE'],
      value: '5ec2e700'.repeat(8),
    },
  },
  {
    name: 'no function believes a caller without proof',
    violations: (stage) =>
      idsWhere(
        functionsOf(stage),
        ({ properties }) => at(properties, 'Environment', 'Variables', 'DOOR') !== undefined,
      ),
    breakIt: { type: FUNCTION, id: 'opsapi', path: ['Environment', 'Variables', 'DOOR'], value: 'open' },
  },
  {
    name: 'the times of an agency are kept',
    violations: (stage) =>
      idsWhere(
        functionsOf(stage),
        ({ properties }) => at(properties, 'Environment', 'Variables', 'AGENCY_PACE_SECONDS') !== undefined,
      ),
    breakIt: {
      type: FUNCTION,
      id: 'channeltaxsendquery',
      path: ['Environment', 'Variables', 'AGENCY_PACE_SECONDS'],
      value: '2',
    },
  },
  {
    name: 'nothing but the bundle runs: no layer, no option of Node',
    violations: (stage) =>
      idsWhere(
        functionsOf(stage),
        ({ properties }) =>
          listAt(properties, 'Layers').length > 0 ||
          at(properties, 'Environment', 'Variables', 'NODE_OPTIONS') !== undefined,
      ),
    breakIt: { type: FUNCTION, path: ['Environment', 'Variables', 'NODE_OPTIONS'], value: '--inspect' },
  },
];
