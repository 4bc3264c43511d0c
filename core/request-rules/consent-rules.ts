import { consentDefect } from '#core/consents';
import { isAdultOn } from '#core/time/day';
import { findPolicy } from '#core/policies/registry';
import { type RequestRule, rule } from '#core/request-rules/rule';
import { type Bilingual, says } from '#schemas/bilingual';
import type { ConsentKind } from '#schemas/consent';
import { type FieldError, pointerOf } from '#schemas/problem';
import { BusinessConsentView, BusinessPlanView, ConsentsView } from '#schemas/request-view';

/** What every adult signs (clauses 1.3(3) and 2.6.2). */
const OF_EVERY_ADULT: readonly ConsentKind[] = ['personal-data', 'contract', 'verification-and-visit'];

type Defect = 'givenOn' | 'withdrawnOn' | 'validUntil';
type Clause = 'consents' | 'businessConsent';

const DEFECTS: Readonly<Record<Defect, Bilingual>> = {
  givenOn: {
    ru: 'согласие дано позже дня приёма заявления',
    en: 'the consent was given after the day of acceptance',
  },
  withdrawnOn: {
    ru: 'согласие отозвано на день приёма заявления',
    en: 'the consent is withdrawn on the day of acceptance',
  },
  validUntil: {
    ru: 'срок согласия истёк до дня приёма заявления',
    en: 'the consent expired before the day of acceptance',
  },
};

type Signature = Pick<ConsentsView, 'consents' | 'acceptedOn' | 'policy'>;
type Wanted = { subjectId: string; place: number; kind: ConsentKind; clause: Clause };

/** With the clause of the region and edition, where they are known. */
const citing = ({ ru, en }: Bilingual, { policy }: Signature, clause: Clause): string => {
  const cited = policy === undefined ? undefined : findPolicy(policy)?.procedure[clause];
  return cited === undefined ? says(ru, en) : says(`${ru} (${cited.ru})`, `${en} (${cited.en})`);
};

/** Nothing while one consent of this kind holds; else the defect of the first one, or that there is none. */
const consentErrors = (signature: Signature, wanted: Wanted): FieldError[] => {
  const { consents, acceptedOn } = signature;
  const defects = consents.flatMap((consent, index) =>
    consent.subjectId === wanted.subjectId && consent.kinds.includes(wanted.kind)
      ? [{ index, field: consentDefect(consent, acceptedOn) }]
      : [],
  );
  if (defects.some(({ field }) => field === undefined)) return [];
  const [first] = defects;
  if (first?.field !== undefined) {
    const pointer = pointerOf(['consents', first.index, first.field]);
    return [{ pointer, detail: citing(DEFECTS[first.field], signature, wanted.clause) }];
  }
  const missing: Bilingual = {
    ru: `нет согласия ${wanted.kind} от лица /subjects/${wanted.place}`,
    en: `no consent ${wanted.kind} of /subjects/${wanted.place}`,
  };
  return [{ pointer: '/consents', detail: citing(missing, signature, wanted.clause) }];
};

export const consentRules: readonly RequestRule[] = [
  rule(ConsentsView, ({ subjects, ...signature }) =>
    subjects.flatMap((subject, place) =>
      subject !== undefined && isAdultOn(subject.birthDate, signature.acceptedOn)
        ? OF_EVERY_ADULT.flatMap((kind) =>
            consentErrors(signature, { subjectId: subject.subjectId, place, kind, clause: 'consents' }),
          )
        : [],
    ),
  ),
  rule(BusinessConsentView, ({ subjects, ...signature }) =>
    subjects.flatMap((subject, place) =>
      subject === undefined
        ? []
        : consentErrors(signature, {
            subjectId: subject.subjectId,
            place,
            kind: 'transfer-my-business',
            clause: 'businessConsent',
          }),
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
