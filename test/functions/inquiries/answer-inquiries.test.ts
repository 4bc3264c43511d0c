import { describe, expect, test } from 'vitest';
import { Crash } from '#test/functions/crash-gate';
import { inquiryStand, signedOn, START } from '#test/functions/inquiries/inquiry-stand';

/** Signed for six months on 2026-10-01: in force on 23.11.2026, the last day is 01.04.2027. */
const RUNNING = signedOn('2026-10-01');
const TOLD = [{ InForce: 'true', SignedOn: '2026-10-01', EndsOn: '2027-04-01' }];

describe('a request of another body', () => {
  test('is a row before the bus may forget it, then it is answered once', async () => {
    const stand = inquiryStand();
    const caseId = stand.hold(RUNNING);
    const id = stand.ask();
    expect(await stand.run()).toEqual({ outcome: 'answered', count: 2 });
    expect(stand.ways).toEqual(['"urn:GetRequest"', '"urn:Ack"', '"urn:GetRequest"', '"urn:SendResponse"']);
    expect(stand.heard()).toMatchObject([{ acked: 1, responses: [{ contracts: TOLD }] }]);
    // Who asked, for what, what was said, of which case: ids and days, nothing about the person.
    const row = stand.row(id);
    expect(row).toMatchObject({
      requester: 'CZN033',
      purpose: 'placement',
      state: 'answered',
      answer: { type: 'told', contracts: [{ inForce: true, signedOn: '2026-10-01', endsOn: '2027-04-01' }] },
      toldOf: [caseId],
      receivedAt: START,
      settledAt: START,
    });
    expect(row?.nextActionAt).toBeUndefined();
    expect(JSON.stringify(row)).not.toMatch(/Канарейкина|19033303738|1991-04-17/);

    expect(await stand.run()).toEqual({ outcome: 'answered', count: 0 });
    expect(stand.heard()[0]?.responses).toHaveLength(1);
  });

  test('that comes again is acknowledged again and changes nothing', async () => {
    const stand = inquiryStand();
    stand.hold(RUNNING);
    const id = stand.ask({ copies: 3 });
    await stand.run();
    const before = stand.row(id);
    stand.pass(900);
    await stand.run();
    expect(stand.heard()).toMatchObject([{ handedOut: 3, acked: 3 }]);
    expect(stand.heard()[0]?.responses).toHaveLength(1);
    expect(stand.row(id)).toEqual(before);
  });

  test('that comes again before its answer has got through gets the very same answer', async () => {
    const stand = inquiryStand();
    const caseId = stand.hold(RUNNING);
    const id = stand.ask({ copies: 2, troubles: ['failure', 'page', 'unheard'] });
    expect(await stand.run()).toMatchObject({ outcome: 'answered-in-part' });
    const decided = stand.row(id);
    expect(decided).toMatchObject({ state: 'decided', code: 'smev-60' });
    // The contract ends meanwhile: what was decided is what is said.
    stand.rows.officeEvents.set(`${caseId}#0009`, {
      schemaVersion: '1',
      eventId: 'end-1',
      occurredOn: '2026-11-23',
      actorId: 'official-7',
      type: 'contract-ended',
    });
    for (let round = 0; round < 4; round += 1) {
      stand.pass(900);
      await stand.run();
    }
    expect(stand.row(id)).toMatchObject({
      state: 'answered',
      attempts: 4,
      answer: decided?.answer,
      answerIdAt: decided?.answerIdAt,
    });
    expect(stand.heard()).toMatchObject([{ acked: 2, responses: [{ contracts: TOLD }] }]);
  });

  test('that two runs meet at once is answered by one of them', async () => {
    const stand = inquiryStand();
    stand.hold(RUNNING);
    const ids = [stand.ask({ copies: 2 }), stand.ask({ troubles: ['failure'] })];
    await Promise.all([stand.run(), stand.run()]);
    stand.pass(900);
    await Promise.all([stand.run(), stand.run()]);
    expect(stand.heard().map(({ responses }) => responses.length)).toEqual([1, 1]);
    expect(ids.map((id) => stand.row(id)?.attempts)).toEqual([1, 2]);
  });

  test('with another content under a known id is evidence, and the first one holds', async () => {
    const stand = inquiryStand();
    stand.hold(RUNNING);
    const id = stand.ask();
    await stand.run();
    stand.ask({ messageId: id, requester: 'OSZN037' });
    expect(await stand.run()).toMatchObject({ outcome: 'answered-with-strays' });
    expect([...stand.rows.strays.values()]).toMatchObject([{ messageId: id, reason: 'id-reused' }]);
    expect(stand.row(id)).toMatchObject({ requester: 'CZN033' });
  });

  test.each([
    ['a gateway that answers for the bus', 'page', 'http-503'],
    ['a full queue on the other side', 'overflow', 'smev-600'],
    ['a connection that breaks before the word of it', 'lost', 'incomplete'],
    ['a fault that nobody knows', 'unheard', 'smev-unknown'],
  ])('waits behind %s, and is answered under the same id', async (_what, trouble, code) => {
    const stand = inquiryStand();
    stand.hold(RUNNING);
    const id = stand.ask({ troubles: [trouble] });
    expect(await stand.run()).toMatchObject({ outcome: 'answered-in-part' });
    expect(stand.row(id)).toMatchObject({ state: 'decided', code });
    expect(await stand.run()).toEqual({ outcome: 'answered', count: 0 });
    stand.pass(900);
    expect(await stand.run()).toEqual({ outcome: 'answered', count: 1 });
    expect(stand.row(id)).toMatchObject({ state: 'answered', attempts: 2 });
    expect(stand.row(id)?.code).toBeUndefined();
    expect(stand.heard()[0]?.responses).toHaveLength(1);
  });

  test('gets its answer under a new id where the bus calls the old one stale', async () => {
    const stand = inquiryStand();
    stand.hold(RUNNING);
    const id = stand.ask({ troubles: ['failure', 'stale'] });
    await stand.run();
    const decided = stand.row(id);
    stand.pass(900);
    expect(await stand.run()).toMatchObject({ outcome: 'answered-in-part' });
    stand.pass(60);
    await stand.run();
    expect(stand.row(id)).toMatchObject({ state: 'answered', attempts: 1, answer: decided?.answer });
    expect(stand.row(id)?.answerIdAt).not.toBe(decided?.answerIdAt);
    expect(stand.heard()).toMatchObject([{ responses: [{ contracts: TOLD }] }]);
  });

  test.each([
    ['not-found', 'RequestIsNotFound'],
    ['wrong-content', 'IncorrectResponseContentType'],
    ['expired', 'smev-500'],
  ])('whose answer meets %s is stopped: the run ends in an error, once', async (trouble, code) => {
    const stand = inquiryStand();
    stand.hold(RUNNING);
    const id = stand.ask({ troubles: [trouble] });
    await expect(stand.run()).rejects.toMatchObject({ name: 'PersonNeeded', code });
    expect(stand.row(id)).toMatchObject({ state: 'stopped', code });
    stand.pass(86_400);
    expect(await stand.run()).toEqual({ outcome: 'answered', count: 0 });
  });

  test('whose answer the bus turns away for our certificate waits, and every run says so until it is mended', async () => {
    const stand = inquiryStand();
    stand.hold(RUNNING);
    const id = stand.ask({ troubles: ['unsigned', 'unsigned'] });
    await expect(stand.run()).rejects.toMatchObject({ code: 'smev-100' });
    stand.pass(900);
    await expect(stand.run()).rejects.toMatchObject({ code: 'smev-100' });
    expect(stand.row(id)).toMatchObject({ state: 'decided' });
    stand.pass(900);
    expect(await stand.run()).toEqual({ outcome: 'answered', count: 1 });
  });
});

describe('a crash between any two awaits', () => {
  const lived = async (at?: number, when?: 'before' | 'after') => {
    const gate = {
      calls: 0,
      crashed: false,
      ...(at === undefined ? {} : { at }),
      ...(when === undefined ? {} : { when }),
    };
    const stand = inquiryStand(gate);
    stand.hold(RUNNING);
    const ids = [stand.ask(), stand.ask({ requester: 'BANK01' })];
    for (let round = 0; round < 4; round += 1) {
      await stand.run().catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
      stand.pass(901);
    }
    return { stand, ids };
  };

  test.each(['before', 'after'] as const)('dies %s each call in turn: one answer, the same', async (when) => {
    const { calls } = (await lived()).stand.gate;
    expect(calls).toBeGreaterThan(20);
    for (let at = 1; at <= calls; at += 1) {
      const { stand, ids } = await lived(at, when);
      expect(ids.map((id) => stand.row(id)?.state)).toEqual(['answered', 'answered']);
      expect(stand.heard().map(({ responses }) => responses.length)).toEqual([1, 1]);
      expect(stand.heard()).toMatchObject([
        { responses: [{ contracts: TOLD }] },
        { responses: [{ rejected: 'ACCESS_DENIED' }] },
      ]);
    }
  });
});
