import { afterEach, describe, expect, test } from 'vitest';
import type { BehaviourWord } from '#contracts/protocols/simulator-population';
import { agencies, agencyOfKind, informationTypeOf } from '#contracts/registry';
import { ContractBreach } from '#core/faults';
import type { ReplyContent } from '#schemas/answer';
import type { QueryKind } from '#schemas/query';
import { type Receiver, type Stand, startReceiver, startStand } from '#test/simulators/agencies-stand';
import { askAboutVera } from '#test/simulators/asked-agency';
import { simulatedFacts } from '#test/simulators/agency-examples';
import { VERA, veraWho } from '#test/simulators/known-people';

let running: { stand: Stand; receiver: Receiver } | undefined;
afterEach(async () => {
  running?.receiver.stop();
  await running?.stand.stop();
  running = undefined;
});

const ask = async (kind: QueryKind, behaviour: BehaviourWord): Promise<ReplyContent | string> => {
  const agency = agencyOfKind(kind);
  const type = informationTypeOf(agency?.id ?? '', kind);
  if (agency === undefined || type === undefined) throw new Error('no such kind');
  running = { stand: await startStand(veraWho(behaviour)), receiver: await startReceiver() };
  return askAboutVera(running, agency, type);
};

const { name } = VERA;

const kinds = agencies.flatMap(({ id, informationTypes }) =>
  informationTypes.map(({ kind, delivery }) => ({ agency: id, kind, delivery })),
);

describe.each(kinds)('$kind against the simulator', ({ agency, kind }) => {
  test('what the agency knows arrives as our facts', async () => {
    const facts = simulatedFacts(agency, kind);
    expect(await ask(kind, 'answers')).toMatchObject({ outcome: 'found', facts });
  });

  test('a page with status 200 is unavailable', async () => {
    expect(await ask(kind, 'html')).toBe('unavailable');
  });

  test('bytes that break the contract are a breach, or no answer at all', async () => {
    const result = await ask(kind, 'garbage').catch((error: unknown) => error);
    if (result !== 'unavailable') expect(result).toBeInstanceOf(ContractBreach);
  });
});

// The check of НПД answers yes or no about any number: "not found" and "somebody else" do not exist there.
describe.each(kinds.filter(({ delivery }) => delivery !== 'immediate'))(
  '$kind against the simulator',
  ({ kind }) => {
    test.each([
      ['not-found', 'not-found'],
      ['not-ready', 'not-ready'],
      ['refuses', 'refused'],
    ] as const)('%s is %s', async (behaviour, outcome) => {
      expect(await ask(kind, behaviour)).toMatchObject({ outcome });
    });

    test('an answer about somebody else says so', async () => {
      const said = await ask(kind, 'wrong-person');
      expect(said).toMatchObject({ outcome: 'found', facts: { person: {} } });
      expect(said).not.toMatchObject({ facts: { person: name } });
    });
  },
);
