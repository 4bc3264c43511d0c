/** Writes the assembly into the given folder and ends; see `synthesis.ts`. */
import { synthesise } from '#infra/synth';

synthesise('dev', process.argv[2] ?? 'cdk.out');
