import { describe, expect, test } from 'vitest';
import { resultChanges } from '#core/case/result-changes';
import { groundsFor } from '#core/texts/change-texts';
import { ResultChanges } from '#schemas/result-changes';
import type { Conclusion } from '#schemas/verification-result';
import { answerTo, concluded, found, planOf, type Said } from '#test/core/answered';
import { aDeclaration, anna, aRequest } from '#test/core/family';
import { business, pushed } from '#test/core/pushed';
import { reported } from '#test/core/jobs';

const request = aRequest({
  subjects: [{ ...anna, occupation: 'homemaker' }],
  declaration: aDeclaration({
    activity: [{ subjectId: 'applicant', entrepreneur: false, selfEmployed: false }],
  }),
});

const ENTREPRENEUR = found({
  kind: 'entrepreneur-record',
  ogrnip: '305500910900012',
  registeredOn: '2026-11-01',
});
const silent: Said = { 'entrepreneur-record/applicant': { outcome: 'unanswered' } };
const clean: Said = {};

const entrepreneurQuery = () => {
  const [query] = planOf(request).filter(({ kind }) => kind === 'entrepreneur-record');
  if (query === undefined) throw new Error('not planned');
  return query;
};

const late = () => [
  answerTo(entrepreneurQuery(), ENTREPRENEUR, { late: true, receivedAt: '2026-12-01T09:00:00.000Z' }),
];

const changesOf = (before: Conclusion, after: Conclusion, isIssued = true): ResultChanges =>
  ResultChanges.parse(resultChanges({ ...before, version: 1 }, after, { isIssued }));

const shown = ({ list }: ResultChanges): string[] =>
  list.map(({ what, how, cause, exceptionGrounds }) =>
    `${what} ${how} ${cause} ${exceptionGrounds.map(({ ground }) => ground).join('')}`.trim(),
  );

describe('what is raised after the first result names a ground of clause 2.6.6(4)', () => {
  test.each([
    ['late-answer', 'в'],
    ['corrected-answer', 'вг'],
    ['event', 'в'],
    ['office-event', 'в'],
    ['other-application', 'в'],
    ['rules', 'аг'],
  ] as const)('%s: %s', (cause, letters) => {
    expect(groundsFor(cause).map(({ clause }) => clause)).toEqual(
      Array.from(letters, (letter) => `2.6.6(4) ${letter}`),
    );
  });
});

describe('what a version says otherwise', () => {
  test('nothing changed, nothing said', () => {
    const same = concluded(request, clean);

    expect(changesOf(same, same)).toEqual({
      sinceVersion: 1,
      touchesIssued: true,
      touchesOutcome: false,
      list: [],
    });
  });

  test('a late answer after silence: the finding it raises may rest on ground в, what it settles on none', () => {
    const changes = changesOf(
      concluded(request, silent),
      concluded(request, silent, { furtherAnswers: late() }),
    );

    expect(shown(changes)).toEqual([
      'status altered late-answer',
      'finding added late-answer в',
      'finding removed late-answer',
      'item altered late-answer',
    ]);
    expect(changes.touchesOutcome).toBe(true);
    expect(changes.list.find(({ how }) => how === 'added')?.exceptionGrounds[0]?.clause).toBe('2.6.6(4) в');
    expect(changes.list.find(({ what }) => what === 'item')?.text.ru).toBe(
      'Заявитель: индивидуальный предприниматель: было «нет ответа», стало «расходится»',
    );
  });

  test('an agency that says something else: data may have changed, or an official may have erred', () => {
    const changes = changesOf(
      concluded(request, clean),
      concluded(request, clean, { furtherAnswers: late() }),
    );

    expect(shown(changes)).toContain('finding added corrected-answer вг');
  });

  test('an answer withdrawn takes its finding away and needs no ground', () => {
    const changes = changesOf(
      concluded(request, { 'entrepreneur-record/applicant': ENTREPRENEUR }),
      concluded(request, clean),
    );

    expect(shown(changes)).toContain('finding removed corrected-answer');
    expect(changes.list.flatMap(({ exceptionGrounds }) => exceptionGrounds)).toEqual([]);
    expect(changes.touchesOutcome).toBe(true);
  });

  test('a posted event', () => {
    const job = { subjectId: 'applicant', event: reported('e1'), receivedAt: '2026-12-01T09:00:00.000Z' };
    const before = concluded(request, clean);

    expect(shown(changesOf(before, concluded(request, clean, { events: [job] })))).toEqual([
      'placement added event',
      // Three months from confirmed employment.
      'payment added event',
      'payment added event',
      'payment added event',
    ]);
    expect(
      shown(changesOf(before, concluded(request, clean, { events: [pushed(business('2026-11-01'))] }))),
      // Undeclared, and against the register that had no entry.
    ).toEqual(['status altered event', 'finding added event в', 'finding added event в', 'fact added event']);
  });

  test('nothing came in: the rules are other ones', () => {
    const before = concluded(request, { 'entrepreneur-record/applicant': ENTREPRENEUR });
    const lighter = {
      ...before,
      discrepancies: before.discrepancies.map((one) => ({ ...one, severity: 'low' as const })),
    };

    expect(shown(changesOf(lighter, before))).toEqual(['finding altered rules аг']);
    expect(shown(changesOf(before, lighter))).toEqual(['finding altered rules']);
  });

  test('says whether the earlier version had been handed out', () => {
    const same = concluded(request, clean);

    expect(changesOf(same, same, false).touchesIssued).toBe(false);
  });
});
