import type { Context } from '#core/reconcile/context';
import { type Contribution, contribution, joined } from '#core/reconcile/contribution';
import type { Finding } from '#core/reconcile/finding';
import { REASONS } from '#core/texts/coverage-reasons';
import { explanations } from '#core/texts/explanations';
import { whoIs } from '#core/texts/who';
import type { Bilingual } from '#schemas/bilingual';
import type { Residence, Subject } from '#schemas/person';
import type { CoverageItem } from '#schemas/verification-result';

const TITLES = {
  residence: { ru: 'место жительства', en: 'residence' },
  citizenship: { ru: 'гражданство', en: 'citizenship' },
} as const satisfies Record<string, Bilingual>;

const REGISTRATIONS: Readonly<Record<Exclude<Residence['registration'], 'permanent'>, Bilingual>> = {
  temporary: { ru: 'регистрация временная', en: 'the registration is temporary' },
  none: { ru: 'регистрации нет', en: 'there is no registration' },
};

const itemOf = (subject: Subject, field: keyof typeof TITLES): string => `${field}/${subject.subjectId}`;

const uncovered = (subject: Subject, field: keyof typeof TITLES): CoverageItem[] => {
  if (subject[field] === undefined) return [];
  const [who, title] = [whoIs(subject), TITLES[field]];
  return [
    {
      item: itemOf(subject, field),
      subjectId: subject.subjectId,
      title: { ru: `${who.ru}: ${title.ru}`, en: `${who.en}: ${title.en}` },
      state: 'not-covered',
      evidence: [],
      reason: REASONS[`${field}-register`],
    },
  ];
};

const residenceFindings = ({ policy }: Context, applicant: Subject): Finding[] => {
  const { residence } = applicant;
  if (residence === undefined || policy.applicantConditions?.permanentResidence !== true) return [];
  const { regionCode, registration } = residence;
  const isElsewhere = regionCode !== policy.region.code;
  const who = whoIs(applicant);
  const explanation = isElsewhere
    ? explanations['residence-elsewhere']({ who, declared: regionCode, region: policy.region.code })
    : registration !== 'permanent' &&
      explanations['residence-not-permanent']({ who, registration: REGISTRATIONS[registration] });
  if (explanation === false) return [];
  return [
    {
      kind: 'residence-differs',
      subjectId: applicant.subjectId,
      item: itemOf(applicant, 'residence'),
      declared: `${regionCode}, ${registration}`,
      evidence: [],
      explanation,
      weight: { type: 'fixed', severity: isElsewhere ? 'medium' : 'low', effect: 'not-decidable' },
    },
  ];
};

const citizenshipFindings = ({ policy }: Context, applicant: Subject): Finding[] => {
  const { citizenship } = applicant;
  if (policy.applicantConditions?.citizenship !== true) return [];
  if (citizenship === undefined || citizenship === 'RU') return [];
  return [
    {
      kind: 'citizenship-differs',
      subjectId: applicant.subjectId,
      item: itemOf(applicant, 'citizenship'),
      declared: citizenship,
      evidence: [],
      explanation: explanations['citizenship-differs']({ who: whoIs(applicant) }),
      weight: { type: 'fixed', severity: 'medium', effect: 'not-decidable' },
    },
  ];
};

const ofSubject = (context: Context, subject: Subject): Contribution =>
  contribution({
    coverage: [...uncovered(subject, 'citizenship'), ...uncovered(subject, 'residence')],
    findings:
      subject.role === 'applicant'
        ? [...residenceFindings(context, subject), ...citizenshipFindings(context, subject)]
        : [],
  });

/**
 * Residence and citizenship (clauses 1.3(1) and 1.3(2)): no agency that is asked keeps them. What the applicant states
 * against a condition of the act is shown; whether the condition is met a person finds out.
 */
export const applicantConditions = (context: Context): Contribution =>
  joined(context.request.subjects.map((subject) => ofSubject(context, subject)));
