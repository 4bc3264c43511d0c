import { keyedDigest } from '#core/digest';
import type { InquiryStore } from '#core/inquiries/inquiry-store';
import type { CaseStore, Hints, PublishResult, Transport } from '#core/ports';
import { acceptEvent } from '#functions/accept-request/accept-event';
import { acceptOfficeEvent, type AcceptOfficeEventDeps } from '#functions/accept-request/accept-office-event';
import { acceptRequest, type Acceptance } from '#functions/accept-request/accept-request';
import { collectAnswers } from '#functions/collect-answers/collect-answers';
import { openCase } from '#functions/open-case/open-case';
import { publishResult } from '#functions/publish-result/publish-result';
import { receiveAnswer } from '#functions/receive-answer/receive-answer';
import { answerReconciler } from '#functions/reconcile-answer/reconcile-answer';
import { recordEvent } from '#functions/record-event/record-event';
import type { Measurement } from '#functions/runtime/metrics';
import { sendQuery } from '#functions/send-query/send-query';
import { sweep } from '#functions/sweep/sweep';
import type { EmploymentEvent } from '#schemas/employment-event';
import type { VerificationRequest } from '#schemas/verification-request';
import { actDeps, PERSON_KEY } from '#test/act-deps';
import { fakeCaseStore } from '#test/fakes/fake-case-store';
import { fakeClock, type FakeClock } from '#test/fakes/fake-clock';
import { emptyQueues, fakeHints, type FakeQueues } from '#test/fakes/fake-queues';
import { emptyRows, type FakeRows } from '#test/fakes/fake-rows';
import { through, type CrashGate } from '#test/functions/crash-gate';
import { standIns, type StandIns } from '#test/functions/stand-ins';

/** All ten acts over fakes and agencies made by hand, under one clock. */
export type World = FakeClock & {
  rows: FakeRows;
  queues: FakeQueues;
  agencies: StandIns;
  gate: CrashGate;
  store: CaseStore & InquiryStore;
  measurements: readonly Measurement[];
  post: (request: VerificationRequest) => Promise<Acceptance>;
  postEvent: (event: EmploymentEvent) => Promise<string>;
  /** The office posts an event about a case; says what came of it. */
  officeEvent: (caseId: string, event: object) => Promise<string>;
  officeDeps: AcceptOfficeEventDeps;
  collect: () => Promise<void>;
  /** Agencies that call back post what they have; what was not heard they post again. */
  callBack: () => Promise<void>;
  sweep: () => Promise<void>;
  /** Takes one message from a queue and acts; `undefined` where every queue is empty. Throws what the act throws. */
  acts: Record<keyof Omit<FakeQueues, 'results'>, () => Promise<string> | undefined>;
};

type Ports = Hints & { publish: PublishResult } & { transport: Transport };

export const newWorld = (
  gate: CrashGate = { calls: 0, crashed: false },
  agencies: StandIns = standIns(),
): World => {
  const rows = emptyRows();
  const queues = emptyQueues();
  const time = fakeClock('2026-11-20T08:00:00.000Z');
  const store = through(gate, fakeCaseStore(rows, time.clock));
  const ports: Ports = through(gate, { ...fakeHints(queues), transport: agencies.transport });
  const pause = (seconds: number): Promise<void> => {
    time.pass(seconds);
    return Promise.resolve();
  };
  const measurements: Measurement[] = [];
  const deps = actDeps({
    ...ports,
    store,
    clock: time.clock,
    randomness: () => 0.5,
    pause,
    agencies: agencies.agencies,
    measure: (measurement: Measurement) => void measurements.push(measurement),
    callbackBaseUrl: 'https://sverka.example',
    answerWaitSeconds: 6 * 86_400,
  });

  const reconcile = answerReconciler(deps);

  /** A message is deleted only after its act has returned. */
  const take = <Message>(queue: Message[], act: (message: Message) => Promise<string>) => {
    const [message] = queue;
    if (message === undefined) return undefined;
    return act(message).then((outcome) => {
      queue.splice(queue.indexOf(message), 1);
      return outcome;
    });
  };

  const collect = async (): Promise<void> => {
    for (const { id, answerQueue } of agencies.agencies) {
      if (answerQueue !== undefined) await collectAnswers({ ...deps, agency: id, answerQueue });
    }
  };
  const callBack = async (): Promise<void> => {
    for (const posted of [...agencies.callbacks]) {
      await receiveAnswer(posted, posted.reply, deps);
      agencies.callbacks.splice(agencies.callbacks.indexOf(posted), 1);
    }
  };
  const postEvent = async (event: EmploymentEvent): Promise<string> => {
    const posted = { status: 200, headers: {}, body: new Uint8Array() };
    return (await acceptEvent(posted, 'correlation-event', { ...deps, decodeEvent: () => event })).type;
  };

  return {
    ...time,
    rows,
    queues,
    agencies,
    gate,
    store,
    measurements,
    post: (request) => acceptRequest(request, 'correlation-request', deps),
    postEvent,
    officeEvent: async (caseId, event) => (await acceptOfficeEvent(caseId, event, deps)).type,
    officeDeps: deps,
    collect,
    callBack,
    sweep: async () => {
      await sweep(deps);
    },
    acts: {
      intake: () => take(queues.intake, (hint) => openCase(hint, deps)),
      events: () => take(queues.events, (hint) => recordEvent(hint, deps)),
      agencies: () => take(queues.agencies, (hint) => sendQuery(hint, deps)),
      answers: () => take(queues.answers, reconcile),
      publish: () => take(queues.publish, (hint) => publishResult(hint, deps)),
    },
  };
};

export const personKeyOf = (snils: string): string => keyedDigest(PERSON_KEY, snils);
