import { describe, expect, test } from 'vitest';
import { concluded, found } from '#test/core/answered';
import { conflictsIn } from '#test/core/conflicts';
import { aRequestOf, BUSINESS } from '#test/core/discrepancy-cases';
import { type Body, conclude, course, pushed } from '#test/core/pushed';

const finding = (bodies: readonly [Body, ...Body[]]) =>
  conclude(bodies.map((body, index) => [body, { id: `c${index}` }])).discrepancies.filter(
    ({ kind }) => kind === 'training-not-passed',
  );

const dropped = course('training-dropped', '2026-11-20');
const turner = { programme: 'Токарь', startOn: '2026-11-02', endOn: '2026-11-30' };

test.each<[string, Body, boolean]>([
  ['passed on the day on which it was dropped', course('training-completed', '2026-11-20'), true],
  ['passed later', course('training-completed', '2026-11-30'), true],
  ['passed before it was dropped', course('training-completed', '2026-11-19'), false],
  ['another one passed later', { type: 'training-completed', training: turner }, false],
])('a course that was dropped: %s', (_name, then, isMended) => {
  expect(finding([dropped, then])).toHaveLength(isMended ? 0 : 1);
});

test.each([
  ['on one day: what was passed', '2026-11-24', '2026-11-24', 'one'],
  ['passed by the later report', '2026-11-25', '2026-11-24', 'one'],
  ['dropped by the later report', '2026-11-24', '2026-11-25', 'two'],
])('of two notices about a course the later goes first; %s', (...[, passedOn, droppedOn, first]) => {
  const of = (source: string, reportedOn: string) => ({ id: source, source, reportedOn });
  const { discrepancies } = conclude([
    [course('training-completed', '2026-11-20'), of('one', passedOn)],
    [dropped, of('two', droppedOn)],
  ]);

  expect(discrepancies.flatMap(({ conflict }) => conflict?.prevailing.events ?? [])).toEqual([first]);
});

test('two courses that were dropped are two findings about one person', () => {
  const found = finding([dropped, { type: 'training-dropped', training: turner }]);

  expect(new Set(found.map(({ id }) => id)).size).toBe(2);
  expect(found.map(({ recorded }) => recorded)).toEqual(expect.arrayContaining(['2026-11-20', '2026-11-30']));
  expect(found.map(({ item, evidence, severity, effect }) => [item, evidence, severity, effect])).toEqual([
    ['training/applicant', [], 'low', 'does-not-change-eligibility'],
    ['training/applicant', [], 'low', 'does-not-change-eligibility'],
  ]);
});

describe('one course', () => {
  const from = (source: string) => ({ id: source, source, reportedOn: '2026-11-24' });
  const passed = pushed(course('training-completed', '2026-11-20'), from('one'));
  const training = { programme: 'Сварка', startOn: '2026-11-02', endOn: '2026-11-20' };
  const droppedAs = (changes: Partial<typeof training>): Body => ({
    type: 'training-dropped',
    training: { ...training, ...changes },
  });
  const CLASH = [['training', 'training-notice', 'training-notice', 'medium', 'does-not-change-eligibility']];

  test.each([
    ['two sources', pushed(droppedAs({}), from('two')), CLASH],
    ['its name in other letters', pushed(droppedAs({ programme: 'СВАРКА' }), from('two')), CLASH],
    ['another course', pushed(droppedAs({ programme: 'Токарь' }), from('two')), []],
    ['begun on another day', pushed(droppedAs({ startOn: '2026-11-03' }), from('two')), []],
    ['both say that it is passed', pushed(course('training-completed', '2026-11-20'), from('two')), []],
  ])('%s', (_name, event, expected) => {
    expect(conflictsIn({}, [passed, event])).toEqual(expected);
  });
});

describe('the answer about a course and a notice', () => {
  const said = (passed: boolean, event: Body, source = 'my-business') =>
    concluded(
      aRequestOf(BUSINESS),
      { 'business-training/applicant': found({ kind: 'business-training', passed }) },
      { events: [pushed(event, { source, reportedOn: '2026-11-24' })] },
    ).discrepancies.flatMap(({ conflict }) =>
      conflict?.fact === 'training' ? [[conflict.prevailing.said.en, conflict.other.record]] : [],
    );
  const completed = course('training-completed', '2026-11-20');

  test.each<[string, boolean, Body, string[][]]>([
    ['passed, but dropped', true, dropped, [['answer: training passed', 'training-notice']]],
    ['not passed, but completed', false, completed, [['answer: training not passed', 'training-notice']]],
    ['passed, and completed', true, completed, []],
    ['not passed, and dropped', false, dropped, []],
  ])('%s', (...[, passed, event, expected]) => {
    expect(said(passed, event)).toEqual(expected);
  });

  test('another source may speak of another course', () => {
    expect(said(true, dropped, 'employment-centre')).toEqual([]);
  });
});
