import { checkDayOf } from '#core/time/reference-days';
import type { Context, Known } from '#core/reconcile/context';
import { type Contribution, contribution } from '#core/reconcile/contribution';
import type { Finding } from '#core/reconcile/finding';
import { REASONS } from '#core/texts/coverage-reasons';
import { explanations } from '#core/texts/explanations';
import { whoIs } from '#core/texts/who';
import type { Bilingual } from '#schemas/bilingual';
import type { QueryId } from '#schemas/ids';
import type { Subject } from '#schemas/person';
import type { QueryKind } from '#schemas/query';
import type { CoverageItem } from '#schemas/verification-result';

type Field = 'registeredUnemployed' | 'entrepreneur' | 'selfEmployed' | 'companyRole';

const ITEMS: Readonly<Record<Field, { path: string; title: Bilingual }>> = {
  registeredUnemployed: {
    path: 'registered-unemployed',
    title: { ru: 'учёт в качестве безработного', en: 'registered as unemployed' },
  },
  entrepreneur: {
    path: 'entrepreneur',
    title: { ru: 'индивидуальный предприниматель', en: 'sole entrepreneur' },
  },
  selfEmployed: {
    path: 'self-employed',
    title: {
      ru: 'плательщик налога на профессиональный доход',
      en: 'payer of the tax on professional income',
    },
  },
  companyRole: {
    path: 'company-role',
    title: { ru: 'руководитель или учредитель компании', en: 'director or founder of a company' },
  },
};

/** What the family said about one activity; `undefined` where it said nothing. */
export const declaredActivity = ({ request }: Context, subject: Subject, field: Field): boolean | undefined =>
  request.declaration.activity.find(({ subjectId }) => subjectId === subject.subjectId)?.[field];

export const activityItem = (subject: Subject, field: Field): string =>
  `activity/${subject.subjectId}/${ITEMS[field].path}`;

type Statement<Kind extends QueryKind> = {
  context: Context;
  subject: Subject;
  field: Field;
  declared: boolean | undefined;
  known: Known<Kind>;
};

/** What the register says about a statement, and the finding where it says something else. */
export type ActivityRecord = { state: Pick<CoverageItem, 'state' | 'reason'>; findings: readonly Finding[] };

export const recordSays = (declared: boolean | undefined, recorded: boolean): ActivityRecord['state'] =>
  declared === recorded
    ? { state: 'confirmed' }
    : { state: 'contradicted', reason: REASONS['record-says-otherwise'] };

const itemOf = (
  subject: Subject,
  field: Field,
  outcome: Pick<CoverageItem, 'state' | 'reason' | 'evidence'>,
): CoverageItem => {
  const who = whoIs(subject);
  const { title } = ITEMS[field];
  return {
    item: activityItem(subject, field),
    subjectId: subject.subjectId,
    title: { ru: `${who.ru}: ${title.ru}`, en: `${who.en}: ${title.en}` },
    ...outcome,
  };
};

export const confirmedActivity = (subject: Subject, field: Field, evidence: QueryId[]): Contribution =>
  contribution({ coverage: [itemOf(subject, field, { state: 'confirmed', evidence })] });

/** An activity that the family has named and the register does not have on the day of the check. */
const notRecorded = <Kind extends QueryKind>({
  context,
  subject,
  field,
  known,
}: Statement<Kind>): Finding => ({
  kind: 'occupation-differs',
  subjectId: subject.subjectId,
  item: activityItem(subject, field),
  declared: ITEMS[field].path,
  recorded: 'none',
  evidence: known.evidence,
  explanation: explanations['activity-not-recorded']({
    who: whoIs(subject),
    activity: ITEMS[field].title,
    day: checkDayOf(context.request),
  }),
  weight: { type: 'fixed', severity: 'medium', effect: 'not-decidable' },
});

/**
 * One statement against one register; a statement that was not made has no item, its finding stays. What the register
 * contradicts is always a finding too: the first list has to be whole (clause 2.6.6(4)).
 */
export const compareActivity = <Kind extends QueryKind>(
  statement: Statement<Kind>,
  recordOf: (facts: Extract<Known<Kind>, { type: 'facts' }>) => ActivityRecord,
): Contribution => {
  const { subject, field, declared, known } = statement;
  const { evidence } = known;
  const coverageOf = (outcome: ActivityRecord['state']): CoverageItem[] =>
    declared === undefined ? [] : [itemOf(subject, field, { ...outcome, evidence })];
  if (known.type === 'nothing') {
    return contribution({ coverage: coverageOf({ state: known.state, reason: known.reason }) });
  }
  const { state, findings } = recordOf(known);
  const isUnsaid = declared === true && state.state === 'contradicted' && findings.length === 0;
  return contribution({
    coverage: coverageOf(state),
    findings: isUnsaid ? [notRecorded(statement)] : findings,
  });
};
