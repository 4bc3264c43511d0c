import * as z from 'zod';
import {
  ApplicationKind,
  Filing,
  IntakeChannel,
  NamedCircumstance,
  RecipientCategory,
  VoluntaryEvidence,
} from '#schemas/application';
import { Consent, ConsentKind } from '#schemas/consent';
import { EarnedOver, IncomeKind } from '#schemas/declaration';
import { SubjectId } from '#schemas/ids';
import { RoubleText } from '#schemas/money';
import { FamilyRelation, SocialGroup } from '#schemas/person';
import { IsoDay, IsoMonth } from '#schemas/time';
import { PolicyReference, Purpose, Track } from '#schemas/verification-request';

/**
 * Parts of a request that one cross-field rule reads, everything else ignored: a rule is checked also while other fields
 * are still wrong. In a `readable` list a wrong element is `undefined`, so that the others keep their places.
 */
const readable = <Element extends z.ZodType>(element: Element) =>
  z.array(element.optional().catch(undefined));

const acceptedOn = IsoDay;
const appliedOn = IsoDay.optional();
const subjectIds = z.array(z.object({ subjectId: SubjectId }));
const reference = z.object({ subjectId: SubjectId });

export const RolesView = z.object({
  subjects: z.array(z.object({ role: z.enum(['applicant', 'family-member']) })),
});
export const SubjectIdsView = z.object({ subjects: readable(z.object({ subjectId: SubjectId })) });
export const SnilsView = z.object({ subjects: readable(z.object({ snils: z.string() })) });
export const InnView = z.object({ subjects: readable(z.object({ inn: z.string() })) });
export const BirthDatesView = z.object({
  acceptedOn,
  subjects: readable(z.object({ birthDate: IsoDay })),
});
export const GroupsView = z.object({
  acceptedOn,
  appliedOn,
  subjects: readable(z.object({ birthDate: IsoDay, group: SocialGroup })),
});
export const IdentitiesView = z.object({
  acceptedOn,
  subjects: readable(z.object({ birthDate: IsoDay, identity: z.unknown().optional() })),
});

const composition = {
  role: z.enum(['applicant', 'family-member']),
  countedInFamily: z.boolean().optional(),
};
export const ExclusionsView = z.object({
  subjects: readable(z.object({ ...composition, exclusionReason: z.unknown().optional() })),
});
const member = z.object({
  ...composition,
  birthDate: IsoDay,
  relation: FamilyRelation.optional(),
  fullTimeStudy: z.boolean().optional(),
});
export const CompositionView = z.object({
  policy: PolicyReference,
  acceptedOn,
  appliedOn,
  subjects: readable(member),
});
export type CompositionView = z.infer<typeof CompositionView>;

/** Every subject's id must be readable before a reference can be called unknown. */
export const IncomeReferencesView = z.object({
  subjects: subjectIds,
  declaration: z.object({ income: readable(reference) }),
});
export const PropertyReferencesView = z.object({
  subjects: subjectIds,
  declaration: z.object({ property: readable(z.object({ ownerSubjectId: SubjectId })) }),
});
const payments = z.object({ selfEmploymentPayments: readable(reference) });
export const PaymentReferencesView = z.object({ subjects: subjectIds, declaration: payments });
const activity = z.object({ activity: readable(reference) });
export const ActivityReferencesView = z.object({ subjects: subjectIds, declaration: activity });
export const ConsentReferencesView = z.object({ subjects: subjectIds, consents: readable(reference) });

const consents = z.array(
  z.object({
    subjectId: SubjectId,
    kinds: z.array(ConsentKind),
    givenOn: IsoDay,
    validUntil: z.union([z.literal('end-of-support'), IsoDay]),
    withdrawnOn: IsoDay.optional(),
  }),
);
/** The clause that an error cites is the region's own; without readable rules none is cited. */
const citedPolicy = PolicyReference.optional().catch(undefined);
export const ConsentsView = z.object({
  policy: citedPolicy,
  acceptedOn,
  subjects: readable(z.object({ subjectId: SubjectId, birthDate: IsoDay })),
  consents,
});
export type ConsentsView = z.infer<typeof ConsentsView>;
export const BusinessConsentView = z.object({
  policy: citedPolicy,
  track: z.literal('business'),
  /** A check of a signed contract asks «Мой бизнес» what a consent still names, and nothing without one. */
  purpose: Purpose.exclude(['monitoring', 'contract-end', 'post-contract']),
  acceptedOn,
  subjects: readable(z.object({ subjectId: SubjectId, role: z.literal('applicant') })),
  consents,
});
export const BusinessPlanView = z.object({
  track: z.literal('business'),
  declaration: z.object({ businessPlan: z.unknown().optional() }),
});

