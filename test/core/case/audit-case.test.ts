import { describe, expect, test } from 'vitest';
import { auditCase } from '#core/case/audit-case';
import type { CaseFile } from '#core/ports';
import { trackedDeadlines } from '#core/terms/tracked-deadlines';
import type { OfficeEvent } from '#schemas/office-event';
import { aFile } from '#test/a-file';
import { aCase, anAnswer, aQuery } from '#test/builders';
import { vladimir } from '#test/core/answered';
import { happened } from '#test/core/office-events';

const known = aCase({ state: 'result-ready', resultVersion: 1 });
const fileWith = (changes: Partial<CaseFile>): CaseFile => aFile({ case: known, ...changes });

const audited = (changes: Partial<CaseFile>, today: string, verifiedOn?: string) => {
  const file = fileWith(changes);
  const { acceptedOn } = file.case;
  const { officeEvents } = file;
  const terms = trackedDeadlines({ acceptedOn, officeEvents }, vladimir(), today);
  const receivedOn = file.case.receivedAt.slice(0, 10);
  return auditCase(file, { terms, today, receivedOn, ...(verifiedOn === undefined ? {} : { verifiedOn }) });
};

/** Handed over two days after the legal day of 26.11.2026, a Thursday; nobody has decided since. */
const late: OfficeEvent[] = [
  happened('handed-to-commission', '2026-11-28'),
  happened('commission-met', '2026-12-01'),
  { ...happened('commission-concluded', '2026-12-02'), actorId: 'official-8' },
];

describe('one case for the control of an office', () => {
  test('in time, nothing is out of the ordinary', () => {
    const { exceptions, terms } = audited({}, '2026-11-26');
    expect(exceptions).toEqual([]);
    expect(terms.map(({ code, daysLate }) => [code, daysLate])).toEqual([
      ['preparation', 0],
      ['additional-check-notice', 0],
      ['final-answer', 0],
    ]);
  });

  test('terms met late and overdue with their calendar days', () => {
    const { exceptions, terms } = audited({ officeEvents: late }, '2026-12-07', '2026-11-24');
    expect(exceptions).toEqual([
      { code: 'term-met-late', term: 'preparation', days: 2 },
      // Due on 03.12.2026.
      { code: 'term-overdue', term: 'decision', days: 4 },
    ]);
    expect(terms.find(({ code }) => code === 'preparation')).toMatchObject({
      legalDue: '2026-11-26',
      metOn: '2026-11-28',
      status: 'met',
    });
  });

  test.each([
    { when: 'on the day of acceptance', day: '2026-11-20', expected: [] },
    { when: 'a day later', day: '2026-11-21', expected: [{ code: 'handed-in-late', days: 1 }] },
    { when: 'after a weekend', day: '2026-11-23', expected: [{ code: 'handed-in-late', days: 3 }] },
    { when: 'before it', day: '2026-11-19', expected: [] },
  ])('a request handed in $when (clause 2.11)', ({ day, expected }) => {
    const handedIn = { ...known, receivedAt: `${day}T08:00:00.000Z` };
    expect(audited({ case: handedIn }, '2026-11-26').exceptions).toEqual(expected);
  });

  test('a check of a signed contract has no day of acceptance to keep', () => {
    const check = { ...known, purpose: 'monitoring' as const, receivedAt: '2026-11-23T08:00:00.000Z' };
    expect(audited({ case: check }, '2026-11-26').exceptions).toEqual([]);
  });

  test('who acted, and how often', () => {
    expect(audited({ officeEvents: late }, '2026-12-02').actors).toEqual([
      { actorId: 'official-7', events: 2 },
      { actorId: 'official-8', events: 1 },
    ]);
  });

  test('silence, late and differing answers, broken replies', () => {
    const query = aQuery(known.caseId);
    const answered = (outcome: 'unanswered' | 'refused', isLate: boolean) => ({
      ...query,
      progress: { ...query.progress, breaches: 2 },
      answer: anAnswer(query.queryId, { outcome }, { late: isLate }),
    });
    const { exceptions } = audited(
      {
        queries: [answered('unanswered', false), answered('refused', true)],
        furtherAnswers: [anAnswer(query.queryId, { outcome: 'not-found' }, { late: true })],
        case: { ...known, resultVersion: 3 },
      },
      '2026-11-26',
    );
    expect(exceptions).toEqual([
      { code: 'unanswered', count: 1 },
      { code: 'late-answers', count: 2 },
      { code: 'further-answers', count: 1 },
      { code: 'broken-replies', count: 4 },
      { code: 'result-changed', count: 2 },
    ]);
  });

  test('an office that went on before there was a result', () => {
    const handed = [happened('handed-to-commission', '2026-11-24')];
    const codes = (verifiedOn?: string) =>
      audited({ officeEvents: handed }, '2026-11-24', verifiedOn).exceptions.map(({ code }) => code);
    expect(codes()).toEqual(['before-result']);
    expect(codes('2026-11-25')).toEqual(['before-result']);
    expect(codes('2026-11-24')).toEqual([]);
  });

  test('upheld complaints are counted, dismissed ones are not', () => {
    const complaint = (complaintId: string, outcome: 'upheld' | 'dismissed') => [
      happened('complaint-registered', '2026-11-25', {
        complaintId,
        receivedOn: '2026-11-25',
        about: 'other',
      }),
      happened('complaint-decided', '2026-11-26', { complaintId, outcome }),
    ];
    const { exceptions } = audited(
      { officeEvents: [...complaint('c-1', 'upheld'), ...complaint('c-2', 'dismissed')] },
      '2026-11-26',
    );
    expect(exceptions).toEqual([{ code: 'complaint-upheld', count: 1 }]);
  });
});
