import { describe, expect, test } from 'vitest';
import { agencyFacts } from '#core/events/agency-facts';
import type { MatchedEvent } from '#core/ports';
import { resultChanges } from '#core/case/result-changes';
import { concluded } from '#test/core/answered';
import { anna, aDeclaration, aRequest } from '#test/core/family';
import { merged, reported } from '#test/core/jobs';
import { business, course, off, on, pushed } from '#test/core/pushed';

const withdrawn = (id: string, correctsEventId: string, source = 'agency'): MatchedEvent => ({
  subjectId: 'applicant',
  receivedAt: '2026-12-05T09:00:00.000Z',
  event: {
    schemaVersion: '1',
    source,
    sourceEventId: id,
    reportedOn: '2026-12-05',
    subject: { snils: anna.snils },
    type: 'notice-withdrawn',
    correctsEventId,
    reason: 'отправлено по ошибке',
  },
});

const REQUEST = aRequest({
  subjects: [{ ...anna, occupation: 'homemaker' }],
  declaration: aDeclaration({ activity: [{ subjectId: 'applicant', entrepreneur: false }] }),
});
const after = (...events: MatchedEvent[]) =>
  concluded(REQUEST, { 'entrepreneur-record/applicant': 'silent' }, { events });
const BUSINESS = pushed(business('2026-11-01'), { id: 'a' });

describe('a posted fact that its sender takes back', () => {
  test.each([
    ['a registration as unemployed', on('2026-11-02')],
    ['the end of a registration', off('2026-11-02')],
    ['a course', course('training-dropped', '2026-11-02')],
    ['a business', business('2026-11-02')],
  ])('%s stays in the list as withdrawn, with both reports', (_name, body) => {
    const facts = agencyFacts([pushed(body, { id: 'a' }), withdrawn('b', 'a')]);

    expect(facts).toMatchObject([
      { event: { type: body.type }, effectiveOn: '2026-11-02', withdrawnOn: '2026-12-05' },
    ]);
    expect(facts[0]?.reports.map(({ sourceEventId }) => sourceEventId)).toEqual(['a', 'b']);
  });

  test('is held against nobody any more, in whatever order the two came', () => {
    expect(after(BUSINESS).discrepancies.map(({ kind }) => kind)).toEqual(['business-undeclared']);
    for (const events of [
      [BUSINESS, withdrawn('b', 'a')],
      [withdrawn('b', 'a'), BUSINESS],
    ]) {
      const { discrepancies, facts } = after(...events);

      expect(discrepancies).toEqual([]);
      expect(facts).toMatchObject([{ type: 'business-registered', withdrawnOn: '2026-12-05' }]);
      expect(facts[0]).not.toHaveProperty('consequence');
    }
  });

  test('a later correction of it holds again', () => {
    const again = pushed(
      { ...business('2026-11-03'), correctsEventId: 'b' },
      { id: 'c', reportedOn: '2026-12-06' },
    );

    expect(agencyFacts([BUSINESS, withdrawn('b', 'a'), again])).toMatchObject([
      { effectiveOn: '2026-11-03' },
    ]);
    expect(agencyFacts([BUSINESS, withdrawn('b', 'a'), again])[0]).not.toHaveProperty('withdrawnOn');
  });

  test('what another source tells too still holds', () => {
    const other = pushed(business('2026-11-01'), { id: 'x', source: 'other' });
    const [fact, ...more] = agencyFacts([BUSINESS, withdrawn('b', 'a'), other]);

    expect(more).toEqual([]);
    expect(fact).not.toHaveProperty('withdrawnOn');
    expect(fact?.reports.map(({ sourceEventId }) => sourceEventId)).toEqual(['a', 'b', 'x']);
  });

  test('nobody takes back what another source has told, nor what nobody has told', () => {
    expect(agencyFacts([BUSINESS, withdrawn('b', 'a', 'other')])).toHaveLength(1);
    expect(agencyFacts([BUSINESS, withdrawn('b', 'a', 'other')])[0]).not.toHaveProperty('withdrawnOn');
    expect(agencyFacts([withdrawn('b', 'a')])).toEqual([]);
  });

  test('a job that was taken back in these words is cancelled', () => {
    const { event } = withdrawn('e2', 'e1', 'employment-centre');

    expect(merged([reported('e1'), event]).facts).toMatchObject([{ state: 'cancelled' }]);
  });
});

test('the next version says what was withdrawn and that the issued one is touched', () => {
  const before = { ...after(BUSINESS), version: 1 };
  const changes = resultChanges(before, after(BUSINESS, withdrawn('b', 'a')), { isIssued: true });

  expect(changes).toMatchObject({ sinceVersion: 1, touchesIssued: true, touchesOutcome: true });
  expect(changes.list.map(({ what, how, cause }) => `${what} ${how} ${cause}`)).toEqual([
    'status altered event',
    'finding removed event',
    'fact altered event',
  ]);
  expect(changes.list.at(-1)?.text).toEqual({
    ru: 'Сообщение ведомства отозвано: зарегистрирован как предприниматель, 2026-11-01',
    en: 'Posting of an agency withdrawn: registered as a sole entrepreneur, 2026-11-01',
  });
});
