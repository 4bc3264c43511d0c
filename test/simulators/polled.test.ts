import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readDeferredReply } from '#contracts/protocols/rest/acknowledgement';
import { jsonRequest, readJson } from '#contracts/protocols/rest/json-call';
import {
  type PolledOutcome,
  type PolledService,
  simulatedPolled,
} from '#contracts/protocols/rest/simulator-polled';
import { BehaviourWord } from '#contracts/protocols/simulator-population';
import type { JournalEntry } from '#contracts/protocols/simulator-journal';
import {
  indexPeople,
  jsonReply,
  personBySnils,
  type StartSimulator,
} from '#contracts/protocols/simulator-world';
import { checked } from '#contracts/wire/checked';
import type { Agency, InformationType } from '#core/agency';
import { ReplyContent } from '#schemas/answer';
import { START } from '#test/simulators/agencies-stand';
import { expectWord } from '#test/simulators/deferred-words';
import { VERA } from '#test/simulators/known-people';
import { playedBetween } from '#test/simulators/played-question';

/** An agency that nobody has: what it is asked and what it says are our own words, its way is the protocol's. */
const ID = 'polled-desk';
const Asked = z.strictObject({ snils: z.string().regex(/^\d{11}$/) });

const service: PolledService<z.infer<typeof Asked>> = {
  agency: ID,
  kind: 'business-training',
  path: '/questions',
  request: Asked,
  read: ({ snils }) => ({ person: personBySnils(snils), fields: {} }),
  answer: (_fields, outcome: PolledOutcome) => {
    if (outcome.type === 'under-way') return { type: 'reply', status: 204, headers: {}, body: '' };
    if (outcome.type !== 'known') return jsonReply(200, { outcome: outcome.type });
    const { snils } = outcome.person;
    return jsonReply(200, {
      outcome: 'found',
      facts: { kind: 'business-training', person: { snils }, passed: true },
    });
  },
  wrong: () => jsonReply(422, { outcome: 'invalid-query' }),
  unknownNumber: () => jsonReply(404, { outcome: 'not-found' }),
  contradicted: (person) => person,
};

const start: StartSimulator = (world) => {
  const { call, replay } = simulatedPolled(service, world);
  return { agency: ID, endpoints: { api: call }, replay };
};

const type: InformationType = {
  kind: 'business-training',
  title: { ru: 'Вопрос', en: 'Question' },
  endpoint: 'api',
  delivery: 'polled',
  requires: ['snils'],
  timeoutSeconds: 5,
  maxReplyBytes: 10_000,
  notReadyRetrySeconds: 3600,
  encode: ({ subject, messageId }) =>
    jsonRequest(
      { endpoint: 'api', path: '/questions', headers: { 'idempotency-key': messageId } },
      { snils: subject.snils },
    ),
  readAcknowledgement: (reply) => {
    const said = readDeferredReply(reply);
    const reference = reply.headers['location']?.split('/').at(-1);
    return said.type === 'accepted' && reference !== undefined ? { ...said, reference } : said;
  },
  standing: {
    by: 'reference',
    encode: ({ reference = '' }) => ({
      endpoint: 'api',
      method: 'GET',
      path: `/questions/${reference}`,
      headers: {},
    }),
    read: (reply) => {
      if (reply.status === 204) return { type: 'taken' };
      if (reply.status === 404) return { type: 'not-taken' };
      const said = readDeferredReply(reply);
      return said.type === 'unavailable' ? { ...said, type: 'unknown' } : { type: 'answered' };
    },
    pollSeconds: 60,
  },
  decode: (reply) => checked(ReplyContent, readJson(reply, 10_000)),
};

const title = { ru: 'Ведомство', en: 'Agency' };
const agency: Agency = {
  id: ID,
  title,
  endpoints: { api: { title, callsPerSecond: 1 } },
  informationTypes: [type],
  maxConcurrency: 1,
  termWorkingDays: 1,
};

describe('an agency that is asked what became of a question, by its own number', () => {
  test.each(BehaviourWord.options)('%s', (word) => {
    const population = { people: [VERA], agencies: { [ID]: { behaviour: word } } };
    expectWord(word, playedBetween(population, { starts: [start], agency, type }), 'the agency');
  });

  test('knows its numbers again behind a restart, and no other', () => {
    const journal: JournalEntry[] = [];
    const population = { people: [VERA] };
    const begin = () =>
      start({
        nowMs: () => Date.parse(START),
        people: () => indexPeople(population, []),
        journal: (entry) => journal.push(entry),
        settings: { redeliverySeconds: 900, lateSeconds: 60, slowSeconds: 1, delivery: 'in-order' },
      });
    const call = (simulator: ReturnType<typeof begin>, method: string, path: string) =>
      simulator.endpoints['api']?.({
        method,
        path,
        headers: { 'idempotency-key': 'key-1' },
        body: new TextEncoder().encode(JSON.stringify({ snils: VERA.snils })),
      });

    const taken = call(begin(), 'POST', '/questions');
    const place = taken?.type === 'reply' ? (taken.headers['location'] ?? '') : '';
    const again = begin();
    expect(call(again, 'GET', place)).toMatchObject({ status: 404 });
    for (const entry of journal) again.replay(entry);
    expect(call(again, 'POST', '/questions')).toMatchObject({ status: 202, headers: { location: place } });
    expect(call(again, 'GET', place)).toMatchObject({ status: 200 });
    expect(call(again, 'GET', `${place}0`)).toMatchObject({ status: 404 });
    expect(journal.map(({ effect }) => effect)).toEqual(['accepted', 'repeated', 'answered']);
    expect(JSON.stringify(journal)).not.toContain(VERA.snils);
  });
});
