import * as z from 'zod';
import { callbackBody } from '#contracts/my-business/simulator-answers';
import { type CallbackQuestion, simulatedCallbacks } from '#contracts/protocols/rest/simulator-callbacks';
import { readSimulatedJson } from '#contracts/protocols/simulator-json';
import {
  jsonReply,
  personByInn,
  personByName,
  type SimulatedCall,
  type SimulatedReply,
  type StartSimulator,
} from '#contracts/protocols/simulator-world';

const NamePart = z.string().min(1).max(100);
const CentreRequest = z
  .strictObject({
    requestId: z.string().min(1).max(64),
    type: z.enum(['plan-verdict', 'training', 'prior-support']),
    caseNumber: z.string().max(64),
    applicant: z.strictObject({ family: NamePart, given: NamePart, patronymic: NamePart.optional() }),
    planReference: z.string().min(1).max(60).optional(),
    inn: z
      .string()
      .regex(/^(?!00)\d{12}$/)
      .optional(),
    /** A simulator calls nobody but this machine. */
    callbackUrl: z.url().regex(/^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\//),
    test: z.boolean(),
  })
  // By number where the register is asked, by name alone in all else.
  .refine(({ type, inn }) => (type === 'prior-support') === (inn !== undefined));
const KINDS = {
  'plan-verdict': 'business-plan-verdict',
  training: 'business-training',
  'prior-support': 'business-prior-support',
} as const;

const read = (call: SimulatedCall): CallbackQuestion | SimulatedReply => {
  if (call.method !== 'POST' || call.path !== '/requests') {
    return jsonReply(404, { code: 'invalid-request' });
  }
  const key = call.headers['idempotency-key'] ?? '';
  const request = readSimulatedJson(call.body, CentreRequest);
  if (request === undefined || key.length === 0 || key.length > 64) {
    return jsonReply(422, { code: 'invalid-request', message: 'Запрос не соответствует описанию' });
  }
  return {
    kind: KINDS[request.type],
    key,
    person: request.inn === undefined ? personByName(request.applicant) : personByInn(request.inn),
    about: [request.caseNumber, request.planReference ?? ''],
    queryId: request.requestId,
    callbackUrl: request.callbackUrl,
  };
};

/** «Мой бизнес»: takes a question, answers by a call to `callbackUrl` until it is taken. */
export const simulator: StartSimulator = (world) => {
  const { call, replay, dueCallbacks, callbackEnded } = simulatedCallbacks(
    {
      agency: 'my-business',
      contentType: 'application/json; charset=utf-8',
      read,
      taken: () => jsonReply(202, { status: 'accepted' }),
      clash: () =>
        jsonReply(409, { code: 'invalid-request', message: 'Ключ уже использован для другого запроса' }),
      body: callbackBody,
    },
    world,
  );
  return { agency: 'my-business', endpoints: { api: call }, replay, dueCallbacks, callbackEnded };
};
