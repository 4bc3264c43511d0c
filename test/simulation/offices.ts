import { acceptEvent } from '#functions/accept-request/accept-event';
import { acceptOfficeEvent } from '#functions/accept-request/accept-office-event';
import { acceptRequest } from '#functions/accept-request/accept-request';
import type { EmploymentEvent } from '#schemas/employment-event';
import type { VerificationRequest } from '#schemas/verification-request';
import type { Weather } from '#test/simulation/faulty-ports';
import type { Processes } from '#test/simulation/processes';
import type { Worker } from '#test/simulation/processes';

const PATIENCE_MS = 30_000;
const TRIES = 60;

/** What those outside were told: that it is taken, or why it is not. */
export type Receipts = {
  requests: Map<string, VerificationRequest>;
  events: EmploymentEvent[];
  refused: string[];
  /** Everything that was taken, and how to say it again. */
  told: { atMs: number; again: () => void }[];
};

export type Outside = { weather: Weather; processes: Processes; receipts: Receipts };

type Call<Heard> = {
  say: (worker: Worker) => Promise<Heard>;
  hear: (heard: Heard) => void;
  /** Who was told once that it is taken, and has to say it again, does not give up. */
  wasTaken?: true;
};

/** Says something at the door, and again until it is answered, unless whoever asks gives up. */
const insist = <Heard>(call: Call<Heard>, outside: Outside, tries = 1): void => {
  const { weather, processes } = outside;
  const { time, swarm } = weather;
  const again = (): void => {
    if (tries >= TRIES || (call.wasTaken === undefined && swarm.strikes('office-gives-up'))) return;
    time.at(time.nowMs() + PATIENCE_MS, () => {
      insist(call, outside, tries + 1);
    });
  };
  processes.run('accept-request', call.say).then((heard) => {
    if (heard === undefined) {
      again();
      return;
    }
    call.hear(heard);
    outside.receipts.told.push({
      atMs: time.nowMs(),
      again: () => {
        insist({ ...call, wasTaken: true }, outside);
      },
    });
    if (swarm.strikes('office-repeats')) again();
  }, again);
};

/** An office hands a request in. `then`: what it does once it knows the case. */
export const handIn = (
  request: VerificationRequest,
  outside: Outside,
  then: (caseId: string) => void = () => undefined,
): void => {
  const { requests, refused } = outside.receipts;
  insist(
    {
      say: ({ deps }) => acceptRequest(request, 'correlation-of-an-office', deps),
      hear: (heard) => {
        if (heard.type !== 'accepted' && heard.type !== 'same') {
          refused.push(`request: ${JSON.stringify(heard)}`);
          return;
        }
        requests.set(heard.caseId, request);
        if (heard.type === 'accepted') then(heard.caseId);
      },
    },
    outside,
  );
};

/** An employment centre posts what it knows. */
export const postEvent = (event: EmploymentEvent, outside: Outside): void => {
  const { events, refused } = outside.receipts;
  const posted = { status: 200, headers: {}, body: new Uint8Array() };
  insist(
    {
      say: ({ deps }) =>
        acceptEvent(posted, 'correlation-of-a-centre', { ...deps, decodeEvent: () => event }),
      hear: ({ type }) => {
        if (type === 'accepted' || type === 'same') events.push(event);
        else refused.push(`event: ${type}`);
      },
    },
    outside,
  );
};

/** The applicant withdraws: the office says so about its case. */
export const withdraw = (caseId: string, outside: Outside): void => {
  const event = {
    schemaVersion: '1',
    eventId: 'withdrawn-1',
    type: 'applicant-withdrew',
    occurredOn: '2026-11-20',
    actorId: 'official-7',
  };
  const say = (): void => {
    insist(
      {
        say: ({ deps }) => acceptOfficeEvent(caseId, event, deps),
        hear: ({ type }) => {
          if (type === 'accepted' || type === 'same') return;
          const { weather, receipts } = outside;
          // The case is gone with the table's last minutes and will be there again.
          if (type === 'unknown-case') weather.time.at(weather.time.nowMs() + PATIENCE_MS, say);
          else receipts.refused.push(`office event: ${type}`);
        },
      },
      outside,
    );
  };
  say();
};
