import { expect, test } from 'vitest';
import { opsApi } from '#functions/ops-api/ops-api';
import { InquiriesView } from '#schemas/inquiries-view';
import { callRoute } from '#test/functions/doors/http-call';
import { inquiryStand, signedOn, START } from '#test/functions/inquiries/inquiry-stand';

const INQUIRIES = 'GET /v1/ops/inquiries';
const nobody = {
  count: () => Promise.reject(new Error()),
  peek: () => Promise.resolve([]),
  redrive: () => Promise.resolve([]),
};

test('operations see who asked, for what, and what became of the answer; nothing about people', async () => {
  const stand = inquiryStand();
  const caseId = stand.hold(signedOn('2026-10-01'));
  const told = stand.ask();
  const waiting = stand.ask({ troubles: ['failure'] });
  const stranger = stand.ask({ requester: 'BANK01' });
  await stand.run();
  const routes = opsApi({ store: stand.store, clock: () => START, agencies: [], desk: nobody, queues: {} });
  const { status, body } = await callRoute(routes, INQUIRIES, {});
  expect(status).toBe(200);
  const { month, inquiries } = InquiriesView.parse(body);
  expect(month).toBe('2026-11');
  const byId = new Map(inquiries.map((one) => [one.inquiryId, one]));
  // What waits comes first.
  expect(inquiries[0]?.inquiryId).toBe(waiting);
  expect(byId.get(waiting)).toMatchObject({ state: 'decided', answer: 'told', attempts: 1, code: 'smev-60' });
  expect(byId.get(waiting)?.nextTryAt).toBe('2026-11-23T08:15:02.500Z');
  expect(byId.get(told)).toEqual({
    inquiryId: told,
    requester: 'CZN033',
    purpose: 'placement',
    isTest: false,
    receivedAt: START,
    state: 'answered',
    answer: 'told',
    toldOf: [caseId],
    attempts: 1,
    settledAt: START,
  });
  expect(byId.get(stranger)).toMatchObject({ answer: 'access-denied', reason: 'requester-unknown' });
  expect(JSON.stringify(body)).not.toMatch(/Канарейкина|19033303738|2026-10-01|2027-04-01/);

  const earlier = await callRoute(routes, INQUIRIES, { queryStringParameters: { month: '2026-10' } });
  expect(earlier.body).toEqual({ month: '2026-10', inquiries: [] });
  const wrong = await callRoute(routes, INQUIRIES, { queryStringParameters: { month: '2026-13' } });
  expect(wrong.status).toBe(422);
});
