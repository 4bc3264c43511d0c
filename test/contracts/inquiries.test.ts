import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DELIVERY_FAULTS } from '#contracts/protocols/smev3/delivery-faults';
import { provider } from '#contracts/registry';
import type { WireReply, WireRequest } from '#core/agency';
import { AgencyUnavailable, ContractBreach } from '#core/faults';
import { xsdErrors } from '#test/contracts/contract-documents';
import { fault, ID, OTHER, reply } from '#test/contracts/smev3-replies';

const { inquiries } = provider;

const sample = (name: string): string =>
  readFileSync(`contracts/social-protection/inquiry-samples/${name}`, 'utf8');
const given = (xml: string): WireReply => ({
  status: 200,
  headers: { 'content-type': 'text/xml; charset=utf-8' },
  body: new TextEncoder().encode(xml),
});
const bodyOf = ({ body }: WireRequest): string => new TextDecoder().decode(body);
/** White space between elements is for people. */
const packed = (xml: string): string =>
  xml
    .replace(/>\s+</g, '><')
    .replace(/\s+xmlns/g, ' xmlns')
    .trim();

const PLACEMENT = sample('request.placement.xml');
const REPLY_TO = 'eyJzaWQiOjQ3LCJtaWQiOiJiMDc3Y2Q4NCJ9';
const envelope = { messageId: OTHER, replyTo: REPLY_TO };

describe('a request of another body', () => {
  test.each(['request.placement', 'request.prior-contract-test'])('%s means what its pair says', (name) => {
    const xml = sample(`${name}.xml`);
    const expected: unknown = JSON.parse(sample(`${name}.expected.json`));
    expect(inquiries.decode(given(xml))).toEqual(expected);
    expect(xsdErrors('social-protection', xml)).toEqual([]);
  });

  test('says who asks, where the answer goes, and whether it is a test', () => {
    expect(inquiries.readPoll(given(PLACEMENT))).toEqual({
      agencyMessageId: ID,
      inquiryId: ID,
      requester: 'CZN033',
      replyTo: REPLY_TO,
      isTest: false,
    });
    expect(inquiries.readPoll(given(sample('request.prior-contract-test.xml')))).toMatchObject({
      requester: 'OSZN037',
      isTest: true,
    });
  });

  test('is told apart from an empty queue, a fault and a page of a gateway', () => {
    expect(inquiries.readPoll(reply('<t:GetRequestResponse/>'))).toBeUndefined();
    expect(() => inquiries.readPoll(fault('SMEVFailure', 'SMEV-60: x'))).toThrow(AgencyUnavailable);
    expect(() => inquiries.readPoll({ ...given('<html>'), status: 502 })).toThrow(AgencyUnavailable);
    expect(() => inquiries.readPoll(given('<html/>'))).toThrow(ContractBreach);
  });

  test('without an address for the answer is still known by its id', () => {
    const nowhere = given(PLACEMENT.replace(/<ns2:ReplyTo>.*<\/ns2:ReplyTo>/, ''));
    expect(inquiries.readPoll(nowhere)).not.toHaveProperty('replyTo');
    const endless = given(PLACEMENT.replace(REPLY_TO, 'A'.repeat(4001)));
    expect(inquiries.readPoll(endless)).not.toHaveProperty('replyTo');
    const anonymous = given(PLACEMENT.replace(/<ns2:Sender>[^]*<\/ns2:Sender>/, ''));
    expect(inquiries.readPoll(anonymous)).toMatchObject({ requester: '' });
  });

  test('without an id is a breach', () => {
    const nameless = PLACEMENT.replace(/<ns2:MessageID>.*<\/ns2:MessageID>/, '');
    expect(() => inquiries.readPoll(given(nameless))).toThrow(ContractBreach);
  });

  test.each([
    ['a purpose that we do not know', 'PLACEMENT', 'CURIOSITY'],
    ['a СНИЛС whose check number does not match', '19033377767', '19033377768'],
    ['a day that does not exist', '1990-04-12', '1990-02-30'],
    ['no name', '<c:FamilyName>Орлова</c:FamilyName>', ''],
    ['two names', '<c:FirstName>', '<c:FirstName>А</c:FirstName><c:FirstName>'],
    ['an empty name', 'Орлова', ' '],
    ['no id of its own', 'RequestId="czn-33-000417"', ''],
    ['an id that is too long', 'czn-33-000417', 'x'.repeat(37)],
    ['another edition', 'social-contract/1.0.0', 'social-contract/0.9.0'],
    ['another element', /SocialContractRequest/g, 'SomethingElse'],
    ['nothing in its content', /<q:Social[^]*<\/q:SocialContractRequest>/, ''],
  ])('with %s cannot be read, and its id can', (_what, from, to) => {
    const broken = given(PLACEMENT.replace(from, to));
    expect(() => inquiries.decode(broken)).toThrow(ContractBreach);
    expect(inquiries.readPoll(broken)).toMatchObject({ inquiryId: ID, replyTo: REPLY_TO });
  });

  test('says nothing of its content when it breaks the contract', () => {
    const broken = given(PLACEMENT.replace('1990-04-12', 'Орлова'));
    expect(() => inquiries.decode(broken)).toThrow(/^\/SocialContractRequest\/BirthDate: a day YYYY-MM-DD$/);
  });
});