export const PolicyView = z.object({ policy: PolicyReference });
/** What cannot be read is taken for a decision, which has the most terms. */
const purpose = Purpose.catch('decision');
export const PolicyDayView = z.object({ policy: PolicyReference, purpose, acceptedOn });
export type PolicyDayView = z.infer<typeof PolicyDayView>;
export const TrackView = z.object({ policy: PolicyReference, track: Track });
export const PurposeDaysView = z.object({ purpose: Purpose, acceptedOn, appliedOn });
export const CheckMonthView = z.object({ purpose: Purpose, acceptedOn, appliedOn, checkMonth: IsoMonth });
export type CheckMonthView = z.infer<typeof CheckMonthView>;
export const ApplicationDayView = z.object({ policy: PolicyReference, acceptedOn, appliedOn });
export const IncomeMonthsView = z.object({
  policy: PolicyReference,
  acceptedOn,
  appliedOn,
  declaration: z.object({ incomeMonths: z.array(z.string()).length(3) }),
});

export const IncomeRowsView = z.object({
  declaration: z.object({
    income: readable(
      z.object({
        subjectId: SubjectId,
        kind: IncomeKind,
        payer: z.object({ inn: z.string().optional(), name: z.string().optional() }).optional(),
      }),
    ),
  }),
});
export const IncomeAmountsView = z.object({
  declaration: z.object({
    income: z.array(
      z.object({
        byMonth: z.array(RoubleText).optional(),
        earnedOver: z.object({ amount: RoubleText }).optional(),
      }),
    ),
  }),
});
export const IncomeSpansView = z.object({
  declaration: z.object({
    income: readable(
      z.object({ kind: IncomeKind, byMonth: z.unknown().optional(), earnedOver: EarnedOver.optional() }),
    ),
  }),
});
export type IncomeSpansView = z.infer<typeof IncomeSpansView>;
export const PaymentStatementsView = z.object({ declaration: payments });
export const ActivityStatementsView = z.object({ declaration: activity });

const filed = { purpose: Purpose, intakeChannel: IntakeChannel };
export const FilingView = z.object({ ...filed, filing: Filing.optional() });
export const ChannelConsentsView = z.object({
  ...filed,
  subjects: readable(z.object({ subjectId: SubjectId, role: composition.role })),
  consents: readable(z.object({ subjectId: SubjectId, form: Consent.shape.form })),
});

/** Whoever cannot be read could be a member: the members are counted only where everybody can be. */
const wholeFamily = {
  policy: PolicyReference,
  acceptedOn,
  appliedOn,
  subjects: z.array(member),
};
export const ApplicationKindView = z.object({ ...wholeFamily, applicationKind: ApplicationKind });
export const RecipientCategoryView = z.object({ ...wholeFamily, recipientCategory: RecipientCategory });
export type RecipientCategoryView = z.infer<typeof RecipientCategoryView>;

export const CircumstancesView = z.object({
  policy: PolicyReference,
  subjects: subjectIds,
  circumstances: readable(NamedCircumstance),
});

const said = z.unknown().optional();
/** What a request declares, field by field, whatever it says. */
export const FieldsOfClaims = z.object({
  recipientCategory: said,
  circumstances: z.array(NamedCircumstance).optional(),
  subjects: z.array(z.object({ subjectId: SubjectId, citizenship: said, residence: said, occupation: said })),
  declaration: z.object({
    income: z.array(z.object({ subjectId: SubjectId, kind: IncomeKind })),
    activity: z.array(
      z.object({
        subjectId: SubjectId,
        registeredUnemployed: said,
        entrepreneur: said,
        selfEmployed: said,
        companyRole: said,
      }),
    ),
    alimonyPaid: z.array(z.unknown()),
    property: z.array(z.unknown()),
  }),
});
export type FieldsOfClaims = z.infer<typeof FieldsOfClaims>;
const paper = VoluntaryEvidence.shape;
export const EvidenceView = FieldsOfClaims.extend({
  voluntaryEvidence: readable(z.object({ reference: paper.reference, claim: paper.claim })),
});
export const EvidenceDaysView = z.object({
  acceptedOn,
  voluntaryEvidence: readable(z.object({ issuedOn: paper.issuedOn })),
});
