import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import type { AgencyName, BehaviourWord, Population } from '#contracts/protocols/simulator-population';
import { indexPeople, type PeopleIndex } from '#contracts/protocols/simulator-world';
import { agencyKnowledge, PopulationShape } from '#infra/local/agencies/population-shape';

/** Changes made at run time, kept beside the journal for as long as the population file is the same. */
const Changed = z.strictObject({ basedOn: z.string(), population: PopulationShape });

export type LivePopulation = {
  people: () => PeopleIndex;
  replace: (population: Population) => void;
  /** People with a known СНИЛС are replaced, others are added; agencies likewise. */
  merge: (population: Population) => void;
  setBehaviour: (agency: AgencyName, behaviour: BehaviourWord) => void;
};

const mergedPeople = (first: Population, second: Population): Population['people'] => {
  const bySnils = new Map(first.people.map((person) => [person.snils, person]));
  for (const person of second.people) bySnils.set(person.snils, person);
  return [...bySnils.values()];
};

const NOBODY = Buffer.from('{"people":[]}');

type Initial = { population: Population; basedOn: string };
const readInitial = (file: string | undefined, changesFile: string): Initial => {
  const bytes = file === undefined ? NOBODY : readFileSync(file);
  const basedOn = createHash('sha256').update(bytes).digest('hex');
  if (existsSync(changesFile)) {
    const changed = Changed.safeParse(JSON.parse(readFileSync(changesFile, 'utf8'))).data;
    if (changed?.basedOn === basedOn) return { population: changed.population, basedOn };
  }
  return { population: PopulationShape.parse(JSON.parse(new TextDecoder().decode(bytes))), basedOn };
};

/** The people that the agencies know now: the file (none: nobody), then what `/control` changed, also after a restart. */
export const livePopulation = (file: string | undefined, changesFile: string): LivePopulation => {
  const initial = readInitial(file, changesFile);
  const indexed = (population: Population): PeopleIndex =>
    indexPeople(population, [...agencyKnowledge.values()]);
  let index = indexed(initial.population);
  const set = (population: Population): void => {
    const changed = { basedOn: initial.basedOn, population } satisfies z.infer<typeof Changed>;
    writeFileSync(`${changesFile}.new`, JSON.stringify(changed));
    renameSync(`${changesFile}.new`, changesFile);
    index = indexed(population);
  };
  return {
    people: () => index,
    replace: set,
    merge: (population) => {
      const earlier = index.population;
      set({
        people: mergedPeople(earlier, population),
        agencies: { ...earlier.agencies, ...population.agencies },
      });
    },
    setBehaviour: (agency, behaviour) => {
      const earlier = index.population;
      set({ ...earlier, agencies: { ...earlier.agencies, [agency]: { behaviour } } });
    },
  };
};