describe('what we say to the bus', () => {
  test('a poll names the information type that we provide', () => {
    const poll = inquiries.encodePoll('2026-11-23T08:15:00.000Z');
    expect(poll.headers['soapaction']).toBe('"urn:GetRequest"');
    expect(bodyOf(poll)).toContain(
      '<b:MessageTypeSelector Id="SIGNED_BY_CALLER"><b:NamespaceURI>urn://sverka/social-protection/social-contract/1.0.0</b:NamespaceURI><b:RootElementLocalName>SocialContractRequest</b:RootElementLocalName><b:Timestamp>2026-11-23T08:15:00.000Z</b:Timestamp></b:MessageTypeSelector>',
    );
  });

  test('an acknowledgement, and that a message was turned away', () => {
    expect(bodyOf(inquiries.encodeAcknowledgement(ID))).toContain(`accepted="true">${ID}<`);
    expect(bodyOf(inquiries.encodeRejection(ID))).toContain(`accepted="false">${ID}<`);
    expect(inquiries.readAcknowledged(reply('<t:AckResponse/>'))).toBe(true);
    expect(inquiries.readAcknowledged(fault('TargetMessageIsNotFound', 'SMEV-501: x'))).toBe(true);
    expect(inquiries.readAcknowledged(fault('SMEVFailure', 'SMEV-60: x'))).toBe(false);
  });

  test('contracts, in the words of the information type', () => {
    const request = inquiries.encodeTold(envelope, {
      requestId: 'oszn-37-12',
      contracts: [
        { inForce: false, signedOn: '2024-02-01', endsOn: '2024-11-01' },
        { inForce: true, signedOn: '2026-06-15', endsOn: '2027-03-15' },
      ],
    });
    expect(request.headers['soapaction']).toBe('"urn:SendResponse"');
    expect(packed(bodyOf(request))).toBe(packed(sample('response.told.xml')));
    expect(xsdErrors('social-protection', bodyOf(request))).toEqual([]);
  });

  test('a refusal, outside of the information type (МР §2.3.6)', () => {
    expect(packed(bodyOf(inquiries.encodeRefused(envelope, 'no-data')))).toBe(
      packed(sample('response.no-data.xml')),
    );
    expect(bodyOf(inquiries.encodeRefused(envelope, 'access-denied'))).toContain('>ACCESS_DENIED<');
    expect(bodyOf(inquiries.encodeRefused(envelope, 'unknown-request'))).toContain(
      '>UNKNOWN_REQUEST_DESCRIPTION<',
    );
  });

  test('an address is repeated as it came, whatever it holds', () => {
    const replyTo = ' &<>"\'\n\tЁ ';
    const told = inquiries.encodeRefused({ messageId: OTHER, replyTo }, 'no-data');
    expect(bodyOf(told)).toContain('<t:To> &amp;&lt;&gt;&quot;&apos;&#10;&#9;Ё </t:To>');
  });
});

