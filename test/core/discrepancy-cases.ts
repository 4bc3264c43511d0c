import { reconcile } from '#core/reconcile';
import type { ReplyContent } from '#schemas/answer';
import type { VerificationRequest } from '#schemas/verification-request';
import type { Conclusion, DiscrepancyKind } from '#schemas/verification-result';
import { answerTo, concluded, found, planOf, rowOf, type Said, vladimir } from '#test/core/answered';
import { anna, aDeclaration, aRequest, consentOf } from '#test/core/family';
import { job, receivedAt, reported } from '#test/core/jobs';

export const HOMEMAKER = { ...anna, occupation: 'homemaker' as const };
export const aRequestOf = (changes: Partial<VerificationRequest> = {}) =>
  aRequest({ subjects: [HOMEMAKER], ...changes });

export const BUSINESS: Partial<VerificationRequest> = {
  track: 'business',
  consents: [{ ...consentOf('applicant'), kinds: ['transfer-my-business'] }],
  declaration: aDeclaration({
    businessPlan: { reference: 'BP-1', activity: 'пошив', requestedAmount: '100000' },
  }),
};
export const verdict = (changes: {
  verdict: 'approved' | 'rejected' | 'needs-revision';
  validUntil?: string;
}) => ({
  'business-plan-verdict/applicant': found({
    kind: 'business-plan-verdict',
    decidedOn: '2026-11-24',
    ...changes,
  }),
});
export const OTHER: ReplyContent = found({
  kind: 'unemployment-registration',
  person: { family: 'Воробьёва' },
  periods: [],
});
export const FORMER: ReplyContent = found({
  kind: 'unemployment-registration',
  person: { family: 'Калинина' },
  periods: [],
});
export const LATIN: ReplyContent = found({
  kind: 'unemployment-registration',
  person: { family: 'Берёзкинa' },
  periods: [],
});
export const PAYMENTS: ReplyContent = found({
  kind: 'self-employment-payments',
  payments: [{ paidOn: '2024-05-01', purpose: 'self-employment', amount: 6_000_000 }],
});
export const active = {
  'entrepreneur-record/applicant': found({
    kind: 'entrepreneur-record',
    ogrnip: '305500910900012',
    registeredOn: '2020-01-01',
  }),
};
export const isPayer = {
  'self-employed-status/applicant': found({ kind: 'self-employed-status', isPayer: true }),
};
export const unemployedSaid = aDeclaration({
  activity: [{ subjectId: 'applicant', registeredUnemployed: true }],
});
export const jobs = (...employers: { inn: string; name: string }[]) => ({
  events: employers.map((employer, index) => ({
    subjectId: 'applicant',
    receivedAt,
    event: reported(`e${index}`, job({ employer })),
  })),
});
export const alimony = (wage: string) =>
  aRequestOf({
    declaration: aDeclaration({
      income: [{ subjectId: 'applicant', kind: 'other', byMonth: [wage, wage, wage] }],
      alimonyPaid: [{ amount: '6000' }],
    }),
  });

/** Asked before signing: the answer of 25 November is older than 30 days on 26 December. */
export const stale = (): Conclusion => {
  const request = aRequestOf({ purpose: 'pre-signing', acceptedOn: '2026-12-26', appliedOn: '2026-11-23' });
  const queries = planOf(request)
    .filter(({ kind }) => kind === 'unemployment-registration')
    .map((query) => rowOf(query, answerTo(query, found({ kind: 'unemployment-registration', periods: [] }))));
  return reconcile({ request, queries, furtherAnswers: [], events: [], policy: vladimir() });
};
export const conflicting = (): Conclusion => {
  const request = aRequestOf();
  const [row] = planOf(request).filter(({ kind }) => kind === 'self-employed-status');
  if (row === undefined) throw new Error('not asked');
  const says = (is: boolean) => answerTo(row, found({ kind: 'self-employed-status', isPayer: is }));
  return reconcile({
    request,
    queries: [rowOf(row, says(false))],
    furtherAnswers: [says(true)],
    events: [],
    policy: vladimir(),
  });
};
export const otherApplication = (): Conclusion =>
  reconcile({
    request: aRequestOf(),
    queries: [],
    furtherAnswers: [],
    events: [],
    policy: vladimir(),
    otherApplications: [
      {
        caseId: 'bbbbbbbbbbbbbbbbbbbbbbbbbb',
        officeId: 'vladimir-west',
        acceptedOn: '2026-03-02',
        policy: { id: 'vladimir-regional', edition: '2023-12-07' },
        state: 'contract-active',
        wasSigned: true,
        subjectIds: ['applicant'],
      },
    ],
  });

export const said = (
  key: keyof Said,
  content: ReplyContent | 'silent',
  changes: Partial<VerificationRequest> = {},
) => concluded(aRequestOf(changes), { [key]: content });
export const unaccepted = aRequestOf({
  acceptedOn: '2025-11-24',
  declaration: aDeclaration({ incomeMonths: ['2025-08', '2025-09', '2025-10'] }),
});

export const NO_EFFECT = 'does-not-change-eligibility';
export const CHANGES = 'changes-eligibility';
export const OPEN = 'not-decidable';

/** Kind, when, severity, effect, clause of the regulation, does it rest on an answer, the conclusion. */
export type Row = [DiscrepancyKind, string, string, string, string, boolean, () => Conclusion];

export const CENTRE = 'unemployment-registration/applicant';
