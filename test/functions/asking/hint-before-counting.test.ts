import { expect, it } from 'vitest';
import { existing } from '#functions/runtime/missing-row';
import { sendQuery } from '#functions/send-query/send-query';
import { aRequest } from '#test/builders';
import { fakeHints } from '#test/fakes/fake-queues';
import { answering } from '#test/functions/answers/said';

it('an answer is hinted before its call is counted, whatever counting comes to', async () => {
  const world = answering();
  await world.post(aRequest());
  await world.acts.intake();
  const hint = existing(
    world.queues.agencies.find(({ agency }) => agency === 'tax'),
    'hint',
  );
  let hintsWhenCounted: number | undefined;

  const asked = sendQuery(hint, {
    store: world.store,
    toAnswers: fakeHints(world.queues).toAnswers,
    informationTypeOf: (id, kind) =>
      world.agencies.agencies
        .find((agency) => agency.id === id)
        ?.informationTypes.find((type) => type.kind === kind),
    transport: world.agencies.transport,
    gateOf: () => ({
      admit: () => Promise.resolve({ type: 'call' }),
      report: () => {
        hintsWhenCounted = world.queues.answers.length;
        return Promise.reject(new Error('the row of the channel is busy'));
      },
    }),
    callbackBaseUrl: 'https://sverka.example',
    clock: world.clock,
    randomness: () => 0.5,
  });

  await expect(asked).rejects.toThrow('busy');
  expect(hintsWhenCounted).toBe(1);
  expect(world.queues.answers).toMatchObject([{ queryId: hint.queryId }]);
  expect([...world.rows.replies.values()]).toHaveLength(1);
});
