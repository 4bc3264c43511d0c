import { describe, expect, test } from 'vitest';
import { dossierOf, type DossierFacts } from '#core/case/dossier';
import { isToldAbout } from '#core/case/told-subjects';
import type { DossierCopy } from '#schemas/case-action';
import type { Subject } from '#schemas/person';
import type { Discrepancy } from '#schemas/verification-result';
import { aFile } from '#test/a-file';
import { aCase, anAnswer, aPlacement, aQuery, aRequest, aResult } from '#test/builders';
import { vladimir } from '#test/core/answered';

const [applicant] = aRequest().subjects;
const member = (subjectId: string, changes: Partial<Subject>): Subject => ({
  subjectId,
  role: 'family-member',
  name: { family: 'Канарейкин', given: 'Фрол' },
  birthDate: '1989-06-02',
  group: 'working-age',
  snils: '11223344595',
  ...changes,
});
const spouse = member('spouse', { relation: 'spouse' });
const child = member('child-1', { relation: 'child', birthDate: '2015-03-01', group: 'child' });
const family = applicant === undefined ? [] : [applicant, spouse, child];

const known = aCase({ state: 'result-ready', resultVersion: 1, firstResultAt: '2026-11-24T10:00:00.000Z' });

const finding = (changes: Partial<Discrepancy>): Discrepancy => ({
  id: 'finding-1',
  kind: 'business-undeclared',
  severity: 'high',
  item: 'activity/spouse',
  declared: 'нет',
  recorded: 'ОГРНИП 305500910900012',
  effect: 'not-decidable',
  clause: '2.8.1',
  evidence: [],
  explanation: { ru: 'Член семьи «spouse»: есть запись', en: 'spouse: there is a record' },
  nextStep: { ru: 'Уточнить', en: 'Ask' },
  ...changes,
});

/** The same question about each of the three; the child's register is silent, the spouse's answered twice. */
const facts: DossierFacts = {
  file: aFile({
    case: known,
    queries: [
      aQuery(known.caseId, {
        subjectId: 'applicant',
        queryId: 'q-1',
        answer: anAnswer('q-1', { outcome: 'not-found' }),
      }),
      aQuery(known.caseId, {
        subjectId: 'spouse',
        queryId: 'q-2',
        kind: 'entrepreneur-record',
        answer: anAnswer('q-2', { outcome: 'not-found' }),
      }),
      aQuery(known.caseId, {
        subjectId: 'spouse',
        queryId: 'q-3',
        answer: anAnswer('q-3', { outcome: 'unanswered' }),
      }),
      aQuery(known.caseId, { subjectId: 'child-1', queryId: 'q-4', kind: 'unemployment-benefits' }),
    ],
    furtherAnswers: [
      anAnswer('q-2', { outcome: 'refused' }, { late: true, receivedAt: '2026-11-30T09:00:00.000Z' }),
    ],
    events: [
      { subjectId: 'spouse', event: aPlacement('of-spouse'), receivedAt: '2026-11-23T08:00:00.000Z' },
      { subjectId: 'applicant', event: aPlacement('of-applicant'), receivedAt: '2026-11-23T08:00:00.000Z' },
    ],
  }),
  request: aRequest({ subjects: family }),
  results: [
    {
      ...aResult(known, 1),
      discrepancies: [
        finding({ subjectId: 'applicant', item: 'income/applicant', recorded: '4600.00' }),
        finding({ subjectId: 'spouse' }),
        finding({ kind: 'threshold-band', item: 'income/average-per-capita', recorded: '17320.55' }),
      ],
    },
  ],
  terms: [],
};

const copyFor = (copy: DossierCopy, changes: Partial<DossierFacts> = {}) =>
  dossierOf(
    { ...facts, ...changes },
    {
      copy,
      today: '2026-12-01',
      policy: vladimir(),
      agencies: [{ id: 'tax', title: { ru: 'Налоговая служба', en: 'Tax service' } }],
    },
  );

