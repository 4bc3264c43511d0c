import { concluded, found } from '#test/core/answered';
import { anna, consentOf, unnumbered } from '#test/core/family';
import { BAKERY } from '#test/core/jobs';
import { INN } from '#test/core/labour';
import { business, pushed } from '#test/core/pushed';
import {
  aRequestOf,
  BUSINESS,
  verdict,
  jobs,
  alimony,
  stale,
  conflicting,
  otherApplication,
  said,
  unaccepted,
  NO_EFFECT,
  CHANGES,
  OPEN,
  CENTRE,
  type Row,
} from '#test/core/discrepancy-cases';

/** What is amiss with papers, answers, plans and records themselves. */
export const RECORD_ROWS: Row[] = [
  [
    'alimony-deduction-unproven',
    'no effect',
    'medium',
    NO_EFFECT,
    '2.8.1',
    false,
    () => concluded(alimony('32036.00'), {}),
  ],
  [
    'alimony-deduction-unproven',
    'would decide',
    'medium',
    CHANGES,
    '2.8.1',
    false,
    () => concluded(alimony('32035.99'), {}),
  ],
  [
    'consent-withdrawn',
    'after acceptance',
    'blocking',
    OPEN,
    '1.3(3); 2.6.2',
    false,
    () => concluded(aRequestOf({ consents: [{ ...consentOf('applicant'), withdrawnOn: '2026-11-30' }] }), {}),
  ],
  [
    'answer-missing',
    'not in time',
    'info',
    OPEN,
    '3.2.2',
    true,
    () => said(CENTRE, { outcome: 'unanswered' }),
  ],
  ['answer-conflict', 'two answers', 'medium', OPEN, '3.2.2', true, conflicting],
  ['answer-stale', 'older than 30 days', 'info', OPEN, '3.4.6', true, stale],
  ['other-application', 'granted before', 'high', OPEN, '1.2', false, otherApplication],
  ['threshold-band', '1.0 to 1.5', 'info', OPEN, '1.2; 2.8.2', false, () => concluded(alimony('25000'), {})],
  [
    'plan-rejected',
    'business',
    'high',
    OPEN,
    '2.8.3',
    true,
    () => concluded(aRequestOf(BUSINESS), verdict({ verdict: 'rejected' })),
  ],
  [
    'plan-needs-revision',
    'business',
    'medium',
    OPEN,
    '3.2.2',
    true,
    () => concluded(aRequestOf(BUSINESS), verdict({ verdict: 'needs-revision' })),
  ],
  [
    'plan-expired',
    'business',
    'high',
    OPEN,
    '3.2.2',
    true,
    () => concluded(aRequestOf(BUSINESS), verdict({ verdict: 'approved', validUntil: '2026-11-24' })),
  ],
  [
    'training-not-passed',
    'business',
    'medium',
    NO_EFFECT,
    '3.2.2',
    true,
    () =>
      concluded(aRequestOf(BUSINESS), {
        'business-training/applicant': found({ kind: 'business-training', passed: false }),
      }),
  ],
  [
    'passport-invalid',
    'lost',
    'medium',
    OPEN,
    '2.8.1',
    true,
    () =>
      concluded(aRequestOf(), {
        'passport-validity/applicant': found({
          kind: 'passport-validity',
          passports: [
            {
              series: '1710',
              number: '123456',
              issuedOn: '2010-05-20',
              invalid: { since: '2026-02-01', reasonCode: '604' },
            },
          ],
        }),
      }),
  ],
  [
    'inn-found',
    'by passport',
    'info',
    NO_EFFECT,
    '3.2.2',
    true,
    () =>
      concluded(aRequestOf({ subjects: [unnumbered(anna)] }), {
        'inn-by-passport/applicant': found({ kind: 'inn-by-passport', person: { inn: '500100732259' } }),
      }),
  ],
  [
    'prior-support-found',
    'money for a business',
    'medium',
    OPEN,
    '1.2',
    true,
    () =>
      concluded(aRequestOf(BUSINESS), {
        'business-prior-support/applicant': found({
          kind: 'business-prior-support',
          received: [
            { form: 'financial', grantedOn: '2024-03-11', amount: 35_000_000, givenBy: 'Фонд «Дело»' },
          ],
        }),
      }),
  ],
  [
    'placement-conflict',
    'two employers',
    'medium',
    OPEN,
    '3.4.4',
    false,
    () => concluded(aRequestOf(), {}, jobs({ inn: INN, name: 'ООО «Ромашка»' }, BAKERY)),
  ],
  [
    'records-conflict',
    'register and notice',
    'medium',
    OPEN,
    '3.2.2',
    true,
    () => concluded(aRequestOf(), {}, { events: [pushed(business('2026-11-20'))] }),
  ],
  ['minimum-unconfirmed', 'a placeholder', 'medium', OPEN, '1.2', false, () => concluded(unaccepted, {})],
];
