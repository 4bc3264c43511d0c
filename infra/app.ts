import { buildApp } from '#infra/build-app';

/** What the CDK command line runs; it says by environment where the assembly belongs. */
buildApp({ outdir: process.env['CDK_OUTDIR'] ?? 'cdk.out', stages: ['dev', 'test', 'prod'] }).synth();
