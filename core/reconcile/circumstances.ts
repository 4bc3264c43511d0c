import type { Circumstance } from '#core/policies/policy-pack';
import { type Context, knownOf } from '#core/reconcile/context';
import { type Contribution, contribution, joined } from '#core/reconcile/contribution';
import type { Finding } from '#core/reconcile/finding';
import { CENTRE_STATUSES, centreStatusOn } from '#core/reconcile/unemployment-registration';
import { checkDayOf } from '#core/time/reference-days';
import { REASONS } from '#core/texts/coverage-reasons';
import { explanations } from '#core/texts/explanations';
import { whoIs } from '#core/texts/who';
import type { Subject } from '#schemas/person';
import type { CoverageItem } from '#schemas/verification-result';

const headOf = (
  subject: Subject,
  { code, title }: Circumstance,
): Pick<CoverageItem, 'item' | 'subjectId' | 'title'> => {
  const who = whoIs(subject);
  return {
    item: `circumstance/${subject.subjectId}/${code}`,
    subjectId: subject.subjectId,
    title: { ru: `${who.ru}: ${title.ru}`, en: `${who.en}: ${title.en}` },
  };
};

/** Only unemployment is in a register that is asked. */
const unemployment = (context: Context, subject: Subject, circumstance: Circumstance): Contribution => {
  const head = headOf(subject, circumstance);
  const known = knownOf(context, 'unemployment-registration', { subject });
  const { evidence } = known;
  if (known.type === 'nothing') {
    return contribution({ coverage: [{ ...head, state: known.state, reason: known.reason, evidence }] });
  }
  const status = centreStatusOn(known.facts, checkDayOf(context.request));
  if (status === 'unemployed') return contribution({ coverage: [{ ...head, state: 'confirmed', evidence }] });
  const finding: Finding = {
    kind: 'circumstance-not-recorded',
    subjectId: subject.subjectId,
    item: head.item,
    declared: circumstance.code,
    recorded: status,
    evidence,
    explanation: explanations['circumstance-not-recorded']({
      who: whoIs(subject),
      circumstance: circumstance.title,
      recorded: CENTRE_STATUSES[status],
    }),
    weight: { type: 'fixed', severity: 'medium', effect: 'not-decidable' },
  };
  const reason = REASONS['record-says-otherwise'];
  return contribution({
    coverage: [{ ...head, state: 'contradicted', reason, evidence }],
    findings: [finding],
  });
};

const ofCircumstance = (context: Context, subject: Subject, circumstance: Circumstance): Contribution =>
  circumstance.kinds.includes('unemployment-registration')
    ? unemployment(context, subject, circumstance)
    : contribution({
        coverage: [
          {
            ...headOf(subject, circumstance),
            state: 'not-covered',
            evidence: [],
            reason: REASONS['circumstance-register'],
          },
        ],
      });

const category = ({ request, policy }: Context): CoverageItem[] =>
  (policy.recipientCategories ?? [])
    .filter(({ code }) => code === request.recipientCategory)
    .map(({ title }) => ({
      item: 'recipient-category',
      title,
      state: 'not-covered',
      evidence: [],
      reason: REASONS['composition-register'],
    }));

/** Category of recipients and objective circumstances that the request names, from the list of the region. */
export const circumstances = (context: Context): Contribution => {
  const { request, policy } = context;
  const known = policy.objectiveCircumstances ?? [];
  return joined([
    contribution({ coverage: category(context) }),
    ...(request.circumstances ?? []).flatMap((named) =>
      request.subjects
        .filter(({ subjectId }) => subjectId === named.subjectId)
        .flatMap((subject) =>
          known
            .filter(({ code }) => code === named.code)
            .map((circumstance) => ofCircumstance(context, subject, circumstance)),
        ),
    ),
  ]);
};
