import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

const FOLDER = join(import.meta.dirname, '../../contracts/social-protection');

const Example = z.object({ value: z.unknown() });
const Reference = z.object({ $ref: z.string() });
const Media = z.object({
  schema: z.record(z.string(), z.unknown()),
  examples: z.record(z.string(), Reference).optional(),
});
const Bodies = z.object({ content: z.record(z.string(), Media) });

/** As much of OpenAPI as the tests read. */
const OpenApi = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        requestBody: Bodies.optional(),
        responses: z.record(z.string(), z.union([Reference, Bodies])),
      }),
    ),
  ),
  components: z.object({
    responses: z.record(z.string(), Bodies),
    schemas: z.record(z.string(), z.record(z.string(), z.unknown())),
    examples: z.record(z.string(), Example),
  }),
});

const AsyncApi = z.object({
  components: z.object({
    messages: z.record(
      z.string(),
      z.object({ examples: z.array(z.object({ payload: z.unknown() })).optional() }),
    ),
    schemas: z.record(z.string(), z.record(z.string(), z.unknown())),
  }),
});

const read = (name: string): unknown => parse(readFileSync(join(FOLDER, name), 'utf8'));

export const openApi = OpenApi.parse(read('openapi.yaml'));
export const asyncApi = AsyncApi.parse(read('asyncapi.yaml'));
