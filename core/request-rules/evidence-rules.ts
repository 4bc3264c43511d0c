import { claimsOf } from '#core/request-rules/claims';
import { type RequestRule, repeatedPlaces, rule } from '#core/request-rules/rule';
import { says } from '#schemas/bilingual';
import { type FieldError, pointerOf } from '#schemas/problem';
import { EvidenceDaysView, EvidenceView } from '#schemas/request-view';

const NO_SUCH_CLAIM = says(
  'в заявлении нет пункта, который этот документ подкрепляет (п. 2.6.1)',
  'the request declares no item that this paper supports (clause 2.6.1)',
);
const TWICE = says(
  'документ под этим номером к этому пункту уже указан',
  'a paper of this number is already named for this item',
);
const TOO_LATE = says(
  'документ выдан позже дня приёма заявления',
  'the paper was issued after the day of acceptance',
);

const at = (index: number, field: string, detail: string): FieldError => ({
  pointer: pointerOf(['voluntaryEvidence', index, field]),
  detail,
});

/** A paper that supports nothing that was declared could be shown nowhere: it is named now, not lost later. */
export const evidenceRules: readonly RequestRule[] = [
  rule(EvidenceView, (view) => {
    const claims = claimsOf(view);
    return [
      ...view.voluntaryEvidence.flatMap((paper, index) =>
        paper === undefined || claims.has(paper.claim) ? [] : [at(index, 'claim', NO_SUCH_CLAIM)],
      ),
      ...repeatedPlaces(
        view.voluntaryEvidence.map((paper) =>
          paper === undefined ? undefined : `${paper.claim} ${paper.reference}`,
        ),
        (index) => ['voluntaryEvidence', index, 'reference'],
      ).map((path) => ({ pointer: pointerOf(path), detail: TWICE })),
    ];
  }),
  rule(EvidenceDaysView, ({ acceptedOn, voluntaryEvidence }) =>
    voluntaryEvidence.flatMap((paper, index) =>
      paper === undefined || paper.issuedOn <= acceptedOn ? [] : [at(index, 'issuedOn', TOO_LATE)],
    ),
  ),
];