const answersIn = (copy: DossierCopy) =>
  copyFor(copy).questions.map(({ subjectId, answers }) => [
    subjectId,
    answers.map(({ outcome, late, counts }) => [outcome, late, counts]),
  ]);

describe('the audit copy', () => {
  test('has every question with its ground, every answer, every finding as it was found', () => {
    expect(answersIn('audit')).toEqual([
      ['applicant', [['not-found', false, true]]],
      [
        'spouse',
        [
          ['not-found', false, true],
          ['refused', true, false],
        ],
      ],
      ['spouse', [['unanswered', false, true]]],
      ['child-1', []],
    ]);
    const { questions, results, reports, officeEvents, steps } = copyFor('audit');
    expect(questions[0]).toMatchObject({
      agencyTitle: { ru: 'Налоговая служба' },
      lawfulBasis: 'ст. 7',
      period: { type: 'as-of', day: '2026-11-20' },
      dueAt: '2026-11-26T20:59:59.999Z',
      attempts: 0,
    });
    expect(results[0]?.findings.map(({ minimised, recorded }) => [minimised, recorded])).toEqual([
      [false, '4600.00'],
      [false, 'ОГРНИП 305500910900012'],
      [false, '17320.55'],
    ]);
    expect(reports).toHaveLength(2);
    expect([officeEvents, steps]).toEqual([[], undefined]);
  });
});

describe("the citizen's copy", () => {
  test('of another adult only that a question was asked and whether an answer came', () => {
    expect(answersIn('citizen')).toEqual([
      ['applicant', [['not-found', false, true]]],
      [
        'spouse',
        [
          [undefined, false, true],
          [undefined, true, false],
        ],
      ],
      // Silence is nobody's record.
      ['spouse', [['unanswered', false, true]]],
      ['child-1', []],
    ]);
    expect(copyFor('citizen').reports.map(({ sourceEventId }) => sourceEventId)).toEqual(['of-applicant']);
  });

  test('a finding about another adult, and one from which it could be computed, by clause and effect only', () => {
    const [own, ofSpouse, ofFamily] = copyFor('citizen').results[0]?.findings ?? [];
    expect(own).toMatchObject({ minimised: false, recorded: '4600.00', subjectId: 'applicant' });
    for (const one of [ofSpouse, ofFamily]) {
      expect(Object.keys(one ?? {}).toSorted()).toEqual([
        'clause',
        'effect',
        'explanation',
        'minimised',
        'severity',
      ]);
    }
    expect(JSON.stringify(copyFor('citizen'))).not.toMatch(/305500910900012|17320|threshold-band|Канарейкин/);
  });

  test('what concerns the whole family is told where no other adult is in it', () => {
    const alone = copyFor('citizen', {
      request: aRequest({ subjects: family.filter((one) => one !== spouse) }),
    });
    expect(alone.results[0]?.findings.map(({ minimised }) => minimised)).toEqual([false, true, false]);
  });

  test('has steps instead of the events of the office, and no codes of failures', () => {
    const { steps, officeEvents, questions } = copyFor('citizen');
    expect(steps?.map(({ code }) => code)).toEqual(['accepted', 'being-verified']);
    expect(officeEvents).toBeUndefined();
    expect(questions[0]).not.toHaveProperty('attempts');
  });
});

test('an applicant is told of minors by relation, until the day they come of age', () => {
  const ward = { ...child, subjectId: 'ward-1', relation: 'ward' } as const;
  const sibling = { ...child, subjectId: 'sibling-1', relation: 'sibling' } as const;
  const { relation, ...unsaid } = { ...child, subjectId: 'unsaid' };
  const told = (day: string) => {
    const isTold = isToldAbout([...family, ward, sibling, unsaid], day);
    return ['applicant', 'spouse', 'child-1', 'ward-1', 'sibling-1', 'unsaid'].filter(isTold);
  };
  expect(relation).toBe('child');
  expect(told('2033-02-28')).toEqual(['applicant', 'child-1', 'ward-1']);
  expect(told('2033-03-01')).toEqual(['applicant']);
});
