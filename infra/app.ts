import { buildApp } from '#infra/build-app';

/** What the CDK command line runs; it says by environment where the assembly belongs. */
buildApp(process.env['CDK_OUTDIR'] ?? 'cdk.out', ['dev', 'test', 'prod']).synth();
