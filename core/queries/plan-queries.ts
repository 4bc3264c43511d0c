import { holdsConsent } from '#core/consents';
import { addDays, yearsBefore } from '#core/time/day';
import { monthsOf } from '#core/income/earned-over';
import { hasIdentifier, type Identifier } from '#core/queries/identifier';
import { queryIdOf } from '#core/ids';
import { incomeWindowOf } from '#core/income/income-window';
import { firstDayOf, lastDayOf, yearOfMonth } from '#core/time/month';
import type { PolicyPack, QueryRule } from '#core/policies/policy-pack';
import { isAskedAbout } from '#core/queries/query-audience';
import { applicationDayOf, checkDayOf } from '#core/time/reference-days';
import type { ConsentKind } from '#schemas/consent';
import type { AgencyId, CaseId } from '#schemas/ids';
import type { Subject } from '#schemas/person';
import type { PlannedQuery, QueryKind, QueryPeriod } from '#schemas/query';
import type { VerificationRequest } from '#schemas/verification-request';

/** What a connected agency can be asked, as its descriptor says. */
export type QueryOffer = {
  agency: AgencyId;
  kind: QueryKind;
  requires: readonly Identifier[];
  consent?: ConsentKind;
};

type Planning = {
  request: VerificationRequest;
  caseId: CaseId;
  policy: PolicyPack;
  offers: readonly QueryOffer[];
};

/** The register of payers is asked by its last three calendar years, the one of the question included. */
const REGISTER_YEARS = 3;
const isInRegister = (year: number, { request }: Planning): boolean =>
  year > Number(request.acceptedOn.slice(0, 4)) - REGISTER_YEARS;

/** The accounting period's years, and those in which a named payer paid an income that is spread over months. */
const incomeYears = (subject: Subject, { request, policy }: Planning): number[] => {
  const day = applicationDayOf(request);
  const earlier = request.declaration.income.flatMap(({ subjectId, kind, payer, earnedOver }) =>
    subjectId === subject.subjectId && kind === 'labour' && payer?.inn !== undefined && earnedOver
      ? monthsOf(earnedOver).filter((month) => month <= day.slice(0, 7))
      : [],
  );
  const years = [...incomeWindowOf(day, policy), ...earlier].map(yearOfMonth);
  return Array.from(new Set(years)).sort((left, right) => left - right);
};

const periodsOf = (rule: QueryRule, subject: Subject, planning: Planning): QueryPeriod[] => {
  const { request, policy } = planning;
  const applicationDay = applicationDayOf(request);
  const window = incomeWindowOf(applicationDay, policy);
  switch (rule.period) {
    case 'years-of-income-window':
      return incomeYears(subject, planning)
        .filter((year) => isInRegister(year, planning))
        .map((year) => ({ type: 'report-year', year }));
    case 'years-before-register':
      return incomeYears(subject, planning)
        .filter((year) => !isInRegister(year, planning))
        .map((year) => ({ type: 'report-year', year }));
    case 'days-of-income-window':
      return [{ type: 'days', from: firstDayOf(window[0]), to: lastDayOf(window[2]) }];
    case 'look-back':
      // The day that is exactly five years back is included (clause 1.3(4)).
      return [
        {
          type: 'days',
          from: yearsBefore(applicationDay, policy.selfEmploymentLookBackYears),
          to: addDays(applicationDay, -1),
        },
      ];
    case 'check-day':
      return [{ type: 'as-of', day: checkDayOf(request) }];
  }
};

const isConsentedTo = (offer: QueryOffer, subject: Subject, request: VerificationRequest): boolean =>
  offer.consent === undefined ||
  // Withdrawn after the day of acceptance and before the request came: not asked either (152-ФЗ art. 9).
  holdsConsent(
    request.consents.filter(({ withdrawnOn }) => withdrawnOn === undefined),
    { subjectId: subject.subjectId, kind: offer.consent, day: request.acceptedOn },
  );

const missingOf = ({ requires }: QueryOffer, subject: Subject): readonly Identifier[] =>
  requires.filter((identifier) => !hasIdentifier(subject, identifier));

const mayAsk = (offer: QueryOffer, subject: Subject, request: VerificationRequest): boolean =>
  missingOf(offer, subject).length === 0 && isConsentedTo(offer, subject, request);

const rulesFor = ({ request, policy }: Planning): QueryRule[] =>
  policy.queries.filter(
    (rule) => rule.tracks.includes(request.track) && rule.purposes.includes(request.purpose),
  );

/** A number that no question of this plan is asked with is not asked for (152-ФЗ art. 5(5)). */
const isInnNeeded = (subject: Subject, planning: Planning): boolean =>
  rulesFor(planning).some(
    (rule) =>
      isAskedAbout(rule, subject, planning) &&
      planning.offers.some(
        (offer) =>
          offer.kind === rule.kind &&
          missingOf(offer, subject).join() === 'inn' &&
          isConsentedTo(offer, subject, planning.request),
      ),
  );

const isAsked = (rule: QueryRule, subject: Subject, planning: Planning): boolean =>
  isAskedAbout(rule, subject, planning) &&
  (rule.subjects !== 'whose-inn-is-needed' || isInnNeeded(subject, planning));

/**
 * Every question that the policy wants and an agency offers, in the order of the policy and of the subjects. A question
 * whose identifier or consent is missing, or that the purpose does not allow, is left out; coverage says so later. Planning twice gives the same ids.
 */
export const planQueries = (planning: Planning): PlannedQuery[] => {
  const { request, caseId, offers } = planning;
  return rulesFor(planning).flatMap((rule) =>
    request.subjects
      .filter((subject) => isAsked(rule, subject, planning))
      .flatMap((subject) =>
        offers
          .filter((offer) => offer.kind === rule.kind && mayAsk(offer, subject, request))
          .flatMap((offer) =>
            periodsOf(rule, subject, planning).map((period): PlannedQuery => {
              const question = {
                agency: offer.agency,
                kind: rule.kind,
                subjectId: subject.subjectId,
                period,
              };
              return {
                queryId: queryIdOf(caseId, question),
                caseId,
                ...question,
                lawfulBasis: rule.lawfulBasis,
                ...(offer.consent === undefined ? {} : { consent: offer.consent }),
              };
            }),
          ),
      ),
  );
};
