import {
  type BehaviourWord,
  knowledgeKeyOf,
  type Population,
  type SimulatedPerson,
} from '#contracts/protocols/simulator-population';
import { agencies } from '#contracts/registry';
import { PopulationShape } from '#infra/local/agencies/population-shape';
import { simulatedKnowledge } from '#test/simulators/agency-examples';

const WHO = {
  snils: '19033414747',
  inn: '332890127104',
  name: { family: 'Лебедева', given: 'Вера', patronymic: 'Олеговна' },
  birthDate: '1999-10-27',
} satisfies SimulatedPerson;

const withKnowledge = (more: object): Population =>
  PopulationShape.parse({
    people: [
      {
        ...WHO,
        ...Object.fromEntries(
          agencies.map(({ id }) => [knowledgeKeyOf(id), { ...simulatedKnowledge(id), ...more }]),
        ),
      },
    ],
  });

/** One invented person whom every agency knows well, as its folder says. Numbers have valid checksums. */
export const VERA: SimulatedPerson & typeof WHO = { ...withKnowledge({}).people[0], ...WHO };

export const STRANGER_SNILS = '19033451753';
export const STRANGER_INN = '332890168100';

/** Vera alone, and how every agency treats her questions. */
export const veraWho = (behaviour: BehaviourWord): Population => withKnowledge({ behaviour });
