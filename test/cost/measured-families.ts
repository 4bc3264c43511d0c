import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { SimulatedPerson } from '#contracts/protocols/simulator-population';
import { agencies } from '#contracts/registry';
import type { Agency } from '#core/agency';
import { inventedPerson, usualKnowledge } from '#test/invented-people';

const SAMPLE = 'contracts/social-protection/samples/07-business-plan-rejected/request.json';
const Request = z.looseObject({
  registrationNumber: z.string(),
  subjects: z.tuple([z.looseObject({ subjectId: z.string() })]),
});

/** One question of each of three agencies: two answer over СМЭВ's queue, the third by a callback. */
const THREE: Readonly<Record<string, string>> = {
  tax: 'entrepreneur-record',
  'employment-centre': 'unemployment-registration',
  'my-business': 'business-plan-verdict',
};

/** Agencies that can be asked one thing each: the verification that the budget is written for. */
export const threeAgencies: readonly Agency[] = agencies.flatMap((agency) => {
  const informationTypes = agency.informationTypes.filter(({ kind }) => THREE[agency.id] === kind);
  return informationTypes.length === 0 ? [] : [{ ...agency, informationTypes }];
});

/** A single applicant with a business plan; `seed` tells one from another. */
export const requestOf = (seed: number): unknown => {
  const sample = Request.parse(JSON.parse(readFileSync(SAMPLE, 'utf8')));
  const { name, birthDate, snils, inn } = inventedPerson(seed);
  const [applicant] = sample.subjects;
  return {
    ...sample,
    registrationNumber: `cost-${seed}`,
    subjects: [{ ...applicant, name, birthDate, snils, inn }],
  };
};

/** What each agency knows of the applicant. */
export const personOf = (seed: number): SimulatedPerson => ({
  ...inventedPerson(seed),
  ...usualKnowledge(seed),
  myBusiness: {
    // Takes the question and posts its answer a minute later.
    behaviour: 'late',
    plan: { verdict: 'approved', decidedOn: '2026-11-18', score: 81 },
    training: { passed: true, finishedOn: '2026-10-30', certificateNumber: 'МБ-7712' },
  },
});
