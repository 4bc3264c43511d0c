import { describe, expect, it } from 'vitest';
import type { Agency } from '#core/agency';
import type { VerificationRequest } from '#schemas/verification-request';
import { aRequest } from '#test/builders';
import { applicationWithdrawn } from '#test/functions/office/posted-by-office';
import { unnumbered as withoutNumber } from '#test/core/family';
import { published, theCase } from '#test/functions/drive';
import { everybodyAnswers } from '#test/functions/answers/said';
import { standIns } from '#test/functions/stand-ins';
import { DEATHS, drained, roundsOf, surviving, wipe, type Death } from '#test/functions/surviving';
import { newWorld, type World } from '#test/functions/world';

const NUMBER = '332700112230';

/** As the office sends it that knows no number of anybody, but the passport. */
const unnumbered = (): VerificationRequest => {
  const request = aRequest();
  return {
    ...request,
    subjects: request.subjects.map((subject) => ({
      ...withoutNumber(subject),
      identity: { kind: 'passport-rf', series: '1719', number: '007101' },
    })),
  };
};

type Asked = Agency['informationTypes'][number];
const lawful = ({ consent, ...type }: Asked): Asked => (consent === undefined ? type : { ...type });

type Searched = { world: World; askedWith: (string | undefined)[] };

/** The status is asked by number, and somebody knows the number by passport. */
const aWorld = (death: Death = {}): Searched => {
  const agencies = standIns();
  const askedWith: (string | undefined)[] = [];
  const byNumber = (agency: Agency): Agency => ({
    ...agency,
    informationTypes: agency.informationTypes.flatMap((type) => {
      if (type.kind === 'business-plan-verdict') {
        const search = { ...type, kind: 'inn-by-passport' as const, requires: ['passport'] as const };
        return [type, { ...lawful(search), encode: kindly('inn-by-passport', type.encode) }];
      }
      if (type.kind !== 'self-employed-status') return [type];
      const encode: typeof type.encode = (question) => {
        askedWith.push(question.subject.inn);
        return type.encode(question);
      };
      return [{ ...type, requires: ['inn'] as const, encode }];
    }),
  });
  agencies.agencies = agencies.agencies.map(byNumber);
  const world = newWorld({ calls: 0, crashed: false, ...death }, agencies);
  everybodyAnswers(world);
  world.agencies.says.set('inn-by-passport', {
    outcome: 'found',
    facts: { kind: 'inn-by-passport', person: { inn: NUMBER } },
  });
  return { world, askedWith };
};

/** A stand-in names its kind in the question. */
const kindly =
  (kind: string, encode: Agency['informationTypes'][number]['encode']): typeof encode =>
  (question) => {
    const asked = encode(question);
    const { messageId, query } = question;
    return {
      ...asked,
      body: new TextEncoder().encode(JSON.stringify({ messageId, queryId: query.queryId, kind })),
    };
  };

const live = async ({ world }: Searched, onCrash: () => void): Promise<void> => {
  while (!(await surviving(() => world.post(unnumbered())))) onCrash();
  await drained(world, onCrash);
  await roundsOf(world, 8, onCrash);
};

const run = async (death: Death, wipes: boolean): Promise<Searched> => {
  const searched = aWorld(death);
  await live(searched, () => {
    if (wipes) wipe(searched.world);
  });
  return searched;
};

const endOf = ({ world, askedWith }: Searched) => {
  const known = theCase(world);
  const newest = world.rows.results.get(`${known.caseId}#${known.resultVersion}`)?.result;
  const queries = [...world.rows.queries.values()];
  const search = queries.find(({ kind }) => kind === 'inn-by-passport');
  const status = queries.filter(({ kind }) => kind === 'self-employed-status');
  return {
    state: known.state,
    isAtRest: known.nextActionAt === undefined,
    // A question that is asked again after a crash has the number all the same.
    numbers: [...new Set(askedWith)],
    status: status.map(({ innFrom, answer, progress }) => ({
      restsOnTheSearch: innFrom === search?.queryId,
      outcome: answer?.content.outcome,
      isDueWithIt: progress.dueAt === search?.progress.dueAt,
    })),
    shown: newest?.discrepancies.filter(({ kind }) => kind === 'inn-found').map(({ recorded }) => recorded),
    isNewestPublished: published(world).at(-1) === `${known.caseId}/${known.resultVersion}`,
    versions: known.resultVersion,
  };
};

const EXPECTED = {
  state: 'result-ready',
  isAtRest: true,
  numbers: [NUMBER],
  status: [{ restsOnTheSearch: true, outcome: 'found', isDueWithIt: true }],
  shown: [NUMBER],
  isNewestPublished: true,
  // No result goes out between the two waves.
  versions: 1,
};

describe('a number found by passport brings the questions that need it', () => {
  it('in the same case, due when the search was', async () => {
    expect(endOf(await run({}, false))).toEqual(EXPECTED);
  });

  const PATIENCE = { timeout: 60_000 };
  it.each(DEATHS)('dies $when each call in turn, queues wiped: $wipes', PATIENCE, async ({ when, wipes }) => {
    const { calls } = (await run({}, false)).world.gate;
    expect(calls).toBeGreaterThan(40);
    for (let at = 1; at <= calls; at += 1) {
      const searched = await run({ at, when }, wipes);
      expect(searched.world.gate.crashed, `no crash at call ${at}`).toBe(true);
      expect({ at, ...endOf(searched) }).toEqual({ at, ...EXPECTED });
    }
  });

  it('nobody is asked by number where none is found', async () => {
    const searched = aWorld();
    searched.world.agencies.says.set('inn-by-passport', { outcome: 'not-found' });
    await live(searched, () => undefined);
    expect(endOf(searched)).toMatchObject({ state: 'result-ready', numbers: [], status: [], shown: [] });
  });

  it('nothing is planned once the application is withdrawn', async () => {
    const searched = aWorld();
    const { world } = searched;
    await world.post(unnumbered());
    await drained(world, () => undefined);
    await world.officeEvent(theCase(world).caseId, applicationWithdrawn);
    await roundsOf(world, 8, () => undefined);
    expect(endOf(searched)).toMatchObject({ numbers: [], status: [] });
  });
});
