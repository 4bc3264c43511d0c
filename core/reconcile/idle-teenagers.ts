import { isIdleTeenager } from '#core/income/idle-teenager';
import { type Context, isMember, knownOf } from '#core/reconcile/context';
import type { Finding } from '#core/reconcile/finding';
import { CENTRE_STATUSES, centreStatusOn } from '#core/reconcile/unemployment-registration';
import { checkDayOf } from '#core/time/reference-days';
import { explanations } from '#core/texts/explanations';
import { whoIs } from '#core/texts/who';

/** Members of 16 and 17 without study or work, once the employment service has said whether it knows them: a hint for the programme. */
export const idleTeenagerFindings = (context: Context): Finding[] =>
  context.request.subjects
    .filter((subject) => isIdleTeenager(subject, context.request.acceptedOn) && isMember(context, subject))
    .flatMap((subject): Finding[] => {
      const known = knownOf(context, 'unemployment-registration', { subject });
      if (known.type === 'nothing') return [];
      const status = centreStatusOn(known.facts, checkDayOf(context.request));
      return [
        {
          kind: 'teenager-without-occupation',
          subjectId: subject.subjectId,
          item: `occupation/${subject.subjectId}`,
          recorded: status,
          evidence: known.evidence,
          explanation: explanations['teenager-without-occupation']({
            who: whoIs(subject),
            recorded: CENTRE_STATUSES[status],
          }),
          weight: { type: 'fixed', severity: 'info', effect: 'does-not-change-eligibility' },
        },
      ];
    });
