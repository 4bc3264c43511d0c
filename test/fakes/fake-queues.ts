/* eslint-disable @typescript-eslint/require-await -- a port answers by promise, memory at once */
import type { Hints, PublishResult } from '#core/ports';
import type { AnswerHint, CaseHint, EventHint, QueryHint, ResultEvent } from '#schemas/envelope';

/** The queues as arrays: what was sent and not yet taken. */
export type FakeQueues = {
  intake: CaseHint[];
  agencies: QueryHint[];
  answers: AnswerHint[];
  events: EventHint[];
  publish: CaseHint[];
  results: ResultEvent[];
};

export const emptyQueues = (): FakeQueues => ({
  intake: [],
  agencies: [],
  answers: [],
  events: [],
  publish: [],
  results: [],
});

export const fakeHints = (queues: FakeQueues): Hints & { publish: PublishResult } => ({
  toIntake: async (hint) => void queues.intake.push(hint),
  toAgency: async (hints) => void queues.agencies.push(...hints),
  toAnswers: async (hint) => void queues.answers.push(hint),
  toEvents: async (hint) => void queues.events.push(hint),
  toPublish: async (hint) => void queues.publish.push(hint),
  publish: async (event) => void queues.results.push(event),
});
