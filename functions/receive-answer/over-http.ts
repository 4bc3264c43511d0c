import {
  authenticateCallback,
  type AuthenticateCallbackDeps,
} from '#functions/receive-answer/authenticate-callback';
import {
  receiveAnswer,
  type ReceiveAnswerDeps,
  type Reception,
} from '#functions/receive-answer/receive-answer';
import { json, problem, type HttpAnswer, type HttpRequest } from '#functions/runtime/http/http-answer';

const answerOf = (reception: Reception): HttpAnswer => {
  switch (reception.type) {
    case 'stored': {
      const { queryId, agency } = reception;
      return json(202, { queryId }, { queryId, agency });
    }
    case 'replayed':
      return problem(401, REFUSALS.replayed);
    case 'unknown':
      return problem(404, REFUSALS['not-asked']);
    case 'contradictory':
      return problem(409, REFUSALS['other-question']);
  }
};

const REFUSALS = {
  'not-asked': {
    ru: 'Этому ведомству такой вопрос не задавался.',
    en: 'This agency was not asked such a question.',
  },
  'other-question': {
    ru: 'Тело отвечает не на тот вопрос, который назван в адресе.',
    en: 'The body answers another question than the address names.',
  },
  'not-signed': {
    ru: 'Нужна подпись по RFC 9421 для @method, @path и content-digest, сделанная в пределах пяти минут.',
    en: 'A signature by RFC 9421 is due, over @method, @path and content-digest, made within five minutes.',
  },
  replayed: {
    ru: 'Именно этот вызов уже принят. Повторяя, подпишите заново, с новым nonce.',
    en: 'This very call was taken before. Whoever repeats a call signs it anew, with a new nonce.',
  },
} as const;

/** `POST /v1/callbacks/{agency}/{queryId}`. */
export const postCallback = async (
  request: HttpRequest,
  deps: ReceiveAnswerDeps & AuthenticateCallbackDeps,
): Promise<HttpAnswer> => {
  const { agency = '', queryId = '' } = request.pathParameters;
  const { headers: sent, body } = request;
  const call = { method: 'POST', path: `/v1/callbacks/${agency}/${queryId}`, headers: sent, body };
  const authentic = authenticateCallback(agency, call, deps);
  if (authentic.type === 'not-signed') return problem(401, REFUSALS['not-signed']);
  const { nonce } = authentic;
  const contentType = request.headers['content-type'];
  const headers: Record<string, string> = contentType === undefined ? {} : { 'content-type': contentType };
  return answerOf(
    await receiveAnswer(
      { agency, queryId, ...(nonce === undefined ? {} : { nonce }) },
      { status: 200, headers, body: request.body },
      deps,
    ),
  );
};
