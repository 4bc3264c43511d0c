import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { agencies, provider } from '#contracts/registry';
import { DUE_SHARDS } from '#core/ports';
import { shardsOf, sweepPartOf } from '#functions/sweep/sweep-part';
import { type Act, acts, type EnvironmentOf } from '#infra/acts';
import { Attribute, resourcesOf, synthesised } from '#test/infra/synthesised';

const [template = { Resources: {} }] = synthesised(['prod']);

const functions = resourcesOf(
  template,
  'AWS::Lambda::Function',
  z.object({
    Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
  }),
);

const byNumber = (left: number, right: number): number => left - right;

const Intrinsic = z.union([
  z.object({ Ref: z.string() }).transform(({ Ref }) => `https://reference.test/${Ref}`),
  z.object({ 'Fn::GetAtt': z.array(z.string()) }).transform(() => 'https://attribute.test'),
]);
const Value = z.union([
  z.string(),
  Intrinsic,
  z
    .object({ 'Fn::Join': z.tuple([z.string(), z.array(z.union([z.string(), Intrinsic]))]) })
    .transform(({ 'Fn::Join': [between, parts] }) => parts.join(between))
    // What a secret holds: both are 64 characters, and a signing key is hexadecimal.
    .transform((text) => (text.startsWith('{{resolve:secretsmanager:') ? 'a5'.repeat(32) : text)),
]);

const actIds: Act[] = [
  'accept-request',
  'open-case',
  'send-query',
  'collect-answers',
  'receive-answer',
  'answer-inquiries',
  'reconcile-answer',
  'record-event',
  'sweep',
  'publish-result',
  'ops-api',
];
const actOf = (functionId: string): Act | undefined =>
  actIds.find((act) => functionId.includes(act.replaceAll('-', '')));

describe('every function', () => {
  it('belongs to an act, and every act has its deployments', () => {
    const counts = actIds.map((act) => [act, functions.filter(({ id }) => actOf(id) === act).length]);

    expect(functions.filter(({ id }) => actOf(id) === undefined)).toEqual([]);
    expect(Object.fromEntries(counts)).toEqual({
      'accept-request': 2,
      'open-case': 1,
      'send-query': agencies.length,
      'collect-answers': agencies.filter(({ answerQueue }) => answerQueue !== undefined).length,
      'receive-answer': 1,
      'answer-inquiries': 1,
      'reconcile-answer': 1,
      'record-event': 1,
      sweep: 1,
      'publish-result': 1,
      'ops-api': 1,
    });
  });

  it.each(functions)('$id is told exactly what its schema asks for', ({ id, properties }) => {
    const act = actOf(id);
    const variables = Object.entries(properties.Environment.Variables).map(([name, value]) => [
      name,
      Value.parse(value),
    ]);

    const read = acts[act ?? 'sweep'].safeParse(Object.fromEntries(variables));

    expect(read.error?.issues).toBeUndefined();
  });

  it('holds the signing key only where the messages of its agency are signed', () => {
    const holders = functions.filter(({ properties }) => 'SIGNING_KEY' in properties.Environment.Variables);
    const agencyOf = ({ properties }: (typeof functions)[number]) =>
      properties.Environment.Variables['AGENCY_ID'];

    const signing = [...agencies, provider]
      .filter(({ endpoints }) => Object.values(endpoints).some(({ signature }) => signature !== undefined))
      .map(({ id }) => id);

    expect(new Set(holders.map(agencyOf))).toEqual(new Set(signing));
    expect(signing).toContain('tax');
    expect(signing).not.toContain('my-business');
    expect(functions.map(agencyOf)).toContain('my-business');
  });
});

describe('the environment of an act', () => {
  it('does not compile with a misspelt, missing or foreign variable', () => {
    const right: EnvironmentOf<'publish-result'> = { TABLE_NAME: 't', RESULTS_QUEUE_URL: 'u' };
    // @ts-expect-error -- misspelt
    const misspelt: EnvironmentOf<'publish-result'> = { TABLE_NAME: 't', RESULT_QUEUE_URL: 'u' };
    // @ts-expect-error -- missing
    const missing: EnvironmentOf<'publish-result'> = { TABLE_NAME: 't' };
    // @ts-expect-error -- belongs to another act
    const foreign: EnvironmentOf<'publish-result'> = { ...right, AGENCY_ID: 'tax' };

    const accepted = [right, misspelt, missing, foreign].map(
      (environment) => acts['publish-result'].safeParse(environment).success,
    );

    expect(accepted).toEqual([false, false, false, false]);
  });
});

describe('the front door', () => {
  it('has the published routes and no others', () => {
    const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route', z.object({ RouteKey: z.string() }));

    expect(routes.map(({ properties }) => properties.RouteKey).sort()).toEqual([
      'GET /v1/cases/{caseId}',
      'GET /v1/cases/{caseId}/additional-check-notice',
      'GET /v1/cases/{caseId}/decision-notice',
      'GET /v1/cases/{caseId}/dossier',
      'GET /v1/cases/{caseId}/progress',
      'GET /v1/cases/{caseId}/result',
      'GET /v1/ops/agencies',
      'GET /v1/ops/balance',
      'GET /v1/ops/deadlines',
      'GET /v1/ops/events/unmatched',
      'GET /v1/ops/failed',
      'GET /v1/ops/inquiries',
      'GET /v1/ops/queues',
      'GET /v1/ops/stray-messages',
      'GET /v1/reports/audit',
      'GET /v1/reports/programme',
      'POST /v1/callbacks/{agency}/{queryId}',
      'POST /v1/cases/{caseId}/events',
      'POST /v1/cases/{caseId}/hold',
      'POST /v1/employment-events',
      'POST /v1/ops/failed/redrive',
      'POST /v1/verification-requests',
    ]);
  });
});

describe('the clock', () => {
  it('runs the sweep in eight parts, every collector and who answers others each minute', () => {
    const schedules = resourcesOf(
      template,
      'AWS::Scheduler::Schedule',
      z.object({
        ScheduleExpression: z.string(),
        Target: z.object({ Arn: Attribute, Input: z.string().optional() }),
      }),
    );

    expect(schedules.map(({ properties }) => properties.ScheduleExpression)).toEqual(
      Array.from(schedules, () => 'rate(1 minute)'),
    );
    expect(schedules.map(({ properties }) => actOf(properties.Target.Arn)).sort()).toEqual([
      'answer-inquiries',
      ...agencies.flatMap(({ answerQueue }) => (answerQueue === undefined ? [] : ['collect-answers'])),
      ...Array.from({ length: 8 }, () => 'sweep'),
    ]);
    const inputs = schedules.flatMap(({ properties }) => properties.Target.Input ?? []);
    expect(inputs.toSorted()).toEqual(Array.from({ length: 8 }, (_, part) => `{"part":${part},"of":8}`));
    expect(
      inputs
        .map((input) => sweepPartOf(JSON.parse(input)))
        .flatMap(shardsOf)
        .toSorted(byNumber),
    ).toEqual(Array.from({ length: DUE_SHARDS }, (_, shard) => shard));
  });
});
