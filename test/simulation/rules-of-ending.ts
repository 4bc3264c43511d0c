import type { QueryRow } from '#core/ports';
import {
  behaviourOf,
  familyOf,
  type History,
  type Invariant,
  isCutOff,
  takenAnswers,
  waitsForPerson,
} from '#test/simulation/history';

const SKEW_MS = 5000;

/** Breaches are counted while a question is open: bytes that nobody can read and that come later only have their dead letter. */
const isUnreadableAfterSilence = (history: History, { caseId, agency, answer }: QueryRow): boolean =>
  answer?.content.outcome === 'unanswered' && behaviourOf(familyOf(history, caseId), agency) === 'garbage';

const named = (body: string, id: 'caseId' | 'queryId' | 'replyId'): string | undefined =>
  new RegExp(`"${id}":"([^"]+)"`).exec(body)?.[1];

/** What a hint names went with the table's last minutes; a case so only where its office had given up before it heard. */
const isOfLostRow = ({ rows, gaps }: History, body: string): boolean => {
  const [caseId, queryId, replyId] = [named(body, 'caseId'), named(body, 'queryId'), named(body, 'replyId')];
  const isLost =
    (caseId !== undefined && !rows.cases.has(caseId)) ||
    (queryId !== undefined && !rows.queries.has(queryId)) ||
    (replyId !== undefined && !rows.replies.has(replyId));
  return gaps.length > 0 && isLost;
};

/** By an outage of its agency, or of the one whose number it needed: then little time may be left to ask with it. */
const wasHeldUp = ({ simulated, rows }: History, { agency, innFrom }: QueryRow): boolean => {
  const asked = [agency, rows.queries.get(innFrom ?? '')?.agency];
  return simulated.outages.some((outage) => asked.includes(outage.agency));
};

/** What must have come about when nothing goes wrong any more. */
export const RULES_OF_ENDING: Readonly<Record<string, Invariant>> = {
  'every question ends': ({ rows }, report) => {
    for (const [queryId, row] of rows.queries) {
      const isEnded = row.answer !== undefined || row.progress.state === 'cancelled';
      if (!isEnded && !waitsForPerson(row)) report(queryId);
    }
  },
  'every case ends in a published result': ({ rows }, report) => {
    for (const [caseId, known] of rows.cases) {
      const isEnded = known.state === 'result-ready' && known.publishedVersion === known.resultVersion;
      const waits = [...rows.queries.values()].some(
        (row) => row.caseId === caseId && row.answer === undefined && waitsForPerson(row),
      );
      if (!isEnded && !waits) report(caseId);
    }
  },
  'an agency that answers is heard': (history, report) => {
    // What an agency said in lost minutes it does not say again.
    if (history.gaps.length > 0) return;
    for (const [queryId, row] of history.rows.queries) {
      const { caseId, agency, answer } = row;
      if (answer?.content.outcome !== 'unanswered' || wasHeldUp(history, row)) continue;
      if (behaviourOf(familyOf(history, caseId), agency) === 'answers') report(queryId);
    }
  },
  'who has answered is not called silent': (history, report) => {
    for (const { entry, row } of takenAnswers(history)) {
      const { epoch, breaches, dueAt } = row.progress;
      // "Not ready" and garbage are no answers, though they were taken.
      if (epoch > 1 || breaches > 0 || entry.behaviour === 'garbage') continue;
      if (isCutOff(history, entry)) continue;
      const wasInTime = Date.parse(entry.at) < Date.parse(dueAt) - SKEW_MS;
      if (wasInTime && row.answer?.content.outcome === 'unanswered') report(row.queryId);
    }
  },
  'nobody is called silent before the day': ({ rows }, report) => {
    for (const [queryId, { answer, progress }] of rows.queries) {
      if (answer?.content.outcome !== 'unanswered') continue;
      if (Date.parse(answer.receivedAt) < Date.parse(progress.dueAt) - SKEW_MS) report(queryId);
    }
  },
  'no dead letter is left unexplained': (history, report) => {
    for (const body of history.deadLetters) {
      if (isOfLostRow(history, body)) continue;
      const row = [...history.rows.queries.values()].find(({ queryId }) => body.includes(queryId));
      if (row === undefined || !(waitsForPerson(row) || isUnreadableAfterSilence(history, row))) report(body);
    }
  },
};
