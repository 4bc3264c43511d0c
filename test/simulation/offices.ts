import { acceptRequest } from '#functions/accept-request/accept-request';
import type { VerificationRequest } from '#schemas/verification-request';
import type { Weather } from '#test/simulation/faulty-ports';
import type { Processes } from '#test/simulation/processes';

const PATIENCE_MS = 30_000;
const TRIES = 60;

/** What an office was told. */
export type Receipts = { accepted: Map<string, VerificationRequest>; refused: string[] };

/** Hands a request in and asks again until it hears an answer, unless it gives up. */
export const handIn = (
  request: VerificationRequest,
  given: { weather: Weather; processes: Processes; receipts: Receipts },
  tries = 1,
): void => {
  const { weather, processes, receipts } = given;
  const { time, swarm } = weather;
  const again = (): void => {
    if (tries >= TRIES || swarm.strikes('office-gives-up')) return;
    time.at(time.nowMs() + PATIENCE_MS, () => {
      handIn(request, given, tries + 1);
    });
  };
  processes
    .run('accept-request', ({ deps }) => acceptRequest(request, 'correlation-of-an-office', deps))
    .then((heard) => {
      if (heard === undefined) {
        again();
        return;
      }
      if (heard.type === 'accepted' || heard.type === 'same') receipts.accepted.set(heard.caseId, request);
      else receipts.refused.push(heard.type);
      if (swarm.strikes('office-repeats')) again();
    }, again);
};
