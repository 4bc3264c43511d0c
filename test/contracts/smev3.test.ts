import { describe, expect, test } from 'vitest';
import { smevAnswerQueue } from '#contracts/protocols/smev3/answer-queue';
import { smevInformationType } from '#contracts/protocols/smev3/information-type';
import { xml, xmlDocument } from '#contracts/wire/xml-writer';
import type { WireReply } from '#core/agency';
import { AgencyUnavailable, ContractBreach } from '#core/faults';
import { channel, envelope, fault, ID, OTHER, reply, response, text } from '#test/contracts/smev3-replies';

const queue = smevAnswerQueue(channel);

describe('a poll', () => {
  test('asks with the time and the node', () => {
    const { body, headers } = queue.encodePoll('2026-11-23T08:15:00.000Z', ID);
    expect(headers['soapaction']).toBe('"urn:GetResponse"');
    expect(text(body)).toContain(
      '<b:Timestamp>2026-11-23T08:15:00.000Z</b:Timestamp><b:NodeID>tax</b:NodeID>',
    );
  });

  const multipart = (content: string): WireReply => ({
    status: 200,
    headers: {
      'content-type':
        'multipart/related; type="application/xop+xml"; start="<root>"; boundary="b:1"; start-info="text/xml"',
    },
    body: new TextEncoder().encode(
      `preamble\r\n--b:1\r\nContent-ID: <attachment>\r\n\r\n--b:1x not a boundary?\r\n--b:1\r\nContent-ID: <root>\r\nContent-Type: application/xop+xml; charset=UTF-8\r\n\r\n${envelope(content)}\r\n--b:1--\r\nepilogue`,
    ),
  });

  test('an empty queue is nothing, also in parts', () => {
    expect(queue.readPoll(reply('<t:GetResponseResponse/>'))).toBeUndefined();
    expect(queue.readPoll(multipart('<t:GetResponseResponse/>'))).toBeUndefined();
  });

  test('a status note is told from an answer', () => {
    const status =
      '<t:RequestStatus><t:StatusCode>1</t:StatusCode><t:StatusDescription>Принято</t:StatusDescription></t:RequestStatus>';
    const async = (category: string) =>
      `<t:AsyncProcessingStatus><t:OriginalMessageId>${ID}</t:OriginalMessageId><t:StatusCategory>${category}</t:StatusCategory></t:AsyncProcessingStatus>`;
    expect(queue.readPoll(response(status))).toMatchObject({ isStatusOnly: true });
    expect(queue.readPoll(response(async('underProcessing')))).toMatchObject({ isStatusOnly: true });
    expect(queue.readPoll(response(async('responseIsDelivered')))).toMatchObject({ isStatusOnly: true });
    expect(queue.readPoll(response(async('cancelled')))).toMatchObject({ isStatusOnly: false });
    expect(queue.readPoll(response('<MessagePrimaryContent><x/></MessagePrimaryContent>'))).toMatchObject({
      isStatusOnly: false,
    });
  });

  test('names the question, by the response or by the status, or not at all', () => {
    const failed = `<t:AsyncProcessingStatus><t:OriginalMessageId>${ID.toUpperCase()}</t:OriginalMessageId><t:StatusCategory>cancelled</t:StatusCategory></t:AsyncProcessingStatus>`;
    expect(queue.readPoll(response(rejected))).toEqual({
      agencyMessageId: OTHER,
      originalMessageId: ID,
      isStatusOnly: false,
    });
    expect(queue.readPoll(response(failed, ''))).toMatchObject({ originalMessageId: ID });
    expect(queue.readPoll(response(rejected, ''))).toEqual({ agencyMessageId: OTHER, isStatusOnly: false });
  });

  const primary = '<MessagePrimaryContent><x/></MessagePrimaryContent>';
  const rejected =
    '<t:RequestRejected><t:RejectionReasonCode>NO_DATA</t:RejectionReasonCode></t:RequestRejected>';
  test.each([
    ['without a content', '<t:To/>'],
    ['of two contents', primary + rejected],
    ['whose content has text beside its element', primary.replace('<x/>', '<x/>нет')],
    ['whose content stands in another namespace', '<t:MessagePrimaryContent><x/></t:MessagePrimaryContent>'],
    ['with two status notes', '<t:RequestStatus/><t:RequestStatus/>'],
    ['with two statuses of the bus', '<t:AsyncProcessingStatus/><t:AsyncProcessingStatus/>'],
  ])('a message %s goes to its question and can be acknowledged', (_, content) => {
    expect(queue.readPoll(response(content))).toEqual({
      agencyMessageId: OTHER,
      originalMessageId: ID,
      isStatusOnly: false,
    });
  });

  test('a category of the bus means the same with white space around it', () => {
    const cancelled = `<t:AsyncProcessingStatus><t:StatusCategory>\n  cancelled\n</t:StatusCategory></t:AsyncProcessingStatus>`;
    expect(queue.readPoll(response(cancelled))).toMatchObject({ isStatusOnly: false });
  });

  test('a message without an id is a breach; a fault or a gateway is unavailability', () => {
    expect(() => queue.readPoll(response(primary, '<t:OriginalMessageId>x</t:OriginalMessageId>'))).toThrow(
      ContractBreach,
    );
    expect(() =>
      queue.readPoll(reply('<t:GetResponseResponse><t:ResponseMessage/></t:GetResponseResponse>')),
    ).toThrow(ContractBreach);
    expect(() => queue.readPoll(fault('SMEVFailure', 'SMEV-60: сбой'))).toThrow(
      new AgencyUnavailable('smev-60'),
    );
    const page = {
      status: 502,
      headers: { 'content-type': 'text/html' },
      body: new TextEncoder().encode('<html/>'),
    };
    expect(() => queue.readPoll(page)).toThrow(new AgencyUnavailable('http-502'));
    expect(() => queue.readPoll({ ...page, status: 200 })).toThrow(ContractBreach);
  });

  test.each([
    ['a windows-1251 envelope', { 'content-type': 'text/xml; charset=windows-1251' }],
    ['JSON', { 'content-type': 'application/json' }],
    ['parts without a boundary', { 'content-type': 'multipart/related' }],
    ['parts that never close', { 'content-type': 'multipart/related; boundary=b' }],
  ])('%s is a breach', (_, headers) => {
    expect(() => queue.readPoll(reply('<t:GetResponseResponse/>', 200, headers))).toThrow(ContractBreach);
  });

  test('two parts under the id of the root are a breach, whatever they say', () => {
    const part = `--b\r\nContent-ID: <root>\r\n\r\n${envelope('<t:GetResponseResponse/>')}\r\n`;
    const headers = { 'content-type': 'multipart/related; start="<root>"; boundary=b' };
    const parted = (text: string): WireReply => ({
      status: 200,
      headers,
      body: new TextEncoder().encode(`${text}--b--\r\n`),
    });
    expect(queue.readPoll(parted(part))).toBeUndefined();
    expect(() => queue.readPoll(parted(part + part))).toThrow('/: one root part');
  });

  test('a named root part that is missing is a breach', () => {
    const wire = multipart('<t:GetResponseResponse/>');
    const headers = { 'content-type': 'multipart/related; start="<other>"; boundary="b:1"' };
    expect(() => queue.readPoll({ ...wire, headers })).toThrow(ContractBreach);
  });
});

