import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const fileOf = (agency: string, name: string): unknown =>
  JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, '../../contracts', agency, 'simulated', name), 'utf8'),
  );

const Content = z.looseObject({});

/** What the simulator of that agency is told to know about Vera: `contracts/<agency>/simulated/knowledge.json`. */
export const simulatedKnowledge = (agency: string) => Content.parse(fileOf(agency, 'knowledge.json'));

/** What the adapter must make of it, written by hand: `contracts/<agency>/simulated/<kind>.expected.json`. */
export const simulatedFacts = (agency: string, kind: string) =>
  Content.parse(fileOf(agency, `${kind}.expected.json`));
