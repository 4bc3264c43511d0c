import { describe, expect, it } from 'vitest';
import type { OfficeBasis } from '#core/office/office-basis';
import type { QueryRow } from '#core/ports';
import { usableAnswers, withdrawalsOf } from '#core/reconcile/withdrawals';
import type { QueryProgress } from '#schemas/query';
import { answerTo, planOf, rowOf } from '#test/core/answered';
import { anna, aRequest, consentOf, pavel } from '#test/core/family';

const request = aRequest({
  track: 'business',
  subjects: [anna, pavel],
  consents: [consentOf('applicant'), consentOf('spouse'), consentOf('applicant', ['transfer-my-business'])],
});
const plan = planOf(request);
const planned = (kind: string) => {
  const query = plan.find((one) => one.kind === kind && one.subjectId === 'applicant');
  if (query === undefined) throw new Error(`no question of kind ${kind}`);
  return query;
};
const verdict = planned('business-plan-verdict');
const training = planned('business-training');
const status = planned('self-employed-status');

const CANCELLED: Pick<QueryProgress, 'state' | 'cancellation'> = {
  state: 'cancelled',
  cancellation: { reason: 'consent-withdrawn', at: '2026-11-24T08:00:00.000Z', from: 'sent' },
};
const cancelled = (row: QueryRow): QueryRow => ({ ...row, progress: { ...row.progress, ...CANCELLED } });

const nothing: OfficeBasis = { withdrawnConsents: [] };
const transferWithdrawn: OfficeBasis = {
  withdrawnConsents: [
    {
      subjectId: 'applicant',
      consent: 'transfer-my-business',
      withdrawnOn: '2026-11-23',
      reachedOn: '2026-11-24',
    },
  ],
};

describe('answers that may be used', () => {
  const answer = answerTo(verdict, { outcome: 'not-found' });
  const rows = [cancelled(rowOf(verdict, answer)), rowOf(status, answerTo(status, { outcome: 'refused' }))];
  const further = [
    answerTo(verdict, { outcome: 'refused' }, { late: true }),
    answerTo(status, { outcome: 'not-found' }, { late: true }),
  ];

  it('leaves out what came to a cancelled question, and nothing else', () => {
    const usable = usableAnswers(rows, further, transferWithdrawn);
    expect(usable.rows.map(({ kind, answer: used }) => [kind, used?.content.outcome])).toEqual([
      ['business-plan-verdict', undefined],
      ['self-employed-status', 'refused'],
    ]);
    expect('answer' in (usable.rows[0] ?? {})).toBe(false);
    expect(usable.furtherAnswers).toEqual([further[1]]);
  });

  it('counts it where the withdrawal is taken back, and where the question was never cancelled', () => {
    expect(usableAnswers(rows, further, nothing)).toEqual({ rows, furtherAnswers: further });
    const answeredBefore = [rowOf(verdict, answer)];
    expect(usableAnswers(answeredBefore, further, transferWithdrawn).rows).toEqual(answeredBefore);
  });
});

describe('what is withdrawn', () => {
  const rows = [
    rowOf(verdict, answerTo(verdict, { outcome: 'not-found' })),
    cancelled(rowOf(training)),
    rowOf(status),
  ];

  it('a consent: who, since when, which questions it touched, by which clause', () => {
    const [withdrawal, ...more] = withdrawalsOf(request, rows, transferWithdrawn);
    expect(more).toEqual([]);
    expect(withdrawal).toMatchObject({
      what: 'consent',
      on: '2026-11-24',
      clause: '152-ФЗ ст. 9',
      subjectId: 'applicant',
      consent: 'transfer-my-business',
      cancelled: [training.queryId],
      answeredBefore: [verdict.queryId],
    });
    expect(withdrawal?.explanation).toEqual({
      ru: 'Заявитель: согласие на передачу сведений в центр «Мой бизнес» отозвано 2026-11-24. Центру больше ничего не передаётся. Отменено вопросов: 1; ответов, полученных до отзыва: 1, новых вопросов по ним не будет.',
      en: 'Applicant: the consent to a transfer to the «Мой бизнес» centre was withdrawn on 2026-11-24. Nothing more is handed to the centre. Questions cancelled: 1; answers received before: 1, nothing further is asked about them.',
    });
    expect(withdrawal?.nextStep.ru).toContain('п. 2.6.6');
  });

  it('the application comes first and touches every question', () => {
    const both = { ...transferWithdrawn, applicationWithdrawnOn: '2026-11-25' };
    const [application, consent] = withdrawalsOf(request, rows, both);
    expect(application).toMatchObject({
      what: 'application',
      on: '2026-11-25',
      clause: '152-ФЗ ст. 5 ч. 2',
      cancelled: [training.queryId, status.queryId],
      answeredBefore: [verdict.queryId],
    });
    expect(application?.explanation.en).toBe(
      'The application was withdrawn on 2026-11-25: there is no purpose for further questions. Questions cancelled: 2; answers received before: 1, nothing further is asked about them.',
    );
    expect(application?.nextStep.ru).toContain('152-ФЗ ст. 21 ч. 5');
    expect(consent?.what).toBe('consent');
  });

  it('another person’s consent touches nothing of the applicant; one of nobody known says nothing', () => {
    const of = (subjectId: string): OfficeBasis => ({
      withdrawnConsents: [
        { subjectId, consent: 'personal-data', withdrawnOn: '2026-11-23', reachedOn: '2026-11-23' },
      ],
    });
    expect(withdrawalsOf(request, rows, of('spouse'))).toMatchObject([
      { subjectId: 'spouse', cancelled: [], answeredBefore: [] },
    ]);
    expect(withdrawalsOf(request, rows, of('spouse'))[0]?.explanation.ru).toContain('Член семьи «spouse»');
    expect(withdrawalsOf(request, rows, of('nobody'))).toEqual([]);
    expect(withdrawalsOf(request, rows, nothing)).toEqual([]);
  });

  it('what rests on a consent rests on the consent to processing too; what rests on law does not', () => {
    const office: OfficeBasis = {
      withdrawnConsents: [
        {
          subjectId: 'applicant',
          consent: 'personal-data',
          withdrawnOn: '2026-11-23',
          reachedOn: '2026-11-23',
        },
      ],
    };
    expect(withdrawalsOf(request, rows, office)).toMatchObject([
      { cancelled: [training.queryId], answeredBefore: [verdict.queryId] },
    ]);
  });
});
