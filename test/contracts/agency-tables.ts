import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { contractFolder } from '#test/contracts/samples';
import { QueryPeriod } from '#schemas/query';

/** `breaches.json` of an agency's folder: a sample with one passage replaced is no answer any more. */
const Breaches = z.array(z.strictObject({ sample: z.string(), from: z.string(), to: z.string() }));

/** `asked.json`: what a question must say, by the agency's contract. By name of an element or attribute, or the whole body. */
const Asked = z.array(
  z.strictObject({
    kind: z.string(),
    period: QueryPeriod,
    says: z.record(z.string(), z.string()).optional(),
    body: z.record(z.string(), z.unknown()).optional(),
    headers: z.record(z.string(), z.string()).optional(),
  }),
);

const fileOf = (agencyId: string, name: string): unknown =>
  JSON.parse(readFileSync(path.join(contractFolder(agencyId), '..', name), 'utf8'));

export const breachesOf = (agencyId: string) => Breaches.parse(fileOf(agencyId, 'breaches.json'));
export const askedOf = (agencyId: string) => Asked.parse(fileOf(agencyId, 'asked.json'));
