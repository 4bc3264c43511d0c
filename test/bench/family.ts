import { readFileSync } from 'node:fs';
import { readVerificationRequest } from '#core/read-request';
import type { reconcile } from '#core/reconcile';
import { answerTo, found, planOf, rowOf, vladimir } from '#test/core/answered';
import type { ReplyContent } from '#schemas/answer';
import type { QueryKind } from '#schemas/query';
import * as z from 'zod';

const SAMPLE = 'contracts/social-protection/samples/01-all-confirmed/request.json';
const Sample = z.looseObject({
  declaration: z.looseObject({}),
  consents: z.array(z.looseObject({ kinds: z.array(z.string()) })),
});

/** The family of the first sample, four people, but on the way to a business: so all three agencies are asked. */
const businessRequest = () => {
  const sample = Sample.parse(JSON.parse(readFileSync(SAMPLE, 'utf8')));
  const read = readVerificationRequest({
    ...sample,
    track: 'business',
    declaration: {
      ...sample.declaration,
      businessPlan: { reference: 'BP-2026-17', activity: 'пошив штор', requestedAmount: '350000.00' },
    },
    consents: sample.consents.map((consent) => ({
      ...consent,
      kinds: [...consent.kinds, 'transfer-my-business'],
    })),
  });
  if (read.type === 'wrong') throw new Error(JSON.stringify(read.errors));
  return read.request;
};

const spouseIncome: ReplyContent = found({
  kind: 'income-by-payer',
  reportYear: 2026,
  payers: [
    {
      payer: { inn: '3328900537', name: 'ООО «Клязьминский текстиль»' },
      months: [
        { month: '2026-08', amount: 4_200_000 },
        { month: '2026-09', amount: 4_350_000 },
        { month: '2026-10', amount: 4_550_000 },
      ],
    },
  ],
});

/** Everything is as declared, but for one month of the spouse's wage. */
const answers: Readonly<Partial<Record<QueryKind, (subjectId: string) => ReplyContent>>> = {
  'income-by-payer': (subjectId) => (subjectId === 'spouse' ? spouseIncome : { outcome: 'not-found' }),
  'income-certificate': () => ({ outcome: 'not-found' }),
  'entrepreneur-record': () => ({ outcome: 'not-found' }),
  'self-employed-status': () => found({ kind: 'self-employed-status', isPayer: false }),
  'self-employed-income': () => ({ outcome: 'not-found' }),
  'company-roles': () => ({ outcome: 'not-found' }),
  'unemployment-registration': (subjectId) =>
    found({
      kind: 'unemployment-registration',
      periods: subjectId === 'applicant' ? [{ status: 'unemployed', from: '2026-08-03' }] : [],
    }),
  'unemployment-benefits': () => found({ kind: 'unemployment-benefits', payments: [] }),
  'self-employment-payments': () => found({ kind: 'self-employment-payments', payments: [] }),
  'business-plan-verdict': () =>
    found({ kind: 'business-plan-verdict', verdict: 'approved', decidedOn: '2026-11-24' }),
  'business-training': () => found({ kind: 'business-training', passed: true }),
  'business-prior-support': () => found({ kind: 'business-prior-support', received: [] }),
};

/** Everything that `core` decides from. */
export const aFamily = (): Parameters<typeof reconcile>[0] => {
  const request = businessRequest();
  return {
    request,
    queries: planOf(request).map((query) =>
      rowOf(query, answerTo(query, answers[query.kind]?.(query.subjectId) ?? { outcome: 'not-found' })),
    ),
    furtherAnswers: [],
    events: [],
    policy: vladimir(),
  };
};
