import { consentDefect } from '#core/consents';
import { isAdultOn } from '#core/day';
import { type RequestRule, rule } from '#core/request-rules/rule';
import { says } from '#schemas/bilingual';
import type { ConsentKind } from '#schemas/consent';
import { type FieldError, pointerOf } from '#schemas/problem';
import { BusinessConsentView, BusinessPlanView, ConsentsView } from '#schemas/request-view';

/** What every adult signs (clauses 1.3(3) and 2.6.2). */
const OF_EVERY_ADULT: readonly ConsentKind[] = ['personal-data', 'contract', 'verification-and-visit'];

const DEFECTS: Readonly<Record<'givenOn' | 'withdrawnOn' | 'validUntil', string>> = {
  givenOn: says(
    'согласие дано позже дня приёма заявления (п. 1.3(3), 2.6.2)',
    'the consent was given after the day of acceptance (clauses 1.3(3), 2.6.2)',
  ),
  withdrawnOn: says(
    'согласие отозвано на день приёма заявления (п. 1.3(3), 2.6.2)',
    'the consent is withdrawn on the day of acceptance (clauses 1.3(3), 2.6.2)',
  ),
  validUntil: says(
    'срок согласия истёк до дня приёма заявления (п. 1.3(3), 2.6.2)',
    'the consent expired before the day of acceptance (clauses 1.3(3), 2.6.2)',
  ),
};

type Signature = { consents: ConsentsView['consents']; acceptedOn: string };
type Wanted = { subjectId: string; place: number; kind: ConsentKind };

/** Nothing while one consent of this kind holds; else the defect of the first one, or that there is none. */
const consentErrors = ({ consents, acceptedOn }: Signature, wanted: Wanted): FieldError[] => {
  const defects = consents.flatMap((consent, index) =>
    consent.subjectId === wanted.subjectId && consent.kinds.includes(wanted.kind)
      ? [{ index, field: consentDefect(consent, acceptedOn) }]
      : [],
  );
  if (defects.some(({ field }) => field === undefined)) return [];
  const [first] = defects;
  if (first?.field !== undefined) {
    return [{ pointer: pointerOf(['consents', first.index, first.field]), detail: DEFECTS[first.field] }];
  }
  return [
    {
      pointer: '/consents',
      detail: says(
        `нет согласия ${wanted.kind} от лица /subjects/${wanted.place} (п. 1.3(3), 2.6.2)`,
        `no consent ${wanted.kind} of /subjects/${wanted.place} (clauses 1.3(3), 2.6.2)`,
      ),
    },
  ];
};

export const consentRules: readonly RequestRule[] = [
  rule(ConsentsView, ({ acceptedOn, subjects, consents }) =>
    subjects.flatMap((subject, place) =>
      subject !== undefined && isAdultOn(subject.birthDate, acceptedOn)
        ? OF_EVERY_ADULT.flatMap((kind) =>
            consentErrors({ consents, acceptedOn }, { subjectId: subject.subjectId, place, kind }),
          )
        : [],
    ),
  ),
  rule(BusinessConsentView, ({ acceptedOn, subjects, consents }) =>
    subjects.flatMap((subject, place) =>
      subject === undefined
        ? []
        : consentErrors(
            { consents, acceptedOn },
            { subjectId: subject.subjectId, place, kind: 'transfer-my-business' },
          ),
    ),
  ),
  rule(BusinessPlanView, ({ declaration }) =>
    declaration.businessPlan === undefined
      ? [
          {
            pointer: '/declaration/businessPlan',
            detail: says(
              'для предпринимательства нужен бизнес-план',
              'the business track needs a business plan',
            ),
          },
        ]
      : [],
  ),
];
