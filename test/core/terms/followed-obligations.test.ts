import { describe, expect, test } from 'vitest';
import { followedObligations, followUpIds } from '#core/terms/followed-obligations';
import { caseIdOf } from '#core/ids';
import { refusalAdvice } from '#core/texts/refusal-advice';
import type { FollowUp } from '#schemas/follow-up';
import type { VerificationCase } from '#schemas/verification-case';
import { aCase } from '#test/builders';
import { vladimir } from '#test/core/answered';
import { happened } from '#test/core/office-events';
import { openedIn, refusedAt, signing } from '#test/core/planned-checks';

/** Signed on 30 November 2026 for three months: checks in December and January, a conclusion in February. */
const contract = aCase({ state: 'result-ready', track: 'job-search' });
const { officeId, registrationNumber } = contract;
const own = (purpose: 'monitoring' | 'contract-end', checkMonth: string): string =>
  caseIdOf({ officeId, registrationNumber, purpose, checkMonth });
const DECEMBER = own('monitoring', '2026-12');
const JANUARY = own('monitoring', '2027-01');
const ELSEWHERE = 'zzzzzzzzzzzzzzzzzzzzzzzzzz';
const opened = (purpose: FollowUp['purpose'], month: string): FollowUp => {
  const made = openedIn(purpose, month);
  return made.state === 'opened' ? { ...made, caseId: ELSEWHERE } : made;
};

type Given = {
  followUps?: readonly FollowUp[];
  cases?: Record<string, Partial<VerificationCase>>;
  done?: boolean;
};
const fileOf = ({ followUps = [], done = false }: Given) => ({
  case: contract,
  officeEvents: done
    ? [signing, happened('monitoring-done', '2026-12-20', { obligation: 'monthly-check', month: '2026-12' })]
    : [signing],
  followUps,
});
const seen = (today: string, given: Given = {}) =>
  followedObligations(fileOf(given), {
    policy: vladimir(),
    today,
    cases: new Map(Object.entries(given.cases ?? {}).map(([id, changes]) => [id, aCase(changes)])),
  });
const inDecember = (today: string, given: Given = {}) =>
  seen(today, given).find(({ kind, month }) => kind === 'monthly-check' && month === '2026-12');

describe('the checks that exist or may exist by now', () => {
  test.each([
    ['before the first month', '2026-11-30', []],
    ['on its first day', '2026-12-01', [DECEMBER]],
    ['on its last day', '2026-12-31', [DECEMBER]],
    ['in the second month', '2027-01-01', [DECEMBER, JANUARY]],
    ['in the last', '2027-02-01', [DECEMBER, JANUARY, own('contract-end', '2027-02')]],
  ])('%s', (_name, today, ids) => {
    expect(followUpIds(fileOf({}), vladimir(), today)).toEqual(ids);
  });

  test('one that somebody has opened under another id is known by that id', () => {
    const followUps = [
      refusedAt('monitoring', '2026-12', '2026-12-01T00:00:00.000Z'),
      opened('monitoring', '2026-12'),
    ];

    expect(followUpIds(fileOf({ followUps }), vladimir(), '2027-01-01')).toEqual([ELSEWHERE, JANUARY]);
  });
});

describe('an obligation with its check', () => {
  test.each([
    ['still asked', 'verifying', false, 'due'],
    ['answered', 'result-ready', false, 'checked'],
    ['answered, and the office is done with it', 'result-ready', true, 'met'],
  ] as const)('%s', (...[, state, done, status]) => {
    const cases = { [DECEMBER]: { purpose: 'monitoring', state } as const };

    expect(inDecember('2026-12-25', { cases, done })).toMatchObject({
      status,
      followUp: { caseId: DECEMBER, purpose: 'monitoring', state },
    });
  });

  test('that nobody has opened has none', () => {
    expect(inDecember('2026-12-25')).not.toHaveProperty('followUp');
    expect(inDecember('2026-12-25')).not.toHaveProperty('refusal');
  });

  test('a check of another month is not its own', () => {
    expect(inDecember('2027-01-10', { cases: { [JANUARY]: { state: 'result-ready' } } })).not.toHaveProperty(
      'followUp',
    );
  });
});

describe('a check that the rules of intake refuse', () => {
  const refused = refusedAt('monitoring', '2026-12', '2026-12-01T00:00:00.000Z');

  test('is told with what mends it', () => {
    expect(inDecember('2026-12-25', { followUps: [refused] })?.refusal).toEqual({
      triedAt: '2026-12-01T00:00:00.000Z',
      errors: [{ pointer: '/consents', detail: 'нет / none' }],
      nextStep: refusalAdvice([{ pointer: '/consents', detail: '' }], {
        purpose: 'monitoring',
        month: '2026-12',
      }),
    });
  });

  test.each([
    ['of another month', { followUps: [refusedAt('monitoring', '2027-01', '2027-01-01T00:00:00.000Z')] }],
    ['of another purpose', { followUps: [refusedAt('contract-end', '2026-12', '2026-12-01T00:00:00.000Z')] }],
    ['of what the office is done with', { followUps: [refused], done: true }],
    ['where its case exists', { followUps: [refused], cases: { [DECEMBER]: {} } }],
  ])('not %s', (_name, given: Given) => {
    expect(inDecember('2026-12-25', given)).not.toHaveProperty('refusal');
  });
});

describe('advice', () => {
  const SEND =
    'Затем отправьте проверку сами под тем же номером: цель monitoring, месяц 2026-12 (п. 3.4.4); она займёт это место.';
  const CONSENT = 'Возьмите у этого лица новое письменное согласие (п. 1.3(3), 2.6.2).';
  const PERSON = 'Уточните сведения об этом лице: документ, состав семьи, идентификаторы (п. 2.6.1).';
  const FIELD = 'Исправьте названное поле обращения (п. 2.7).';
  const CALENDAR =
    'Нет производственного календаря этого года: система попробует снова каждый день этого месяца сама.';
  const advised = (...pointers: string[]) =>
    refusalAdvice(
      pointers.map((pointer) => ({ pointer, detail: '' })),
      { purpose: 'monitoring', month: '2026-12' },
    );

  test.each([
    [['/consents/0'], [CONSENT, SEND]],
    [['/subjects/1/inn'], [PERSON, SEND]],
    [['/track'], [FIELD, SEND]],
    [['/acceptedOn'], [CALENDAR]],
    [
      ['/subjects/0', '/consents', '/subjects/1'],
      [PERSON, CONSENT, SEND],
    ],
    [
      ['/acceptedOn', '/consents'],
      [CALENDAR, CONSENT, SEND],
    ],
  ])('%j', (pointers, sentences) => {
    expect(advised(...pointers).ru).toBe(sentences.join(' '));
  });

  test('in English too', () => {
    expect(advised('/consents', '/subjects', '/track').en).toBe(
      'Take a new written consent from this person (clauses 1.3(3), 2.6.2). ' +
        'Complete what is known of this person: document, family, identifiers (clause 2.6.1). ' +
        'Correct the named field of the request (clause 2.7). ' +
        'Then send the check yourself under the same number: purpose monitoring, month 2026-12 (clause 3.4.4); it takes this place.',
    );
    expect(advised('/acceptedOn').en).toBe(
      'There is no production calendar for this year: the system tries again by itself every day of this month.',
    );
  });
});
