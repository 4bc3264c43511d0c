import { citedClause } from '#core/texts/cited-clause';
import { lifeAfter } from '#core/office/contract-lifecycle';
import { decisionOf } from '#core/office/decision';
import { historyOf, isCorrection } from '#core/office/office-history';
import type { CaseFile } from '#core/ports';
import { COMPLAINT_GROUNDS, RECORDED, type RecordedFacts } from '#core/texts/complaint-grounds';
import type { Bilingual } from '#schemas/bilingual';
import type { ComplaintGround } from '#schemas/complaint-ground';
import type { ComplaintView } from '#schemas/contract-facts';
import type { TrackedDeadline } from '#schemas/deadline';

const factsOf = ({ case: known, queries, officeEvents }: CaseFile): RecordedFacts => {
  const decision = decisionOf(officeEvents);
  return {
    acceptedOn: known.acceptedOn,
    receivedAt: known.receivedAt,
    questions: queries.length,
    results: known.resultVersion,
    corrections: officeEvents.filter(isCorrection).length,
    ...(decision === undefined ? {} : { decision }),
  };
};

const termSentence = ({ title, clause, legalDue, metOn }: TrackedDeadline): Bilingual =>
  metOn === undefined
    ? {
        ru: `${title.ru} (${citedClause(clause).ru}): срок ${legalDue}, не выполнено.`,
        en: `${title.en} (${citedClause(clause).en}): due ${legalDue}, not met.`,
      }
    : {
        ru: `${title.ru} (${citedClause(clause).ru}): срок ${legalDue}, выполнено ${metOn}.`,
        en: `${title.en} (${citedClause(clause).en}): due ${legalDue}, met on ${metOn}.`,
      };

const groundView = (
  ground: ComplaintGround,
  facts: RecordedFacts,
  deadlines: readonly TrackedDeadline[],
): ComplaintView['grounds'][number] => {
  const { letter, title, terms, facts: wanted } = COMPLAINT_GROUNDS[ground];
  return {
    ground,
    clause: `5.3 ${letter}`,
    title,
    recorded: [
      ...deadlines.filter(({ code }) => terms.includes(code)).map(termSentence),
      ...wanted.map((fact) => RECORDED[fact](facts)),
    ],
  };
};

/** Every complaint of a case with what is recorded about its grounds (clause 5.3 а–к); `deadlines` as they stand. */
export const complaintViews = (file: CaseFile, deadlines: readonly TrackedDeadline[]): ComplaintView[] => {
  const { complaints } = lifeAfter(file.officeEvents);
  const facts = factsOf(file);
  return historyOf(file.officeEvents).flatMap((event): ComplaintView[] => {
    if (event.type !== 'complaint-registered') return [];
    const { complaintId, grounds = [] } = event.details;
    const state = complaints[complaintId];
    if (state === undefined || state === 'unknown') return [];
    return [
      {
        complaintId,
        state,
        registeredOn: event.occurredOn,
        grounds: grounds.map((ground) => groundView(ground, facts, deadlines)),
      },
    ];
  });
};
