import { expect, test } from 'vitest';
import { smevAnswerQueue } from '#contracts/protocols/smev3/answer-queue';
import { channel, ID, OTHER, response, text } from '#test/contracts/smev3-replies';

const METADATA_ID = 'd2b08e56-c84f-11f0-b874-a4bb9f4e72e4';

/** In recorded messages both ids are equal; here they differ, so that it shows which one an Ack names. */
const message = (version: string) => {
  const wire = response(
    '<t:RequestRejected><t:RejectionReasonCode>NO_DATA</t:RejectionReasonCode></t:RequestRejected>',
  );
  const withMetadata = text(wire.body).replace(
    '</t:Response>',
    `<t:MessageMetadata><t:MessageId>${METADATA_ID}</t:MessageId></t:MessageMetadata></t:Response>`,
  );
  return { ...wire, body: new TextEncoder().encode(withMetadata.replaceAll('/1.1"', `/${version}"`)) };
};

test.each([
  ['1.1', OTHER],
  ['1.2', OTHER],
  ['1.3', METADATA_ID],
] as const)('schemas %s: an Ack names %s', (version, expected) => {
  const queue = smevAnswerQueue({ ...channel, version });
  expect(queue.readPoll(message(version))).toEqual({
    agencyMessageId: expected,
    originalMessageId: ID,
    isStatusOnly: false,
  });
  const acknowledgement = text(queue.encodeAcknowledgement(expected).body);
  expect(acknowledgement).toContain(`types/basic/${version}"`);
  expect(acknowledgement).toContain(`accepted="true">${expected}<`);
  expect(text(queue.encodeRejection?.(expected).body)).toContain(`accepted="false">${expected}<`);
});
