import { describe, expect, test } from 'vitest';
import type { Track } from '#schemas/verification-request';
import { type Body, business, conclude, course, noBusiness, off, on } from '#test/core/pushed';

type Ground = 'own-decision' | 'court-decision' | 'bankruptcy' | 'registrar-decision' | 'other';

const closed = (groundCode: Ground): Body => ({
  type: 'business-deregistered',
  ogrnip: '305500910900012',
  effectiveOn: '2026-12-01',
  groundCode,
});
const selfEmployed: Body = { type: 'self-employed-registered', effectiveOn: '2026-12-01' };
const noLongerSelfEmployed = (groundCode: Ground): Body => ({
  type: 'self-employed-deregistered',
  effectiveOn: '2026-12-01',
  groundCode,
});
const dropped = course('training-dropped', '2026-12-01');
const completed = course('training-completed', '2026-12-01');

const MEASURE = ['3.4.4', 'May confirm that a measure of the programme is fulfilled.'];
const CHECK = [
  '3.6.1 б',
  'If a contract is in force: check whether the measures of the programme are being fulfilled.',
];
const MONEY = [
  '3.6.1 б',
  'If a contract is in force: the activity was ended on own initiative, the money is to be returned.',
];
const NOTHING = [undefined, undefined];

/** Clauses 3.4.4 and 3.6.1: a measure of the programme is fulfilled, or is to be looked at, or its money goes back. */
const rows: readonly [string, Body, Track, readonly (string | undefined)[]][] = [
  ['a business opened in its track', business('2026-12-01'), 'business', MEASURE],
  ['a business opened on a household farm', business('2026-12-01'), 'household-farm', MEASURE],
  ['a business opened while looking for a job', business('2026-12-01'), 'job-search', NOTHING],
  ['a business opened in hardship', business('2026-12-01'), 'hardship', NOTHING],
  ['a business closed on own decision', noBusiness('2026-12-01'), 'business', MONEY],
  ['a farm’s business closed on own decision', noBusiness('2026-12-01'), 'household-farm', MONEY],
  ['a business closed by a court', closed('court-decision'), 'business', CHECK],
  ['a business closed by bankruptcy', closed('bankruptcy'), 'business', CHECK],
  ['a business closed by the registrar', closed('registrar-decision'), 'business', CHECK],
  ['a business closed for another reason', closed('other'), 'business', CHECK],
  ['a business closed in hardship', noBusiness('2026-12-01'), 'hardship', NOTHING],
  ['self-employment begun in its track', selfEmployed, 'business', MEASURE],
  ['self-employment begun on a farm', selfEmployed, 'household-farm', MEASURE],
  ['self-employment begun while training', selfEmployed, 'training', NOTHING],
  ['self-employment ended on own decision', noLongerSelfEmployed('own-decision'), 'business', MONEY],
  ['self-employment ended on a farm', noLongerSelfEmployed('own-decision'), 'household-farm', MONEY],
  ['self-employment ended by others', noLongerSelfEmployed('registrar-decision'), 'business', CHECK],
  ['self-employment ended while training', noLongerSelfEmployed('own-decision'), 'training', NOTHING],
  ['registered with the centre', on('2026-12-01'), 'job-search', MEASURE],
  ['registered with the centre in hardship', on('2026-12-01'), 'hardship', NOTHING],
  ['struck off for no-show', off('2026-12-01'), 'job-search', CHECK],
  ['struck off because of a job', off('2026-12-01', 'employment'), 'job-search', NOTHING],
  ['struck off in another track', off('2026-12-01'), 'business', NOTHING],
  ['a course completed', completed, 'training', MEASURE],
  ['a course completed in hardship', completed, 'hardship', MEASURE],
  ['a course dropped', dropped, 'training', CHECK],
  ['a course dropped on a farm', dropped, 'household-farm', CHECK],
];

describe('what a pushed fact means for a contract', () => {
  const cases = rows.map(([what, body, track, expected]) => ({ what, body, track, expected }));

  test.each(cases)('$what', ({ body, track, expected }) => {
    const [fact] = conclude([[body]], { track }).facts;

    expect([fact?.clause, fact?.consequence?.en]).toEqual(expected);
  });
});
