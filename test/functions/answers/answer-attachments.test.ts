import { expect, it } from 'vitest';
import { dossierOf } from '#core/case/dossier';
import { decodeReply } from '#functions/reconcile-answer/decode-reply';
import { existing } from '#functions/runtime/missing-row';
import { dossierQuestions } from '#ops/cli/case/dossier-questions';
import { pageOf } from '#ops/cli/page/page';
import type { Attachments } from '#schemas/attachment';
import type { DossierCopy } from '#schemas/case-action';
import { aReply } from '#test/builders';
import { vladimir } from '#test/core/answered';
import { askedQuestion } from '#test/functions/asking/asked-question';

const attachments: Attachments = {
  count: 3,
  references: [
    {
      place: 'message',
      id: 'a1',
      mimeType: 'application/pdf',
      sizeBytes: 1024,
      digest: 'ab',
      isSigned: true,
    },
    {
      place: 'file-store',
      id: 'c19e7d45-c84f-11f0-a763-93aa8f3d61d3',
      name: 'дело.zip',
      isSigned: false,
      trouble: 'content-missing',
    },
  ],
};

/** A question whose reply brings something along, decoded and kept. */
const answered = async () => {
  const { world, row } = await askedQuestion({});
  const query = row();
  const reply = aReply(query, 'reply');
  await world.store.storeReply(reply);
  const informationType = existing(
    world.agencies.agencies.find(({ id }) => id === query.agency)?.informationTypes[0],
    'information-type',
  );
  const said = await decodeReply(reply, {
    store: world.store,
    informationTypeOf: () => ({
      ...informationType,
      decode: () => ({ outcome: 'not-found' }),
      attachments: () => attachments,
    }),
    clock: world.clock,
    measure: () => undefined,
  });
  return { world, query, said };
};

const questionOn = async (copy: DossierCopy) => {
  const { world, query } = await answered();
  const file = existing(await world.store.loadCase(query.caseId), 'case');
  const request = existing(await world.store.loadRequest(query.caseId), 'request');
  const { questions } = dossierOf(
    { file, request, results: [], terms: [] },
    { copy, today: '2026-12-01', policy: vladimir(), agencies: [] },
  );
  return existing(
    questions.find(({ queryId }) => queryId === query.queryId),
    'question',
  );
};

it('what a reply brings along is kept beside its answer, and changes nothing of what it says', async () => {
  const { world, query, said } = await answered();
  expect(said).toBe('recorded');
  const { answer } = existing(await world.store.loadQuery(query.queryId), 'query');
  expect(answer).toMatchObject({ content: { outcome: 'not-found' }, attachments });
});

it('the audit copy shows the references, the copy for the citizen none', async () => {
  expect((await questionOn('audit')).answers[0]?.attachments).toEqual(attachments);
  expect((await questionOn('citizen')).answers[0]).not.toHaveProperty('attachments');
});

it('are printed in both languages, with what is wrong and how many more there were', async () => {
  const printed = dossierQuestions(pageOf(), [await questionOn('audit')])
    .join(' ')
    .replaceAll(/\s+/g, ' ');
  expect(printed).toContain('вложение, application/pdf, a1, в сообщении, 1024 байт');
  expect(printed).toContain('attachment, application/pdf, a1, in the message, 1024 bytes');
  expect(printed).toContain('дело.zip');
  expect(printed).toContain('в файловом хранилище, без подписи, содержимого нет');
  expect(printed).toContain('in the file store, without a signature, no content');
  expect(printed).toContain('ещё вложений: 1');
});
