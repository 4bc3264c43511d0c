import { consentDefect } from '#core/consents';
import type { Context } from '#core/reconcile/context';
import type { Finding } from '#core/reconcile/finding';
import { consentTexts } from '#core/texts/consent-texts';
import { whoIs } from '#core/texts/who';
import { ConsentKind } from '#schemas/consent';
import type { Subject } from '#schemas/person';

/** Kinds of which every consent is withdrawn, with the last day: another consent of the kind may still hold. */
const withdrawnKinds = ({ request }: Context, subject: Subject): { kind: ConsentKind; on: string }[] =>
  ConsentKind.options.flatMap((kind) => {
    const given = request.consents.filter(
      (consent) => consent.subjectId === subject.subjectId && consent.kinds.includes(kind),
    );
    const holds = given.some(
      (consent) =>
        consent.withdrawnOn === undefined && consentDefect(consent, request.acceptedOn) === undefined,
    );
    const last = given
      .flatMap(({ withdrawnOn }) => withdrawnOn ?? [])
      .sort()
      .at(-1);
    return holds || last === undefined ? [] : [{ kind, on: last }];
  });

/** A consent that held on the day of acceptance and was withdrawn later (clauses 1.3(3), 2.6.2; 152-ФЗ art. 9). */
export const consentFindings = (context: Context): Finding[] =>
  context.request.subjects.flatMap((subject) =>
    withdrawnKinds(context, subject).map(({ kind, on }) => ({
      kind: 'consent-withdrawn',
      subjectId: subject.subjectId,
      item: `consent/${subject.subjectId}/${kind}`,
      recorded: on,
      evidence: [],
      explanation: consentTexts.withdrawn({ who: whoIs(subject), kind, on }),
      weight: { type: 'fixed', severity: 'blocking', effect: 'not-decidable' },
    })),
  );