describe('an acknowledgement', () => {
  test('names the message and is heard', () => {
    const { headers, body } = queue.encodeAcknowledgement(OTHER);
    expect(headers['soapaction']).toBe('"urn:Ack"');
    expect(text(body)).toContain(`accepted="true">${OTHER}</b:AckTargetMessage>`);
    expect(queue.readAcknowledged(reply('<t:AckResponse/>'))).toBe(true);
    expect(queue.readAcknowledged(fault('TargetMessageIsNotFound', 'SMEV-501: нет'))).toBe(true);
    expect(queue.readAcknowledged(fault('SMEVFailure'))).toBe(false);
    expect(queue.readAcknowledged(reply('<t:GetResponseResponse/>'))).toBe(false);
  });
});

test('one element, not two, is the content; a note or an empty queue is no answer', () => {
  const type = smevInformationType(channel, {
    kind: 'income-by-payer',
    title: { ru: 'а', en: 'a' },
    requires: [],
    notReadyRetrySeconds: 1,
    encodeContent: () => xml`<x/>`,
    decodeContent: () => ({ outcome: 'not-found' }),
  });
  const decode = (content: WireReply) => type.decode(content);
  expect(decode(response('<MessagePrimaryContent><x/></MessagePrimaryContent>'))).toEqual({
    outcome: 'not-found',
  });
  for (const wrong of [
    '<MessagePrimaryContent><x/><y/></MessagePrimaryContent>',
    '<MessagePrimaryContent/>',
    '<t:MessagePrimaryContent><x/></t:MessagePrimaryContent>',
    '<t:RequestStatus><t:StatusCode>1</t:StatusCode></t:RequestStatus>',
  ]) {
    expect(() => decode(response(wrong))).toThrow(ContractBreach);
  }
  expect(() => decode(reply('<t:GetResponseResponse/>'))).toThrow(ContractBreach);
  expect(() => decode({ ...reply(''), body: xmlDocument(xml`<x/>`) })).toThrow(ContractBreach);
});
