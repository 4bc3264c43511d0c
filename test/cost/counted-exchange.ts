import type { SimulatedPerson } from '#contracts/protocols/simulator-population';
import type { AgencySimulator } from '#contracts/protocols/simulator-world';
import { callbackSignatureOf } from '#contracts/registry';
import type { Agency } from '#core/agency';
import { postRequest } from '#functions/accept-request/over-http';
import { collectAnswers } from '#functions/collect-answers/collect-answers';
import { openCase } from '#functions/open-case/open-case';
import { publishResult } from '#functions/publish-result/publish-result';
import { postCallback } from '#functions/receive-answer/over-http';
import { answerReconciler } from '#functions/reconcile-answer/reconcile-answer';
import { logLine } from '#functions/runtime/log';
import { metricLine } from '#functions/runtime/metrics';
import { turns } from '#functions/runtime/queues/in-turn';
import { existing } from '#functions/runtime/missing-row';
import { onSchedule } from '#functions/runtime/schedule';
import { authenticQueue, authenticTypes } from '#functions/runtime/outgoing/signed-exchange';
import { sqsConsumer } from '#functions/runtime/queues/sqs-consumer';
import type { Surroundings } from '#functions/runtime/surroundings';
import { sendQuery } from '#functions/send-query/send-query';
import { sweep } from '#functions/sweep/sweep';
import { AnswerHint, CaseHint, QueryHint } from '#schemas/envelope';
import { actDeps } from '#test/act-deps';
import { startCountedServices, type CountedServices } from '#test/cost/counted-services';
import { emptyLedger, type Ledger } from '#test/cost/ledger';
import { signingSimulators, transportTo, trustedKeys } from '#test/cost/simulated-agencies';
import { fakeClock, type FakeClock } from '#test/fakes/fake-clock';
import { callRoute } from '#test/functions/doors/http-call';
import { lambdaContext } from '#test/functions/runtime/lambda-context';

export const CALLBACK_BASE_URL = 'http://127.0.0.1';
const ANSWER_WAIT_SECONDS = 6 * 86_400;

/** Every act over the embedded table and queues, each with clients that count; agencies by their simulators, one clock. */
export type CountedExchange = FakeClock & {
  ledger: Ledger;
  services: CountedServices;
  simulators: readonly AgencySimulator[];
  /** Queue → the act that lives on it, as Lambda runs it. */
  consumers: Readonly<Record<string, ReturnType<typeof sqsConsumer>>>;
  /** The collectors of answers of the agencies that have a queue, and the sweeper. */
  collectors: readonly (() => Promise<void>)[];
  sweep: () => Promise<void>;
  post: (request: unknown) => Promise<string>;
  callBack: (address: { agency: string; queryId: string }, call: PostedCall) => Promise<number>;
  stop: () => Promise<void>;
};

type PostedCall = { headers: Record<string, string>; body: string };

const surroundingsOf = (act: string, ledger: Ledger, { clock }: FakeClock): Surroundings => {
  const write = (line: string): void => {
    ledger.logBytes += Buffer.byteLength(line) + 1;
  };
  return {
    milliseconds: () => 0,
    now: () => Date.parse(clock()),
    writeLog: (record) => {
      write(logLine(record));
    },
    measure: (measurement) => {
      write(metricLine(measurement, { functionName: `sverka-prod-${act}`, at: Date.parse(clock()) }));
    },
  };
};

export const startCountedExchange = async (
  people: readonly SimulatedPerson[],
  agencies: readonly Agency[],
): Promise<CountedExchange> => {
  const time = fakeClock('2026-11-20T08:00:00.000Z');
  const ledger = emptyLedger();
  const services = await startCountedServices(time.clock);
  const simulators = signingSimulators(people, time.clock);
  const findAgency = (id: string) => agencies.find((agency) => agency.id === id);
  const simulatorOf = (agency: Agency): AgencySimulator =>
    existing(
      simulators.find((simulator) => simulator.agency === agency.id),
      'simulator',
    );
  const around = (act: string) => surroundingsOf(act, ledger, time);

  const depsOf = (act: string, agency?: Agency) => ({
    ...actDeps({
      ...services.portsOf(act, ledger),
      transport:
        agency === undefined
          ? () => Promise.reject(new Error('asks nobody'))
          : transportTo(agency, simulatorOf(agency)),
      clock: time.clock,
      randomness: () => 0.5,
      pause: (seconds) => {
        time.pass(seconds);
        return Promise.resolve();
      },
      agencies,
      measure: around(act).measure,
      callbackBaseUrl: CALLBACK_BASE_URL,
      answerWaitSeconds: ANSWER_WAIT_SECONDS,
    }),
    informationTypeOf: authenticTypes(findAgency, trustedKeys),
  });

  const senderOf = (agency: Agency) => {
    const act = 'send-query';
    const deps = depsOf(act, agency);
    return sqsConsumer({ act, schema: QueryHint, consume: (hint) => sendQuery(hint, deps) }, around(act));
  };
  const opening = depsOf('open-case');
  const reconciling = depsOf('reconcile-answer');
  const publishing = depsOf('publish-result');
  const accepting = depsOf('accept-request');
  const receiving = { ...depsOf('receive-answer'), callbackSignatureOf, trustedKeys };
  const sweeping = depsOf('sweep');

  const collectorOf = (agency: Agency, answerQueue: NonNullable<Agency['answerQueue']>) => {
    const deps = {
      ...depsOf('collect-answers', agency),
      agency: agency.id,
      answerQueue: authenticQueue(answerQueue, agency, trustedKeys),
    };
    const run = onSchedule('collect-answers', () => collectAnswers(deps), around('collect-answers'));
    return async () => {
      await run({}, lambdaContext);
    };
  };
  const inTurn = turns();
  const sweeper = onSchedule('sweep', () => sweep(sweeping), around('sweep'));

  return {
    ...time,
    ledger,
    services,
    simulators,
    consumers: {
      intake: sqsConsumer(
        { act: 'open-case', schema: CaseHint, consume: (hint) => openCase(hint, opening) },
        around('open-case'),
      ),
      ...Object.fromEntries(agencies.map((agency) => [`query-${agency.id}`, senderOf(agency)])),
      answers: sqsConsumer(
        {
          act: 'reconcile-answer',
          schema: AnswerHint,
          consume: answerReconciler(reconciling),
        },
        around('reconcile-answer'),
      ),
      publish: sqsConsumer(
        {
          act: 'publish-result',
          schema: CaseHint,
          consume: (hint) => inTurn(hint.caseId, () => publishResult(hint, publishing)),
        },
        around('publish-result'),
      ),
    },
    collectors: agencies.flatMap((agency) =>
      agency.answerQueue === undefined ? [] : [collectorOf(agency, agency.answerQueue)],
    ),
    sweep: async () => {
      await sweeper({}, lambdaContext);
    },
    post: async (request) => {
      const route = 'POST /v1/verification-requests';
      const { status, text, lines } = await callRoute(
        { [route]: (call) => postRequest(call, accepting) },
        route,
        { body: JSON.stringify(request) },
      );
      ledger.logBytes += lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
      if (status !== 202) throw new Error(`not accepted: ${status} ${text}`);
      return text;
    },
    callBack: async ({ agency, queryId }, { headers, body }) => {
      const route = 'POST /v1/callbacks/{agency}/{queryId}';
      const { status, lines } = await callRoute(
        { [route]: (request) => postCallback(request, receiving) },
        route,
        { headers, body, pathParameters: { agency, queryId } },
      );
      ledger.logBytes += lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
      return status;
    },
    stop: services.stop,
  };
};
