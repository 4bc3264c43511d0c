import { describe, expect, it } from 'vitest';
import { decodeEvent } from '#functions/accept-request/decode-event';
import { postEvent } from '#functions/accept-request/over-http';
import { Problem } from '#schemas/problem';
import { aPlacement } from '#test/builders';
import { fakeCaseStore } from '#test/fakes/fake-case-store';
import { emptyQueues, fakeHints } from '#test/fakes/fake-queues';
import { callRoute } from '#test/functions/doors/http-call';

const EVENTS = 'POST /v1/employment-events';

const post = (call: Parameters<typeof callRoute>[2]) => {
  const deps = {
    store: fakeCaseStore(),
    toEvents: fakeHints(emptyQueues()).toEvents,
    decodeEvent,
    personIndexKey: 'a key of at least 16',
    clock: () => '2026-11-20T08:00:00.000Z',
    recheckSeconds: 300,
  };
  return callRoute({ [EVENTS]: (request) => postEvent(request, deps) }, EVENTS, call);
};

const asJson = (value: unknown) => ({
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json' },
});

describe('what the sender of a wrong event hears', () => {
  const MISSING = 'нет значения или тип не тот / missing, or of the wrong type';
  const asXml = (body: string) => ({ body, headers: { 'content-type': 'application/xml' } });
  const errorsOf = async (call: Parameters<typeof post>[0]) => {
    const { status, body } = await post(call);
    expect(status).toBe(422);
    return Problem.parse(body).errors ?? [];
  };

  it('is every wrong field at once, in both languages', async () => {
    const wrong = { ...aPlacement(), reportedOn: 7, wage: '1', placement: { startOn: '2026-12-01' } };
    expect(await errorsOf(asJson(wrong))).toEqual([
      {
        pointer: '/reportedOn',
        detail: 'нужна существующая дата вида ГГГГ-ММ-ДД / an existing date YYYY-MM-DD is needed',
      },
      { pointer: '/placement/employer', detail: MISSING },
      {
        pointer: '/placement/confirmation',
        detail: 'нет значения или такое не допускается / missing, or a value that is not allowed',
      },
      { pointer: '/wage', detail: 'такого поля нет / there is no such field' },
    ]);
  });

  it('includes a missing sender among the wrong fields', async () => {
    expect(await errorsOf(asJson({ ...aPlacement(), source: undefined, subject: {} }))).toEqual([
      { pointer: '/source', detail: MISSING },
      { pointer: '/subject/snils', detail: 'нужен СНИЛС или ИНН / SNILS or INN is needed' },
    ]);
  });

  it('is what its agency may post, where it posts something else', async () => {
    const [error, ...others] = await errorsOf(asJson({ ...aPlacement(), source: 'my-business' }));
    expect(others).toEqual([]);
    expect(error?.pointer).toBe('/type');
    expect(error?.detail).toMatch(
      /^от этого ведомства ожидается .*plan-verdict.* \/ this agency may post .*plan-verdict/,
    );
    expect(await errorsOf(asJson({ ...aPlacement(), source: 'nobody' }))).toEqual([
      {
        pointer: '/source',
        detail: 'ожидается ведомство, которое присылает события / expected: an agency that posts events',
      },
    ]);
  });

  it('is the place in the XML, where an element is missing', async () => {
    expect(await errorsOf(asXml('<EmploymentEvent xmlns="urn://sverka/employment-event/1.0.0"/>'))).toEqual([
      {
        pointer: '/EmploymentEvent/Source',
        detail: 'ожидается ровно один такой элемент / expected: one element',
      },
    ]);
  });

  it.each([
    ['JSON', { ...asJson(''), body: '' }, 'Ожидается: правильный JSON. / Expected: valid JSON.'],
    ['XML', asXml('<a>'), 'Ожидается: правильный XML. / Expected: well-formed XML.'],
  ])('is 400 for bytes that are no %s', async (_what, call, detail) => {
    expect(await post(call)).toMatchObject({ status: 400, body: { status: 400, detail } });
  });
});
