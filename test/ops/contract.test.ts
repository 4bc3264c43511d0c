import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { opsRoutes } from '#functions/ops-api/ops-api';
import * as api from '#schemas/api';
import { AuditReport } from '#schemas/audit-report';
import { CaseProgress } from '#schemas/case-progress';
import { Dossier } from '#schemas/dossier';
import { FailedView, RedriveRequest, RedriveView } from '#schemas/failed-messages';
import { EmploymentEvent } from '#schemas/employment-event';
import { OfficeEvent } from '#schemas/office-event';
import { ResultEvent } from '#schemas/envelope';
import { Problem } from '#schemas/problem';
import { ProgrammeReport } from '#schemas/programme-report';
import { VerificationRequest } from '#schemas/verification-request';
import { VerificationResult } from '#schemas/verification-result';
import { DayBalance } from '#schemas/day-balance';
import { InquiriesView } from '#schemas/inquiries-view';
import { StrayMessagesView } from '#schemas/stray-messages';
import { asyncApi, openApi } from '#test/ops/published-contract';
import { shapeOf } from '#test/ops/schema-shape';

const SCHEMAS: Record<string, z.ZodType> = {
  VerificationRequest,
  EmploymentEvent,
  OfficeEvent,
  OfficeEventAcceptedView: api.OfficeEventAcceptedView,
  VerificationResult,
  Problem,
  AcceptedView: api.AcceptedView,
  EventAcceptedView: api.EventAcceptedView,
  CaseView: api.CaseView,
  CaseProgress,
  HoldRequest: api.HoldRequest,
  HoldView: api.HoldView,
  Dossier,
  QueuesView: api.QueuesView,
  FailedView,
  RedriveRequest,
  RedriveView,
  AgenciesView: api.AgenciesView,
  DeadlinesView: api.DeadlinesView,
  ProgrammeReport,
  AuditReport,
  UnmatchedEventsView: api.UnmatchedEventsView,
  StrayMessagesView,
  InquiriesView,
  DayBalance,
};

const lastOf = (reference: string): string => reference.split('/').at(-1) ?? '';
const writtenSchema = (reference: string): unknown => openApi.components.schemas[lastOf(reference)];

const fromZod = (schema: z.ZodType): unknown => z.toJSONSchema(schema, { io: 'input', reused: 'inline' });
const noReference = (reference: string): never => {
  throw new Error(`unexpected ${reference}`);
};

/** Every body of the API with its example: the name of its schema and of the example. */
const exampleUses = (): [string, string][] => {
  const replies = Object.values(openApi.paths).flatMap((path) =>
    Object.values(path).flatMap(({ requestBody, responses }) => [
      ...(requestBody === undefined ? [] : [requestBody]),
      ...Object.values(responses).flatMap((one) => ('content' in one ? [one] : [])),
    ]),
  );
  return [...replies, ...Object.values(openApi.components.responses)].flatMap(({ content }) =>
    Object.values(content).flatMap(({ schema, examples }) =>
      Object.values(examples ?? {}).map((example): [string, string] => [
        lastOf(String(schema['$ref'])),
        lastOf(example.$ref),
      ]),
    ),
  );
};

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema({ $id: 'openapi', components: openApi.components });

describe('the published API', () => {
  it.each(Object.entries(SCHEMAS))('%s has the fields, required fields and values of ours', (name, ours) => {
    expect(shapeOf(writtenSchema(name), writtenSchema)).toEqual(shapeOf(fromZod(ours), noReference));
  });

  it.each(exampleUses())(
    'a body of %s: its example %s is valid by its schema and by ours',
    (name, example) => {
      const value = openApi.components.examples[example]?.value;
      const isValid = ajv.validate({ $ref: `openapi#/components/schemas/${name}` }, value);
      expect({ isValid, errors: ajv.errors }).toEqual({ isValid: true, errors: null });
      expect(SCHEMAS[name]?.safeParse(value).error?.issues).toBeUndefined();
      expect(SCHEMAS[name]).toBeDefined();
    },
  );

  it('has an example of every event that an office posts', () => {
    const shown = exampleUses()
      .filter(([name]) => name === 'OfficeEvent')
      .map(([, example]) => OfficeEvent.parse(openApi.components.examples[example]?.value).type);
    expect(shown.toSorted()).toEqual(OfficeEvent.options.map(({ shape }) => shape.type.value).toSorted());
  });

  it('uses every example that it holds', () => {
    const used = new Set(exampleUses().map(([, example]) => example));
    expect(Object.keys(openApi.components.examples).filter((name) => !used.has(name))).toEqual([]);
  });

  it('refuses what ours refuses: an unknown field, a number for an amount, a cut СНИЛС', () => {
    const request = JSON.stringify(openApi.components.examples['VerificationRequest']?.value);
    for (const [from, to] of [
      ['"purpose"', '"extra":1,"purpose"'],
      ['"15000.00"', '15000'],
      ['"19033377767"', '"1903337776"'],
    ] as const) {
      const value: unknown = JSON.parse(request.replace(from, to));
      expect(ajv.validate({ $ref: 'openapi#/components/schemas/VerificationRequest' }, value)).toBe(false);
      expect(VerificationRequest.safeParse(value).success).toBe(false);
    }
  });

  it('has every route of operations and of readers', () => {
    const written = Object.entries(openApi.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(written.toSorted()).toEqual(
      [
        ...Object.keys(opsRoutes),
        'POST /v1/verification-requests',
        'POST /v1/cases/{caseId}/events',
        'POST /v1/employment-events',
        'POST /v1/callbacks/{agency}/{queryId}',
      ].toSorted(),
    );
  });

  it('gives each operation a name of its own', () => {
    const names = Object.values(openApi.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the published queues', () => {
  it('results: the event has the fields of ours', () => {
    expect(shapeOf(asyncApi.components.schemas['ResultEvent'], noReference)).toEqual(
      shapeOf(fromZod(ResultEvent), noReference),
    );
  });

  it('results: the example is valid by its schema and by ours', () => {
    const [example] = asyncApi.components.messages['VerificationResult']?.examples ?? [];
    const schema = asyncApi.components.schemas['ResultEvent'];
    expect(ajv.validate(schema ?? false, example?.payload)).toBe(true);
    expect(ResultEvent.safeParse(example?.payload).error?.issues).toBeUndefined();
  });
});
