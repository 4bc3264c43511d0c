import { afterEach, beforeEach, expect, test } from 'vitest';
import { decodeReply, findAgency, informationTypeOf } from '#contracts/registry';
import type { WireReply, WireRequest } from '#core/agency';
import type { QueryKind, QueryPeriod } from '#schemas/query';
import { type Receiver, startReceiver, startStand, type Stand } from '#test/simulators/agencies-stand';
import { VERA, veraWho } from '#test/simulators/known-people';
import { freshId } from '#test/simulators/smev-by-hand';

/** Adapter and simulator were written apart, from the agency's documents: here they meet over HTTP. */
let stand: Stand;
let receiver: Receiver;
beforeEach(async () => {
  stand = await startStand(veraWho('answers'));
  receiver = await startReceiver();
});
afterEach(async () => {
  await stand.stop();
  receiver.stop();
});

const need = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('missing');
  return value;
};

const call = async (agencyId: string, request: WireRequest): Promise<WireReply> => {
  const response = await fetch(`${stand.url}/${agencyId}/${request.endpoint}${request.path}`, {
    method: request.method,
    headers: { ...request.headers, connection: 'close' },
    ...(request.body === undefined ? {} : { body: Buffer.from(request.body) }),
  });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
};

const collected = async (agencyId: string): Promise<WireReply> => {
  const queue = need(findAgency(agencyId)?.answerQueue);
  for (;;) {
    const reply = await call(agencyId, queue.encodePoll('2026-11-21T09:00:00.000Z', freshId(9)));
    const message = need(queue.readPoll(reply));
    const acked = await call(agencyId, queue.encodeAcknowledgement(message.agencyMessageId));
    expect(queue.readAcknowledged(acked)).toBe(true);
    if (message.isStatusOnly) continue;
    expect(message.originalMessageId).toBe(freshId(1));
    return reply;
  }
};

const ask = async (agencyId: string, kind: QueryKind, period: QueryPeriod) => {
  const type = need(informationTypeOf(agencyId, kind));
  const reply = await call(
    agencyId,
    type.encode({
      query: {
        queryId: 'abcdefghijklmnopqrstuvwxyz.abcdefghij234',
        caseId: 'abcdefghijklmnopqrstuvwxyz',
        agency: agencyId,
        kind,
        subjectId: 'applicant',
        period,
        lawfulBasis: '178-ФЗ',
      },
      subject: {
        subjectId: 'applicant',
        role: 'applicant',
        group: 'working-age',
        name: VERA.name,
        birthDate: VERA.birthDate,
        snils: VERA.snils,
        inn: VERA.inn,
        identity: { kind: 'passport-rf', series: '1710', number: '123456' },
      },
      registrationNumber: '2026-0101',
      messageId: freshId(1),
      sentAt: '2026-11-21T09:00:00.000Z',
      callbackUrl: receiver.url,
      testMode: true,
    }),
  );
  const acknowledgement = type.readAcknowledgement(reply);
  if (type.delivery === 'immediate') {
    expect(acknowledgement).toEqual({ type: 'answered' });
    return decodeReply(agencyId, kind, reply.body, reply.headers);
  }
  expect(acknowledgement).toEqual({ type: 'accepted' });
  if (type.delivery === 'callback') {
    const [body = ''] = await receiver.bodies(1);
    return decodeReply(agencyId, kind, Buffer.from(body), { 'content-type': 'application/json' });
  }
  const answer = await collected(agencyId);
  return decodeReply(agencyId, kind, answer.body, answer.headers);
};

const asOf: QueryPeriod = { type: 'as-of', day: '2026-11-20' };
const autumn: QueryPeriod = { type: 'days', from: '2026-08-01', to: '2026-10-31' };
const thisYear: QueryPeriod = { type: 'report-year', year: 2026 };

