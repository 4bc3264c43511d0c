import { afterEach, describe, expect, test } from 'vitest';
import type { BehaviourWord } from '#contracts/protocols/simulator-population';
import { agencies, agencyOfKind, informationTypeOf } from '#contracts/registry';
import { ContractBreach } from '#core/faults';
import type { ReplyContent } from '#schemas/answer';
import type { QueryKind } from '#schemas/query';
import { type Receiver, type Stand, startReceiver, startStand } from '#test/simulators/agencies-stand';
import { askAboutVera } from '#test/simulators/asked-agency';
import { veraWho } from '#test/simulators/known-people';

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

const name = { family: 'Лебедева', given: 'Вера', patronymic: 'Олеговна' };
const vera = { snils: '19033414747', ...name };

/** What the adapters must make of what the simulators know of Vera, written by hand. */
const FACTS: Record<QueryKind, object> = {
  'income-by-payer': {
    kind: 'income-by-payer',
    person: { ...vera, inn: '332890127104' },
    reportYear: 2026,
    payers: [
      {
        payer: { inn: '3328900537', name: 'ООО «Ткань & Ко»' },
        months: [
          { month: '2026-09', amount: 4_550_000 },
          { month: '2026-10', amount: 750 },
        ],
      },
      { payer: { inn: '332890168100', name: 'Ёлкин Лев' }, months: [{ month: '2025-01', amount: 10_000 }] },
    ],
  },
  'entrepreneur-record': {
    kind: 'entrepreneur-record',
    person: { inn: '332890127104', family: 'ЛЕБЕДЕВА', given: 'ВЕРА', patronymic: 'ОЛЕГОВНА' },
    ogrnip: '304332816000158',
    registeredOn: '2020-05-12',
    ceasedOn: '2024-02-29',
    cessationCode: '201',
    mainActivityCode: '14.13',
  },
  'self-employed-status': { kind: 'self-employed-status', isPayer: true },
  'unemployment-registration': {
    kind: 'unemployment-registration',
    person: { ...vera, birthDate: '1999-10-27' },
    periods: [
      { status: 'unemployed', from: '2026-02-16' },
      { status: 'job-seeker', from: '2025-01-09', until: '2025-03-01' },
    ],
  },
  'unemployment-benefits': {
    kind: 'unemployment-benefits',
    person: { ...vera, birthDate: '1999-10-27' },
    payments: [
      { month: '2026-07', amount: 100 },
      { month: '2026-09', amount: 450_000 },
    ],
  },
  'self-employment-payments': {
    kind: 'self-employment-payments',
    person: { ...vera, birthDate: '1999-10-27' },
    payments: [
      { paidOn: '2026-08-01', purpose: 'extra-jobs', amount: 600_000 },
      { paidOn: '2026-11-01', purpose: 'self-employment', amount: 5_880_000 },
    ],
  },
  'business-plan-verdict': {
    kind: 'business-plan-verdict',
    person: name,
    verdict: 'needs-revision',
    decidedOn: '2026-11-18',
    score: 34,
    remarks: 'Нет «сметы»',
  },
  'business-training': {
    kind: 'business-training',
    passed: true,
    finishedOn: '2026-10-30',
    certificateNumber: 'МБ-7712',
  },
};

const kinds = agencies.flatMap(({ informationTypes }) =>
  informationTypes.map(({ kind, delivery }) => ({ kind, delivery })),
);

describe.each(kinds)('$kind against the simulator', ({ kind }) => {
  test('what the agency knows arrives as our facts', async () => {
    expect(await ask(kind, 'answers')).toMatchObject({ outcome: 'found', facts: FACTS[kind] });
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
