import { App, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks, NIST80053R5Checks, ServerlessChecks } from 'cdk-nag';
import { globSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildApp } from '#infra/build-app';
import { NETWORK } from '#test/infra/rules/network-rules';

const app = buildApp({
  outdir: mkdtempSync(join(tmpdir(), 'sverka-nag-')),
  stages: ['prod'],
  isValidated: false,
});

const inside = buildApp({
  outdir: mkdtempSync(join(tmpdir(), 'sverka-nag-')),
  stages: ['prod'],
  otherFacts: { network: NETWORK },
  isValidated: false,
});

/** What is acknowledged in the sources: each is an object with an id and a reason. */
const acknowledgements = globSync('infra/constructs/*.ts').flatMap((path) => [
  ...readFileSync(path, 'utf8').matchAll(
    /id: '((?:AwsSolutions|NIST|Serverless)[^']+)',\s*reason:\s*('[^']+'|\w+)/g,
  ),
]);

describe('cdk-nag', () => {
  it.each([
    ['AwsSolutions', AwsSolutionsChecks, app],
    ['NIST 800-53 R5', NIST80053R5Checks, app],
    ['Serverless', ServerlessChecks, app],
    ['AwsSolutions, inside a network,', AwsSolutionsChecks, inside],
    ['NIST 800-53 R5, inside a network,', NIST80053R5Checks, inside],
    ['Serverless, inside a network,', ServerlessChecks, inside],
  ])('%s finds nothing that is not acknowledged', (_, Pack, checked) => {
    const found = new Pack(checked)
      .validateScope(checked)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath }) => `${ruleName}: ${constructPath ?? ''}`),
      );

    expect(found).toEqual([]);
  });

  it('is answered in twelve places at most, each with a reason', () => {
    expect(acknowledgements.length).toBeGreaterThan(0);
    expect(acknowledgements.length).toBeLessThanOrEqual(12);
    expect(
      globSync('infra/**/*.ts').filter((path) => readFileSync(path, 'utf8').includes('cdk-nag')),
    ).toEqual([]);
  });

  it('would find a queue that anybody may read', () => {
    const careless = new App({ outdir: mkdtempSync(join(tmpdir(), 'sverka-nag-')) });
    new Queue(new Stack(careless, 'careless'), 'Queue');

    const found = new AwsSolutionsChecks(careless).validateScope(careless).violations;

    expect(found.map(({ ruleName }) => ruleName).sort()).toEqual(['AwsSolutions-SQS3', 'AwsSolutions-SQS4']);
  });
});
