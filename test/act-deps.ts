import type { Agency } from '#core/agency';
import type { CaseStore, Clock, Hints, Pause, PublishResult, Randomness, Transport } from '#core/ports';
import { offersOf } from '#core/queries/offers';
import type { Measure } from '#functions/runtime/metrics';
import { existing } from '#functions/runtime/missing-row';
import { channelGates } from '#functions/send-query/channel-gates';
import type { QueryKind } from '#schemas/query';

export const PERSON_KEY = 'key of the person index of a test';
const RECHECK_SECONDS = 300;

/** What a test gives the acts to live on. */
export type ActPorts = Hints & {
  publish: PublishResult;
  store: CaseStore;
  transport: Transport;
  clock: Clock;
  randomness: Randomness;
  pause: Pause;
  agencies: readonly Agency[];
  callbackBaseUrl: string;
  answerWaitSeconds: number;
  /** @default nothing waits */
  waitingHints?: (agency: string) => Promise<number>;
  /** @default nobody counts */
  measure?: Measure;
};

/** What each of the ten acts asks for, in one: the ports, and the settings that a deployment would have. */
export const actDeps = (ports: ActPorts) => {
  const { agencies, store, clock, pause } = ports;
  const gates = agencies.flatMap((agency) =>
    Object.keys(agency.endpoints).map(
      (name) => [name, channelGates(agency, { store, clock, pause })] as const,
    ),
  );
  return {
    ...ports,
    waitingHints: ports.waitingHints ?? (() => Promise.resolve(0)),
    measure: ports.measure ?? (() => undefined),
    recheckSeconds: RECHECK_SECONDS,
    personIndexKey: PERSON_KEY,
    offers: offersOf(agencies),
    gateOf: (endpoint: string) =>
      existing(gates.find(([name]) => name === endpoint)?.[1], 'endpoint')(endpoint),
    findAgency: (id: string) => agencies.find((agency) => agency.id === id),
    informationTypeOf: (id: string, kind: QueryKind) =>
      agencies
        .find((agency) => agency.id === id)
        ?.informationTypes.find((informationType) => informationType.kind === kind),
  };
};
export type ActDeps = ReturnType<typeof actDeps>;
