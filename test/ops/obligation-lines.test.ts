import { describe, expect, it } from 'vitest';
import { openStand, type Stand } from '#test/ops/api-stand';
import { sverka } from '#test/ops/sverka-process';
import { CASE_ID, caseView, deadlinesView } from '#test/ops/views';
import type { Obligation } from '#schemas/deadline';

const CHECK_ID = 'abcdefghijklmnopqrstuvwx24';

const january: Obligation = {
  kind: 'monthly-check',
  source: '3.4.4',
  title: { ru: 'Ежемесячная проверка', en: 'Monthly check' },
  month: '2027-01',
  dueOn: '2027-01-31',
  status: 'due',
};
const opened: Obligation = {
  ...january,
  status: 'checked',
  followUp: { caseId: CHECK_ID, purpose: 'monitoring', state: 'result-ready' },
};
const refused: Obligation = {
  ...january,
  month: '2027-02',
  dueOn: '2027-02-28',
  refusal: {
    triedAt: '2027-02-01T08:00:00.000Z',
    errors: [
      { pointer: '/consents', detail: 'нет согласия взрослого / a consent of an adult is missing' },
      { pointer: '/consents/0', detail: 'a\u001b[2Jb' },
    ],
    nextStep: { ru: 'Отправьте проверку сами.', en: 'Send the check yourselves.' },
  },
};

const told = async (obligations: Obligation[], args: readonly string[]): Promise<string> => {
  const views = {
    [`GET /v1/cases/${CASE_ID}`]: { status: 200, body: { ...caseView, obligations } },
    'GET /v1/ops/deadlines?office=vladimir-1': {
      status: 200,
      body: { cases: deadlinesView.cases.map((one) => ({ ...one, obligations })), more: true },
    },
  };
  const stand: Stand = await openStand(views);
  try {
    const { code, stdout, stderr } = await sverka([...args, '--api', stand.url]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout;
  } finally {
    await stand.close();
  }
};

const CASE = ['case', CASE_ID] as const;
const DEADLINES = ['deadlines', '--office', 'vladimir-1'] as const;

describe('the checks of a signed contract', () => {
  it.each([[CASE], [DEADLINES]] as const)(
    '%j shows the check of a month under what it is for',
    async (args) => {
      const page = await told([opened], [...args, '--lang', 'en']);
      expect(page).toContain(
        [
          '2027-01-31  Monthly check (3.4.4): answers are in, say that it is done',
          `            check ${CHECK_ID}: result ready`,
        ].join('\n'),
      );
    },
  );

  it.each([[CASE], [DEADLINES]] as const)('%j says why there is none and what mends it', async (args) => {
    const page = await told([refused], [...args, '--lang', 'en']);
    expect(page).toContain(
      [
        '2027-02-28  Monthly check (3.4.4): this month',
        '            The check is not opened:',
        '              /consents: нет согласия взрослого / a consent of an adult is missing',
      ].join('\n'),
    );
    expect(page).toContain('\n            Send the check yourselves.\n');
    expect(page).not.toContain('\u001b');
  });

  it('speaks both languages within a hundred columns', async () => {
    const page = await told([opened, refused], CASE);
    expect(page).toContain(`            проверка / check ${CHECK_ID}: `);
    expect(page.split('\n').filter((line) => Array.from(line).length > 100)).toEqual([]);
    expect(page).toContain('            Отправьте проверку сами.\n            Send the check yourselves.\n');
  });

  it('says where an office has more than is shown', async () => {
    expect(await told([], [...DEADLINES, '--lang', 'en'])).toContain(
      'Not all cases are shown: post what has been done.',
    );
  });
});
