import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { CoverageState, DiscrepancyKind, Severity } from '#schemas/verification-result';

const SAMPLES = 'contracts/social-protection/samples';

const Assessment = z.strictObject({
  total: z.int(),
  averagePerCapita: z.int(),
  thresholdPerCapita: z.int(),
  belowThreshold: z.boolean(),
  inBand: z.boolean(),
});

/** What a person computed by hand from the regulation; only what matters for the family is listed. */
const Expected = z.strictObject({
  status: z.string(),
  version: z.int(),
  income: z.strictObject({ declared: Assessment, recorded: Assessment.optional() }),
  coverage: z.record(z.string(), CoverageState),
  discrepancies: z.array(
    z.strictObject({
      kind: DiscrepancyKind,
      severity: Severity,
      subjectId: z.string(),
      item: z.string(),
      effect: z.string(),
      clause: z.string(),
    }),
  ),
  placements: z.array(z.record(z.string(), z.unknown())),
  deadlines: z.record(
    z.string(),
    z.strictObject({ nominalDue: z.string(), legalDue: z.string(), safeDue: z.string() }),
  ),
});

export type SampleFamily = {
  name: string;
  requestFile: string;
  request: unknown;
  people: readonly unknown[];
  /** Employment events in the order in which the centre posts them; the first before the request. */
  events: readonly unknown[];
  expected: z.infer<typeof Expected>;
};

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const People = z.looseObject({ people: z.array(z.unknown()) });

const readFamily = (name: string): SampleFamily => {
  const folder = `${SAMPLES}/${name}`;
  return {
    name,
    requestFile: `${folder}/request.json`,
    request: json(`${folder}/request.json`),
    people: People.parse(json(`${folder}/population.json`)).people,
    events: existsSync(`${folder}/events.json`)
      ? z.array(z.unknown()).parse(json(`${folder}/events.json`))
      : [],
    expected: Expected.parse(json(`${folder}/expected.json`)),
  };
};

export const sampleFamilies = (): SampleFamily[] => readdirSync(SAMPLES).sort().map(readFamily);