describe('what the bus says to an answer', () => {
  const taken = reply('<t:SendResponseResponse><t:MessageMetadata/></t:SendResponseResponse>');

  test('it has it', () => {
    expect(inquiries.readDelivery(taken)).toEqual({ type: 'taken' });
  });

  test.each([
    // The table of faults: doc comments of the schemas; catalogue of typical errors.
    ['MessageIsAlreadySent', '301', { type: 'taken', isRepeat: true }],
    ['SMEVFailure', '60', { type: 'retry', code: 'smev-60' }],
    ['DestinationOverflow', '600', { type: 'retry', code: 'smev-600' }],
    ['QuoteLimitExceeded', '202', { type: 'retry', code: 'smev-202' }],
    ['StaleMessageId', '302', { type: 'new-id', code: 'smev-302' }],
    ['SignatureVerificationFault', '100', { type: 'blocked', code: 'smev-100' }],
    ['SenderIsNotRegistered', '503', { type: 'blocked', code: 'smev-503' }],
    ['AccessDenied', '504', { type: 'blocked', code: 'smev-504' }],
    ['PersonalAccessDenied', '504', { type: 'blocked', code: 'smev-504' }],
    ['BusinessDataTypeIsNotSupported', '401', { type: 'blocked', code: 'smev-401' }],
    ['RequestIsNotFound', '', { type: 'stopped', code: 'RequestIsNotFound' }],
    ['IncorrectResponseContentType', '', { type: 'stopped', code: 'IncorrectResponseContentType' }],
    ['RecipientIsNotFound', '503', { type: 'stopped', code: 'smev-503' }],
    ['EndOfLifeReached', '500', { type: 'stopped', code: 'smev-500' }],
    ['InvalidMessageIdFormat', '300', { type: 'stopped', code: 'smev-300' }],
    ['InvalidContent', '403', { type: 'stopped', code: 'smev-403' }],
    ['UnknownMessageType', '402', { type: 'stopped', code: 'smev-402' }],
    ['AttachmentSizeLimitExceeded', '200', { type: 'stopped', code: 'smev-200' }],
    ['AttachmentContentMiscoordination', '201', { type: 'stopped', code: 'smev-201' }],
    ['TransactionCodeInvalid', '502', { type: 'stopped', code: 'smev-502' }],
  ])('%s, also where only its number is known', (name, number, expected) => {
    const description = number === '' ? 'x' : `SMEV-${number}: x`;
    expect(inquiries.readDelivery(fault(name, description))).toEqual(expected);
    const sharesNumber = ['PersonalAccessDenied', 'RecipientIsNotFound'].includes(name) || number === '';
    if (!sharesNumber) expect(inquiries.readDelivery(fault('Другое', description))).toEqual(expected);
    expect(DELIVERY_FAULTS.map((row) => row.name)).toContain(name);
  });

  test('every row of the table is asked for above', () => {
    expect(DELIVERY_FAULTS).toHaveLength(20);
  });

  test('what nobody knows says nothing: the answer is sent again', () => {
    expect(inquiries.readDelivery(fault('Новость', 'x'))).toEqual({ type: 'retry', code: 'smev-unknown' });
    expect(inquiries.readDelivery({ ...given('<html>'), status: 503 })).toEqual({
      type: 'retry',
      code: 'http-503',
    });
    expect(inquiries.readDelivery(given('<html/>'))).toEqual({ type: 'retry', code: 'unexpected-envelope' });
    expect(inquiries.readDelivery(reply('<t:GetRequestResponse/>'))).toMatchObject({ type: 'retry' });
    expect(inquiries.readDelivery({ ...taken, status: 500 })).toMatchObject({ type: 'retry' });
  });
});
