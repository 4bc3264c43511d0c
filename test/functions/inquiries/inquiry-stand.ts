import * as z from 'zod';
import { simulator } from '#contracts/social-protection/simulator';
import { indexPeople, type SimulatedReply } from '#contracts/protocols/simulator-world';
import { provider } from '#contracts/registry';
import type { WireReply, WireRequest } from '#core/agency';
import { caseIdOf } from '#core/ids';
import { keyedDigest } from '#core/digest';
import { AgencyUnavailable } from '#core/faults';
import { answerInquiries } from '#functions/answer-inquiries/answer-inquiries';
import type { PersonEntry } from '#core/ports';
import { aCase, aRequest } from '#test/builders';
import { happened } from '#test/core/office-events';
import { fakeCaseStore } from '#test/fakes/fake-case-store';
import { emptyRows } from '#test/fakes/fake-rows';
import { type CrashGate, through } from '#test/functions/crash-gate';
import type { OfficeEvent } from '#schemas/office-event';
import type { VerificationRequest } from '#schemas/verification-request';

export const START = '2026-11-23T08:15:00.000Z';
const PERSON_INDEX_KEY = 'key of the person index';

/** The applicant of `aRequest`, as another body asks about her. */
export const ASKED = {
  snils: '19033303738',
  name: { family: 'Канарейкина', given: 'Ия', patronymic: 'Львовна' },
  birthDate: '1991-04-17',
};

const Heard = z.array(
  z.object({
    messageId: z.string(),
    handedOut: z.number(),
    acked: z.number(),
    refused: z.number(),
    responses: z.array(
      z.object({
        messageId: z.string(),
        rejected: z.string().optional(),
        contracts: z.array(z.record(z.string(), z.string())).optional(),
      }),
    ),
  }),
);

const wholeReply = (reply: SimulatedReply): WireReply => {
  if (reply.type !== 'reply') throw new AgencyUnavailable('incomplete');
  const { status, headers, body } = reply;
  return { status, headers, body: new TextEncoder().encode(body) };
};

/** A contract of six months, signed on a day. */
export const signedOn = (day: string, termMonths = 6): OfficeEvent[] => [
  happened('handed-to-commission', day),
  happened('commission-concluded', day),
  happened('decided', day, { outcome: 'granted' }),
  happened('applicant-notified', day),
  happened('contract-signed', day, { termMonths }),
];

/** Cases that we hold, a bus in front of our queue, and participants that ask. */
export const inquiryStand = (gate: CrashGate = { calls: 0, crashed: false }) => {
  const rows = emptyRows();
  const { inquiries } = rows;
  const store = through(gate, fakeCaseStore(rows));
  let nowMs = Date.parse(START);
  const clock = () => new Date(nowMs).toISOString();
  const nobody = indexPeople({ people: [] }, []);
  const bus = simulator({
    nowMs: () => nowMs,
    people: () => nobody,
    journal: () => undefined,
    settings: { redeliverySeconds: 900, lateSeconds: 60, slowSeconds: 1, delivery: 'in-order' },
  });
  const ways: string[] = [];
  const transport = (request: WireRequest): Promise<WireReply> => {
    ways.push(request.headers['soapaction'] ?? '');
    const { method, path, headers, body = new Uint8Array() } = request;
    return Promise.resolve(wholeReply(bus.endpoints.smev({ method, path, headers, body })));
  };
  const door = (method: string, body = '') =>
    wholeReply(bus.endpoints.askers({ method, path: '', headers: {}, body: new TextEncoder().encode(body) }));
  return {
    rows,
    inquiries,
    store,
    ways,
    gate,
    run: () =>
      answerInquiries({
        store,
        agency: provider.id,
        inquiries: provider.inquiries,
        ...through(gate, { transport }),
        requesters: { CZN033: 'employment-service', OSZN037: 'social-protection' },
        personIndexKey: PERSON_INDEX_KEY,
        clock,
        randomness: () => 0,
      }),
    pass: (seconds: number) => {
      nowMs += seconds * 1000;
    },
    /** A case of a person, as an office has entered and moved it. */
    hold: (events: readonly OfficeEvent[], changes: Partial<VerificationRequest> = {}) => {
      const request = aRequest(changes);
      const { officeId, registrationNumber, purpose, testMode = false } = request;
      const caseId = caseIdOf({ officeId, registrationNumber, purpose });
      rows.cases.set(caseId, aCase({ caseId, officeId, registrationNumber, purpose, testMode }));
      rows.requests.set(caseId, request);
      events.forEach((event, index) => {
        rows.officeEvents.set(`${caseId}#${String(index + 1).padStart(4, '0')}`, event);
      });
      for (const { subjectId, snils } of request.subjects) {
        const key = keyedDigest(PERSON_INDEX_KEY, snils);
        const entries = rows.persons.get(key) ?? new Map<string, PersonEntry>();
        rows.persons.set(key, entries.set(`CASE#${caseId}`, { type: 'case', caseId, subjectId, purpose }));
      }
      return caseId;
    },
    ask: (order: object = {}): string => {
      const body = JSON.stringify({
        requester: 'CZN033',
        question: { ...ASKED, purpose: 'PLACEMENT' },
        ...order,
      });
      return z
        .object({ messageId: z.string() })
        .parse(JSON.parse(new TextDecoder().decode(door('POST', body).body))).messageId;
    },
    /** What each participant has heard, in the order in which they asked. */
    heard: () => Heard.parse(JSON.parse(new TextDecoder().decode(door('GET').body))),
    row: (inquiryId: string) => inquiries.get(inquiryId)?.inquiry,
  };
};
