import { describe, expect, test } from 'vitest';
import { contractsTold, refusalAtTheDoor, type KnownCase } from '#core/inquiries/answer-inquiry';
import { aRequest } from '#test/builders';
import { cancelled, happened } from '#test/core/office-events';
import type { InquiryPurpose, InquiryQuestion, RequesterKind } from '#schemas/inquiry';
import type { OfficeEvent } from '#schemas/office-event';

const [applicant] = aRequest().subjects;
if (applicant === undefined) throw new Error('nobody applies');

const NOW = '2026-11-23T08:15:00.000Z';
const asks = (purpose: InquiryPurpose, changes: Partial<InquiryQuestion> = {}): InquiryQuestion => ({
  requestId: 'r-1',
  purpose,
  name: { family: 'Канарейкина', given: 'Ия', patronymic: 'Львовна' },
  snils: '19033303738',
  birthDate: '1991-04-17',
  ...changes,
});
const knows = (events: readonly OfficeEvent[], changes: Partial<KnownCase> = {}): KnownCase => ({
  caseId: 'a'.repeat(26),
  subject: applicant,
  officeEvents: events,
  timeZone: 'Europe/Moscow',
  ...changes,
});

const granted = (day: string) => [
  happened('handed-to-commission', day),
  happened('commission-concluded', day),
  happened('decided', day, { outcome: 'granted' }),
];
const signed = (day: string, termMonths: number) => [
  ...granted(day),
  happened('contract-signed', day, { termMonths }),
];
const told = (purpose: InquiryPurpose, ...known: readonly KnownCase[]) =>
  contractsTold(asks(purpose), known, NOW).answer;
const reasonOf = (answer: ReturnType<typeof told>) => (answer.type === 'refused' ? answer.reason : 'told');

describe('who may ask for what', () => {
  test.each<[RequesterKind | undefined, InquiryPurpose | undefined, string | undefined]>([
    ['employment-service', 'placement', undefined],
    ['social-protection', 'prior-contract', undefined],
    ['employment-service', 'prior-contract', 'access-denied'],
    ['social-protection', 'placement', 'access-denied'],
    [undefined, 'placement', 'access-denied'],
    // Who may ask nothing is not told what it might have asked.
    [undefined, undefined, 'access-denied'],
    ['employment-service', undefined, 'unknown-request'],
  ])('%s asks for %s: %s', (kind, purpose, refusal) => {
    expect(refusalAtTheDoor(kind, purpose)?.answer).toEqual(
      refusal === undefined ? undefined : expect.objectContaining({ type: 'refused', refusal }),
    );
  });
});

describe('what is told', () => {
  const running = signed('2026-10-01', 6);
  const inForce = { inForce: true, signedOn: '2026-10-01', endsOn: '2027-04-01' };

  test('a contract in force, and of which case', () => {
    expect(contractsTold(asks('placement'), [knows(running)], NOW)).toEqual({
      answer: { type: 'told', contracts: [inForce] },
      toldOf: ['a'.repeat(26)],
    });
  });

  test.each<[string, OfficeEvent[], string]>([
    [
      'a prolongation by two months',
      [
        happened('prolongation-proposed', '2026-11-10', { reasons: ['illness'] }),
        happened('prolongation-decided', '2026-11-20', { outcome: 'prolonged', months: 2 }),
      ],
      '2027-06-01',
    ],
    [
      'a termination that is not decided',
      [happened('termination-established', '2026-11-20', { ground: 'misuse' })],
      '2027-04-01',
    ],
  ])('with %s it is in force', (_what, more, endsOn) => {
    expect(told('placement', knows([...running, ...more]))).toEqual({
      type: 'told',
      contracts: [{ inForce: true, signedOn: '2026-10-01', endsOn }],
    });
  });

  test('an ended contract to whoever grants, not to whoever places', () => {
    const terminated = [
      ...running,
      happened('termination-established', '2026-11-01', { ground: 'misuse' }),
      happened('termination-decided', '2026-11-10', { outcome: 'terminated' }),
    ];
    expect(told('prior-contract', knows(terminated))).toEqual({
      type: 'told',
      contracts: [{ inForce: false, signedOn: '2026-10-01', endsOn: '2026-11-10' }],
    });
    expect(told('placement', knows(terminated))).toEqual({
      type: 'refused',
      refusal: 'no-data',
      reason: 'no-contract',
    });
  });

  test.each([
    // The last day of three months from 23.08. is 23.11.; Moscow is three hours ahead of UTC.
    ['on its last day', '2026-11-23T20:59:59.999Z', true],
    ['an instant later', '2026-11-23T21:00:00.000Z', false],
  ])('a term that runs out: %s', (_when, now, isInForce) => {
    const { answer } = contractsTold(asks('prior-contract'), [knows(signed('2026-08-23', 3))], now);
    expect(answer).toEqual({
      type: 'told',
      contracts: [{ inForce: isInForce, signedOn: '2026-08-23', endsOn: '2026-11-23' }],
    });
  });

  test('every contract of the person, the first one first', () => {
    const earlier = [...signed('2024-02-01', 3), happened('contract-ended', '2024-05-01')];
    const other = knows(earlier, { caseId: 'b'.repeat(26) });
    expect(contractsTold(asks('prior-contract'), [knows(running), other], NOW)).toEqual({
      answer: {
        type: 'told',
        contracts: [{ inForce: false, signedOn: '2024-02-01', endsOn: '2024-05-01' }, inForce],
      },
      toldOf: ['b'.repeat(26), 'a'.repeat(26)],
    });
  });

  test('nothing of a signing that was taken back', () => {
    const events = signed('2026-10-01', 6);
    const taken = events
      .map((event) => event)
      .slice(-1)
      .map((event) => cancelled(event, '2026-10-02'));
    expect(reasonOf(told('prior-contract', knows([...events, ...taken])))).toBe('no-contract');
  });
});

describe('a refusal', () => {
  test('is the same for who applied without a contract, who is another person and who is unknown', () => {
    const refusals = [
      told('prior-contract'),
      told('prior-contract', knows(granted('2026-11-01'))),
      contractsTold(
        asks('prior-contract', { birthDate: '1991-04-18' }),
        [knows(signed('2026-10-01', 6))],
        NOW,
      ).answer,
    ];
    expect(refusals.map((answer) => answer.type === 'refused' && answer.refusal)).toEqual([
      'no-data',
      'no-data',
      'no-data',
    ]);
    expect(refusals.map(reasonOf)).toEqual(['person-unknown', 'no-contract', 'person-differs']);
  });

  test.each([
    ['another family name', { family: 'Воронова', given: 'Ия' }, 'person-differs'],
    ['Latin letters that look alike', { family: 'Kанарейкина', given: 'Ия' }, 'person-differs'],
    ['another patronymic', { family: 'Канарейкина', given: 'Ия', patronymic: 'Ивановна' }, 'person-differs'],
    ['no patronymic', { family: 'КАНАРЕЙКИНА', given: 'ия' }, 'told'],
  ])('%s', (_what, name, reason) => {
    const { answer } = contractsTold(asks('placement', { name }), [knows(signed('2026-10-01', 6))], NOW);
    expect(reasonOf(answer)).toBe(reason);
  });

  test('does not meet an earlier name that the office has entered', () => {
    const subject = { ...applicant, name: { ...applicant.name, previousFamily: ['Синицына'] } };
    const name = { family: 'Синицына', given: 'Ия' };
    const known = knows(signed('2026-10-01', 6), { subject });
    expect(reasonOf(contractsTold(asks('placement', { name }), [known], NOW).answer)).toBe('told');
  });
});
