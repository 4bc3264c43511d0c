import { describe, expect, test } from 'vitest';
import { actionOf, FAULTS, outcomeOfFault } from '#contracts/protocols/smev3/faults';
import { readSendRequestReply } from '#contracts/protocols/smev3/send-request';
import { channel, fault, reply } from '#test/contracts/smev3-replies';

describe('the reply to SendRequest', () => {
  test.each([
    [
      'queued',
      reply('<t:SendRequestResponse><t:MessageMetadata/></t:SendRequestResponse>'),
      { type: 'accepted' },
    ],
    ['sent before', fault('MessageIsAlreadySent', 'SMEV-301: повтор'), { type: 'accepted', isRepeat: true }],
    [
      'sent before, by number alone',
      fault('Novel', 'SMEV-301: повтор'),
      { type: 'accepted', isRepeat: true },
    ],
    [
      'the name wins over the number',
      fault('StaleMessageId', 'SMEV-301:'),
      { type: 'needs-new-epoch', code: 'smev-301' },
    ],
    ['stale id', fault('StaleMessageId', 'SMEV-302: старый'), { type: 'needs-new-epoch', code: 'smev-302' }],
    ['end of life', fault('EndOfLifeReached'), { type: 'needs-new-epoch', code: 'smev-500' }],
    ['bus failure', fault('SMEVFailure', 'SMEV-60: сбой'), { type: 'unavailable', code: 'smev-60' }],
    ['overflow', fault('DestinationOverflow'), { type: 'unavailable', code: 'smev-600' }],
    ['quota', fault('QuoteLimitExceeded'), { type: 'unavailable', code: 'smev-202' }],
    ['wrong content', fault('InvalidContent', 'SMEV-403: схема'), { type: 'answered' }],
    ['access', fault('AccessDenied'), { type: 'answered' }],
    ['signature', fault('SignatureVerificationFault'), { type: 'answered' }],
    ['a fault nobody knows', fault('Novel'), { type: 'unavailable', code: 'smev-unknown' }],
    [
      'a fault without detail',
      reply('<e:Fault><faultcode>e:Server</faultcode></e:Fault>', 500),
      { type: 'unavailable', code: 'smev-unknown' },
    ],
    ['another envelope', reply('<t:AckResponse/>'), { type: 'unavailable', code: 'unexpected-envelope' }],
    [
      'another version',
      reply('<SendRequestResponse xmlns="urn:other"/>'),
      { type: 'unavailable', code: 'unexpected-envelope' },
    ],
    [
      'queued, says a gateway with 502',
      reply('<t:SendRequestResponse/>', 502),
      { type: 'unavailable', code: 'http-502' },
    ],
    [
      'a page with 503 and a pause',
      { status: 503, headers: { 'content-type': 'text/html', 'retry-after': '120' }, body: new Uint8Array() },
      { type: 'unavailable', code: 'http-503', retryAfterSeconds: 120 },
    ],
    [
      'an empty body with 200',
      { status: 200, headers: {}, body: new Uint8Array() },
      { type: 'unavailable', code: 'not-an-envelope' },
    ],
  ])('%s', (_, wire, expected) => {
    expect(readSendRequestReply(channel, wire)).toEqual(expected);
  });
});

test('every row of the fault table is found by its name and by its number', () => {
  for (const { name, number, action } of FAULTS) {
    expect(actionOf({ name })).toBe(action);
    expect(FAULTS.filter((row) => row.number === number).map((row) => row.action)).toContain(
      actionOf({ name: '', number }),
    );
  }
  expect(outcomeOfFault({ name: 'DestinationOverflow' })).toEqual({ outcome: 'not-ready', code: 'smev-600' });
  expect(outcomeOfFault({ name: 'Novel', number: '777' })).toEqual({ outcome: 'refused', code: 'smev-777' });
});
