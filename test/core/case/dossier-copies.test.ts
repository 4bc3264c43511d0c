import { expect, test } from 'vitest';
import { dossierOf, type DossierFacts } from '#core/case/dossier';
import { DOSSIER_NOTES } from '#core/texts/dossier-notes';
import type { DossierCopy } from '#schemas/case-action';
import type { ResultChanges } from '#schemas/result-changes';
import { aCase, anAnswer, aQuery, aRequest, aResult } from '#test/builders';
import { vladimir } from '#test/core/answered';
import { happened } from '#test/core/office-events';

const known = aCase({
  state: 'result-ready',
  resultVersion: 2,
  legalHold: true,
  retention: { keptUntil: '2031-11-20', isMarked: true },
});
const base = aQuery(known.caseId, { queryId: 'q-1' });
const attachments = {
  count: 1,
  references: [{ place: 'message', name: 'scan.pdf', isSigned: false }],
} as const;
const changes: ResultChanges = { sinceVersion: 1, touchesIssued: true, touchesOutcome: false, list: [] };
const term = {
  code: 'preparation',
  clause: '3.2.2',
  title: { ru: 'Подготовка', en: 'Preparation' },
  startsOn: '2026-11-20',
  nominalDue: '2026-11-26',
  legalDue: '2026-11-26',
  safeDue: '2026-11-26',
  status: 'open',
} as const;
const handedOver = happened('handed-to-commission', '2026-11-25');

/** Asked twice without success, answered with a paper beside; kept for five years, and held for a court. */
const facts: DossierFacts = {
  file: {
    case: known,
    queries: [
      {
        ...base,
        progress: {
          ...base.progress,
          attempts: 2,
          lastFailure: 'timeout',
          sentAt: '2026-11-20T09:00:00.000Z',
        },
        answer: anAnswer(
          'q-1',
          { outcome: 'not-found' },
          { attachments: { ...attachments, references: [...attachments.references] } },
        ),
      },
      aQuery(known.caseId, { queryId: 'q-2', agency: 'my-business' }),
    ],
    furtherAnswers: [],
    events: [],
    officeEvents: [handedOver],
    replies: [],
    links: [],
    followUps: [],
  },
  request: aRequest(),
  results: [aResult(known, 1), { ...aResult(known, 2), changes }],
  terms: [term],
  verifiedOn: '2026-11-24',
};

const copyOf = (copy: DossierCopy, of: DossierFacts = facts) =>
  dossierOf(of, {
    copy,
    today: '2026-12-01',
    policy: vladimir(),
    agencies: [
      { id: 'employment-centre', title: { ru: 'ЦЗН', en: 'Employment centre' } },
      { id: 'tax', title: { ru: 'Налоговая служба', en: 'Tax service' } },
    ],
  });

test('the audit copy says how often it was tried, what came beside an answer, what a version changed and who holds it', () => {
  const copy = copyOf('audit');

  expect(copy).toMatchObject({
    schemaVersion: '1',
    legalHold: true,
    keptUntil: '2031-11-20',
    notes: DOSSIER_NOTES.audit,
    terms: [term],
    officeEvents: [handedOver],
  });
  expect(copy.questions[0]).toMatchObject({
    agencyTitle: { ru: 'Налоговая служба', en: 'Tax service' },
    sentAt: '2026-11-20T09:00:00.000Z',
    attempts: 2,
    lastFailure: 'timeout',
    answers: [{ outcome: 'not-found', counts: true, attachments }],
  });
  expect(copy.results.map((one) => one.changes)).toEqual([undefined, changes]);
});

test("of that the citizen's copy says when it was asked and how long it is kept", () => {
  const copy = copyOf('citizen');
  const [question] = copy.questions;

  expect(copy).not.toHaveProperty('legalHold');
  expect(copy).toMatchObject({ keptUntil: '2031-11-20', notes: DOSSIER_NOTES.citizen, terms: [term] });
  expect(question).toMatchObject({ sentAt: '2026-11-20T09:00:00.000Z' });
  expect(question).not.toHaveProperty('attempts');
  expect(question?.answers[0]).not.toHaveProperty('attachments');
  expect(copy.results[1]).not.toHaveProperty('changes');
  expect(copy.steps?.map(({ on, code }) => `${on} ${code}`)).toEqual([
    '2026-11-20 accepted',
    '2026-11-20 being-verified',
    '2026-11-24 verified',
    '2026-11-25 with-commission',
  ]);
});

test('a check of a contract has no steps of an application', () => {
  const file = { ...facts.file, case: aCase({ purpose: 'monitoring' }) };

  expect(copyOf('citizen', { ...facts, file }).steps).toEqual([]);
});

test('what is not known is not named', () => {
  const bare = copyOf('audit', {
    ...facts,
    file: { ...facts.file, case: aCase({ retention: { isMarked: false }, legalHold: false }) },
    results: [aResult(known, 1)],
  });
  const [, unsent] = bare.questions;

  expect(unsent?.agencyTitle).toEqual({ ru: 'my-business', en: 'my-business' });
  for (const field of ['sentAt', 'lastFailure']) expect(unsent).not.toHaveProperty(field);
  for (const field of ['legalHold', 'keptUntil']) expect(bare).not.toHaveProperty(field);
  expect(bare.results[0]).not.toHaveProperty('changes');
  expect(copyOf('audit', { ...facts, file: { ...facts.file, case: aCase() } })).not.toHaveProperty(
    'keptUntil',
  );
});
