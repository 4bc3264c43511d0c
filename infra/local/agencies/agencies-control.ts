import * as z from 'zod';
import { BehaviourWord } from '#contracts/protocols/simulator-population';
import { readSimulatedJson } from '#contracts/protocols/simulator-json';
import { jsonReply, type SimulatedCall, type SimulatedReply } from '#contracts/protocols/simulator-world';
import type { LivePopulation } from '#infra/local/agencies/agencies-population';
import { agencyKnowledge, PopulationShape } from '#infra/local/agencies/population-shape';

const BehaviourChange = z.strictObject({
  agency: z.enum([...agencyKnowledge.keys()]),
  behaviour: BehaviourWord,
});

const wrong = (): SimulatedReply => jsonReply(400, { code: 'wrong-control-request' });

const changePopulation = (call: SimulatedCall, live: LivePopulation): SimulatedReply => {
  const population = readSimulatedJson(call.body, PopulationShape);
  if (population === undefined) return wrong();
  if (call.path.endsWith('?mode=merge')) live.merge(population);
  else live.replace(population);
  return jsonReply(200, { people: live.people().population.people.length });
};

const changeBehaviour = (call: SimulatedCall, live: LivePopulation): SimulatedReply => {
  const change = readSimulatedJson(call.body, BehaviourChange);
  if (change === undefined) return wrong();
  live.setBehaviour(change.agency, change.behaviour);
  return jsonReply(200, change);
};

/**
 * `GET /control/population`, `POST /control/population` (replaces; `?mode=merge` adds), `POST /control/behaviour`
 * with `{agency, behaviour}`. `undefined`: no such door.
 */
export const controlAgencies = (call: SimulatedCall, live: LivePopulation): SimulatedReply | undefined => {
  switch (`${call.method} ${call.path.replace(/\?.*$/, '')}`) {
    case 'GET /control/population':
      return jsonReply(200, live.people().population);
    case 'POST /control/population':
      return changePopulation(call, live);
    case 'POST /control/behaviour':
      return changeBehaviour(call, live);
    default:
      return undefined;
  }
};
