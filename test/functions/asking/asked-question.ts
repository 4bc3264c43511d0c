import type { InformationType, WireReply, WireRequest } from '#core/agency';
import { AgencyUnavailable } from '#core/faults';
import { existing } from '#functions/runtime/missing-row';
import { sendQuery } from '#functions/send-query/send-query';
import type { AgencyId } from '#schemas/ids';
import type { QueryHint } from '#schemas/envelope';
import { aRequest } from '#test/builders';
import { fakeHints } from '#test/fakes/fake-queues';
import { answering } from '#test/functions/answers/said';

const reply = (status: number, body = ''): WireReply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode(body),
});

/** What happens to the next call, whatever it asks: nothing special where the list is empty. */
type Mishap = 'request-lost' | 'reply-lost' | 'refused-connection' | 'cannot-say';

/**
 * One question of an office under way to an agency that counts what it did. The agency of a test knows a repeat by nothing:
 * each question that reaches it is one more effect.
 */
export const askedQuestion = async (changes: Partial<InformationType>, agency: AgencyId = 'my-business') => {
  const world = answering();
  await world.post(aRequest());
  await world.acts.intake();
  const hint: QueryHint = existing(
    world.queues.agencies.find((one) => one.agency === agency),
    'hint',
  );
  const standIn = existing(
    world.agencies.agencies.find(({ id }) => id === agency)?.informationTypes[0],
    'information-type',
  );
  const informationType: InformationType = { ...standIn, delivery: 'polled', ...changes };
  const mishaps: Mishap[] = [];
  const effects: string[] = [];
  const calls: string[] = [];
  const state: { answer?: string } = {};

  const serve = (request: WireRequest): WireReply => {
    if (request.method === 'POST') {
      effects.push(new TextDecoder().decode(request.body));
      return reply(202);
    }
    if (effects.length === 0) return reply(404);
    return state.answer === undefined ? reply(204) : reply(200, state.answer);
  };
  const transport = (request: WireRequest): Promise<WireReply> => {
    calls.push(`${request.method} ${request.path}`);
    const mishap = mishaps.shift();
    if (mishap === 'request-lost') return Promise.reject(new AgencyUnavailable('timeout'));
    if (mishap === 'refused-connection') return Promise.reject(new AgencyUnavailable('econnrefused'));
    if (mishap === 'cannot-say') return Promise.reject(new AgencyUnavailable('http-502'));
    const served = serve(request);
    return mishap === 'reply-lost'
      ? Promise.reject(new AgencyUnavailable('timeout'))
      : Promise.resolve(served);
  };

  let draws = 0;
  const row = () => existing(world.rows.queries.get(hint.queryId), 'query');
  const send = () =>
    sendQuery(hint, {
      store: world.store,
      toAnswers: fakeHints(world.queues).toAnswers,
      informationTypeOf: () => informationType,
      transport,
      gateOf: () => ({ admit: () => Promise.resolve({ type: 'call' }), report: () => Promise.resolve() }),
      callbackBaseUrl: 'https://sverka.example',
      clock: world.clock,
      randomness: () => {
        draws += 1;
        return draws / 1000;
      },
    });
  /** Time passes until the row wants to be looked at, then it is. */
  const sendWhenDue = () => {
    const wait = Date.parse(row().progress.nextActionAt) - Date.parse(world.clock());
    if (wait > 0) world.pass(wait / 1000);
    return send();
  };
  return { world, hint, mishaps, effects, calls, state, row, send, sendWhenDue };
};
