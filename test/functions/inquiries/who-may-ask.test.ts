import { describe, expect, test } from 'vitest';
import { ASKED, inquiryStand, signedOn } from '#test/functions/inquiries/inquiry-stand';

/** Signed for six months on 2026-10-01: in force on 23.11.2026, the last day is 01.04.2027. */
const RUNNING = signedOn('2026-10-01');
const TOLD = [{ InForce: 'true', SignedOn: '2026-10-01', EndsOn: '2027-04-01' }];

describe('who may ask', () => {
  test.each([
    ['a participant that is none of those', { requester: 'BANK01' }, 'requester-unknown'],
    ['a participant by the name of a property', { requester: 'constructor' }, 'requester-unknown'],
    [
      'a centre that asks for what it may not',
      { question: { ...ASKED, purpose: 'PRIOR_CONTRACT' } },
      'purpose-not-allowed',
    ],
    ['a social protection body that asks for placements', { requester: 'OSZN037' }, 'purpose-not-allowed'],
  ])('not %s: access denied, and no case is looked at', async (_who, order, reason) => {
    const stand = inquiryStand();
    stand.hold(RUNNING);
    const id = stand.ask(order);
    stand.rows.persons.clear();
    await stand.run();
    expect(stand.heard()).toMatchObject([{ acked: 1, responses: [{ rejected: 'ACCESS_DENIED' }] }]);
    expect(stand.row(id)).toMatchObject({ answer: { refusal: 'access-denied', reason } });
  });

  test.each([
    ['a purpose that does not exist', { question: { ...ASKED, purpose: 'CURIOSITY' } }],
    ['a wrong check number', { question: { ...ASKED, snils: '19033303739', purpose: 'PLACEMENT' } }],
    [
      'another edition',
      {
        question: undefined,
        content: '<a:SocialContractRequest xmlns:a="urn://sverka/social-protection/social-contract/0.9.0"/>',
      },
    ],
  ])('whoever may ask hears that a request with %s is not known', async (_what, order) => {
    const stand = inquiryStand();
    const id = stand.ask(order);
    expect(await stand.run()).toEqual({ outcome: 'answered', count: 2 });
    expect(stand.heard()).toMatchObject([
      { acked: 1, responses: [{ rejected: 'UNKNOWN_REQUEST_DESCRIPTION' }] },
    ]);
    expect(stand.row(id)).toMatchObject({ answer: { reason: 'content-broken' }, state: 'answered' });
  });

  test('a request without an address is evidence, and holds up nothing', async () => {
    const stand = inquiryStand();
    stand.hold(RUNNING);
    const id = stand.ask({ without: 'reply-to' });
    stand.ask();
    expect(await stand.run()).toMatchObject({ outcome: 'answered-with-strays' });
    expect([...stand.rows.strays.values()]).toMatchObject([
      { agency: 'social-protection', messageId: id, reason: 'unanswerable' },
    ]);
    expect(stand.heard()).toMatchObject([{ acked: 1, responses: [] }, { responses: [{ contracts: TOLD }] }]);
  });

  test('a request without an id is evidence, holds up nothing, and a person is called', async () => {
    const stand = inquiryStand();
    stand.hold(RUNNING);
    stand.ask({ without: 'id' });
    stand.ask();
    await expect(stand.run()).rejects.toMatchObject({ name: 'ContractBreach' });
    expect([...stand.rows.strays.values()]).toMatchObject([{ reason: 'unreadable' }]);
    expect(stand.heard()[1]).toMatchObject({ responses: [{ contracts: TOLD }] });
  });
});

describe('a test', () => {
  test('never meets a real case', async () => {
    const stand = inquiryStand();
    stand.hold(RUNNING);
    stand.ask({ isTest: true });
    await stand.run();
    expect(stand.heard()).toMatchObject([{ responses: [{ rejected: 'NO_DATA' }] }]);
  });

  test('meets test cases, which nobody else meets', async () => {
    const stand = inquiryStand();
    stand.hold(RUNNING, { testMode: true });
    stand.ask({ isTest: true });
    stand.ask();
    await stand.run();
    expect(stand.heard()).toMatchObject([
      { responses: [{ contracts: TOLD }] },
      { responses: [{ rejected: 'NO_DATA' }] },
    ]);
  });
});
