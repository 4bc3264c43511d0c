import type { CaseFile } from '#core/ports';
import { aCase } from '#test/builders';

/** What is known of a case: nothing but itself, unless told. */
export const aFile = (changes: Partial<CaseFile> = {}): CaseFile => ({
  case: aCase(),
  queries: [],
  furtherAnswers: [],
  events: [],
  officeEvents: [],
  links: [],
  followUps: [],
  replies: [],
  ...changes,
});
