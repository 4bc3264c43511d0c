import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reconcile } from '#core/reconcile';
import type { ReplyContent } from '#schemas/answer';
import type { Declaration } from '#schemas/declaration';
import {
  answerTo,
  concluded,
  found,
  kindsOf,
  planOf,
  rowOf,
  type Said,
  stateOf,
  vladimir,
} from '#test/core/answered';
import { anyContents, anySilence } from '#test/core/any-contents';
import { BUSINESS } from '#test/core/discrepancy-cases';
import { anna, aDeclaration, aRequest } from '#test/core/family';

type Activity = Omit<Declaration['activity'][number], 'subjectId'>;

const businessPlan = { reference: 'BP-1', activity: 'пошив', requestedAmount: '100000' };

const saying = (activity: Activity, more: Partial<Declaration> = {}) =>
  aRequest({
    ...BUSINESS,
    subjects: [{ ...anna, occupation: 'unemployed' }],
    declaration: aDeclaration({
      businessPlan,
      activity: [{ subjectId: 'applicant', ...activity }],
      ...more,
    }),
  });

const CEASED: ReplyContent = found({
  kind: 'entrepreneur-record',
  ogrnip: '323332800000050',
  registeredOn: '2020-01-09',
  ceasedOn: '2024-02-29',
});
const NO_PAYER: ReplyContent = found({ kind: 'self-employed-status', isPayer: false });
const LEFT: ReplyContent = found({
  kind: 'company-roles',
  roles: [
    {
      role: 'director',
      since: '2015-01-01',
      until: '2016-01-01',
      company: { ogrn: '1027700132195', inn: '7707083893', name: 'ООО' },
    },
  ],
});

/** Clause 2.8.1 knows unreliable data in either direction; clause 2.6.6(4) wants them all in the first list. */
describe('an activity that was named and is not there', () => {
  test.each<[string, Activity, Said]>([
    ['entrepreneur', { entrepreneur: true }, { 'entrepreneur-record/applicant': CEASED }],
    ['self-employed', { selfEmployed: true }, { 'self-employed-status/applicant': NO_PAYER }],
    ['company-role', { companyRole: true }, { 'company-roles/applicant': LEFT }],
  ])('%s', (path, activity, said) => {
    const conclusion = concluded(saying(activity), said);
    const item = `activity/applicant/${path}`;

    expect(stateOf(conclusion, item)).toBe('contradicted');
    expect(conclusion.discrepancies.filter((one) => one.item === item)).toMatchObject([
      {
        kind: 'occupation-differs',
        severity: 'medium',
        effect: 'not-decidable',
        clause: '2.8.1',
        declared: path,
        recorded: 'none',
      },
    ]);
    expect(conclusion.status).toBe('discrepancies');
  });

  test('says it in both languages, with the day', () => {
    const [finding] = concluded(saying({ selfEmployed: true }), {
      'self-employed-status/applicant': NO_PAYER,
    }).discrepancies.filter(({ kind }) => kind === 'occupation-differs');

    expect(finding?.explanation.ru).toContain(
      'заявлено: плательщик налога на профессиональный доход; по реестру на 2026-11-23 это не так.',
    );
    expect(finding?.explanation.en).toContain('by the register this is not so on 2026-11-23.');
  });

  test('a register that knows nobody contradicts nobody', () => {
    const unknown = { 'entrepreneur-record/applicant': { outcome: 'not-found' } } as const;

    expect(kindsOf(concluded(saying({ entrepreneur: true }), unknown))).not.toContain('occupation-differs');
  });
});

describe('whatever registers say', () => {
  const said = fc.option(fc.boolean(), { nil: undefined });
  const activities: fc.Arbitrary<Activity> = fc
    .record({ registeredUnemployed: said, entrepreneur: said, selfEmployed: said, companyRole: said })
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined)));
  const requests = activities.map((activity) =>
    saying(activity, {
      income: [
        { subjectId: 'applicant', kind: 'labour', byMonth: ['20000', '20000', '0'] },
        { subjectId: 'applicant', kind: 'other-social', byMonth: ['4500', '0', '900'] },
      ],
    }),
  );
  const worlds = requests.chain((request) =>
    fc
      .tuple(
        ...planOf(request).map((query) =>
          fc
            .oneof(anyContents[query.kind], anySilence)
            .map((content) => rowOf(query, answerTo(query, content))),
        ),
      )
      .map((queries) => ({ request, queries })),
  );

  test('an item is contradicted only beside a finding about it', () => {
    fc.assert(
      fc.property(worlds, ({ request, queries }) => {
        const conclusion = reconcile({
          request,
          queries,
          furtherAnswers: [],
          events: [],
          policy: vladimir(),
        });
        const items = new Set(conclusion.discrepancies.map(({ item }) => item));
        const bare = conclusion.coverage.filter(
          ({ item, state }) => state === 'contradicted' && !items.has(item),
        );
        expect(bare).toEqual([]);
      }),
    );
  });
});