/** What Sverka must understand, by hand. */
const expectations: [string, QueryKind, QueryPeriod, object][] = [
  [
    'tax',
    'income-by-payer',
    thisYear,
    {
      reportYear: 2026,
      payers: [
        {
          payer: { inn: '3328900537', name: 'ООО «Ткань & Ко»' },
          months: [
            { month: '2026-09', amount: 4_550_000 },
            { month: '2026-10', amount: 750 },
          ],
        },
      ],
    },
  ],
  [
    'tax',
    'entrepreneur-record',
    asOf,
    { ogrnip: '304332816000158', registeredOn: '2020-05-12', ceasedOn: '2024-02-29', cessationCode: '201' },
  ],
  [
    'tax',
    'income-certificate',
    { type: 'report-year', year: 2021 },
    {
      reportYear: 2021,
      payers: [
        {
          payer: { inn: '3328900537', name: 'ООО «Ткань & Ко»' },
          months: [
            { month: '2021-11', incomeCode: '2000', amount: 4_550_000 },
            { month: '2021-12', incomeCode: '2300', amount: 750 },
          ],
        },
      ],
    },
  ],
  ['tax', 'self-employed-status', asOf, { isPayer: true }],
  [
    'tax',
    'self-employed-income',
    autumn,
    {
      closedThrough: '2026-10',
      payments: [
        { month: '2026-08', amount: 1_500_000 },
        { month: '2026-09', amount: 7 },
      ],
    },
  ],
  [
    'tax',
    'company-roles',
    asOf,
    {
      roles: [
        {
          role: 'founder',
          since: '2019-02-01',
          until: '2023-12-31',
          company: { ogrn: '1023300000020', inn: '7707083893', name: 'ООО «Берег»', ceasedOn: '2024-02-29' },
        },
        {
          role: 'director',
          since: '2021-03-15',
          company: { ogrn: '1027700132195', inn: '3328000110', name: 'ООО "Ткань & Ко"' },
        },
      ],
    },
  ],
  [
    'employment-centre',
    'unemployment-registration',
    asOf,
    {
      periods: [
        { status: 'unemployed', from: '2026-02-16' },
        { status: 'job-seeker', from: '2025-01-09', until: '2025-03-01' },
      ],
    },
  ],
  [
    'employment-centre',
    'unemployment-benefits',
    autumn,
    { payments: [{ month: '2026-09', amount: 450_000 }] },
  ],
  [
    'employment-centre',
    'self-employment-payments',
    autumn,
    { payments: [{ paidOn: '2026-08-01', purpose: 'extra-jobs', amount: 600_000 }] },
  ],
  [
    'my-business',
    'business-plan-verdict',
    asOf,
    { verdict: 'needs-revision', decidedOn: '2026-11-18', score: 34, remarks: 'Нет «сметы»' },
  ],
  [
    'my-business',
    'business-training',
    asOf,
    { passed: true, finishedOn: '2026-10-30', certificateNumber: 'МБ-7712' },
  ],
];

test.each(expectations)('%s, %s: found', async (...[agencyId, kind, period, facts]) => {
  expect(await ask(agencyId, kind, period)).toMatchObject({ outcome: 'found', facts: { kind, ...facts } });
});

const silentKinds: ReadonlySet<string> = new Set(['self-employed-status']);
const negatives = expectations.filter(([, kind]) => !silentKinds.has(kind));
test.each(negatives)(
  '%s, %s: not found, not ready and refused stay apart',
  async (...[agencyId, kind, period]) => {
    const outcomes: string[] = [];
    for (const word of ['not-found', 'not-ready', 'refuses'] as const) {
      await stand.stop();
      stand = await startStand(veraWho(word));
      receiver.stop();
      receiver = await startReceiver();
      outcomes.push((await ask(agencyId, kind, period)).outcome);
    }
    expect(outcomes).toEqual(['not-found', 'not-ready', 'refused']);
  },
);

test.each(negatives)('%s, %s: garbage is a breach, never an answer', async (...[agencyId, kind, period]) => {
  await stand.stop();
  stand = await startStand(veraWho('garbage'));
  await expect(ask(agencyId, kind, period)).rejects.toMatchObject({ name: 'ContractBreach' });
});
