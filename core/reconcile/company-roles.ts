import { inOrderOf } from '#core/time/order';
import {
  activityItem,
  compareActivity,
  confirmedActivity,
  declaredActivity,
  recordSays,
} from '#core/reconcile/activity';
import { weightInTrack } from '#core/reconcile/business-status';
import { type Context, type Known, knownOf } from '#core/reconcile/context';
import { type Contribution, joined } from '#core/reconcile/contribution';
import type { Finding } from '#core/reconcile/finding';
import { checkDayOf } from '#core/time/reference-days';
import { explanations } from '#core/texts/explanations';
import { whoIs } from '#core/texts/who';
import type { Bilingual } from '#schemas/bilingual';
import type { Subject } from '#schemas/person';

type Recorded = Extract<Known<'company-roles'>, { type: 'facts' }>;
type Role = Recorded['facts']['roles'][number];

const ROLES: Readonly<Record<Role['role'], Bilingual>> = {
  director: { ru: 'руководитель', en: 'director' },
  founder: { ru: 'учредитель', en: 'founder' },
};

const isEnded = (end: string | undefined, day: string): boolean => end !== undefined && end <= day;

const lastsOn = ({ since, until, company }: Role, day: string): boolean =>
  since <= day && !isEnded(until, day) && !isEnded(company.ceasedOn, day);

const undeclared = (
  context: Context,
  subject: Subject,
  { role, evidence }: { role: Role } & Pick<Recorded, 'evidence'>,
): Finding => {
  const { ogrn, name } = role.company;
  return {
    kind: 'business-undeclared',
    subjectId: subject.subjectId,
    item: activityItem(subject, 'companyRole'),
    about: `${ogrn} ${role.role}`,
    recorded: role.since,
    evidence,
    explanation: explanations['company-undeclared']({
      who: whoIs(subject),
      role: ROLES[role.role],
      company: `${name}, ОГРН ${ogrn}`,
      since: role.since,
    }),
    weight: weightInTrack(context),
  };
};

/** One finding a role: the register may hold an entry twice, its latest one speaks. */
const eachOnce = (roles: readonly Role[]): Role[] => {
  const inOrder = [...roles].sort(inOrderOf(({ since }) => since));
  return [...new Map(inOrder.map((role) => [`${role.company.ogrn} ${role.role}`, role])).values()];
};

/** ЕГРЮЛ holds every company and is asked by ИНН: that it has no entry of somebody confirms the claim to have none. */
const rolesOf = (context: Context, subject: Subject): Contribution => {
  const field = 'companyRole';
  const declared = declaredActivity(context, subject, field);
  const known = knownOf(context, 'company-roles', { subject });
  if (declared === false && known.type === 'nothing' && known.state === 'not-found') {
    return confirmedActivity(subject, field, known.evidence);
  }
  return compareActivity({ context, subject, field, declared, known }, (record) => {
    const day = checkDayOf(context.request);
    const lasting = eachOnce(record.facts.roles.filter((role) => lastsOn(role, day)));
    return {
      state: recordSays(declared, lasting.length > 0),
      findings:
        declared === true
          ? []
          : lasting.map((role) => undeclared(context, subject, { role, evidence: record.evidence })),
    };
  });
};

/** Companies that the family has not named: their directors and founders have a business already. */
export const companyRoles = (context: Context): Contribution =>
  joined(context.request.subjects.map((subject) => rolesOf(context, subject)));
