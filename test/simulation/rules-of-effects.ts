import {
  behaviourOf,
  entriesOf,
  familyOf,
  type Invariant,
  isCutOff,
  keysOf,
  takenAnswers,
} from '#test/simulation/history';
import { isInGap } from '#test/simulation/restored-table';
import { slowAgencies } from '#test/simulation/slow-agencies';
import { pairsOf } from '#test/simulators/value-pairs';

/** More tries than this for one question would be a flood; a question has some 20 in two hours of an outage. */
const MOST_TRIES = 40;

/** The clocks of two environments, each up to two seconds wrong, before one that is right again. */
const CLOCKS_DIFFER_SECONDS = 4;

/** Greatest number of calls of one endpoint in any second. */
const mostInASecond = (moments: readonly number[]): number => {
  let most = 0;
  let first = 0;
  for (const [index, atMs] of moments.entries()) {
    while ((moments[first] ?? atMs) <= atMs - 1000) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
};

/** What the exchange may do to agencies, and what it may believe of them. */
export const RULES_OF_EFFECTS: Readonly<Record<string, Invariant>> = {
  'an agency sees one effect a question and epoch': (history, report) => {
    const accepted = entriesOf(history, 'accepted');
    const seen = new Set<string>();
    for (const { agency, key } of accepted) {
      if (seen.has(`${agency} ${key}`)) report(key);
      seen.add(`${agency} ${key}`);
    }
    for (const [queryId, { progress }] of history.rows.queries) {
      const keys = keysOf(history, queryId);
      const seenOf = accepted.filter(({ key, at }) => keys.includes(key) && !isInGap(history.gaps, at));
      if (seenOf.length > progress.epoch) report(queryId);
    }
  },
  'an answer was given by the agency': (history, report) => {
    const given = new Set(entriesOf(history, 'answered', 'callback-delivered').map(({ key }) => key));
    for (const [queryId, { kind, answer }] of history.rows.queries) {
      // An open check has no message id of its own.
      if (answer?.content.outcome !== 'found' || kind === 'self-employed-status') continue;
      if (!keysOf(history, queryId).some((key) => given.has(key))) report(queryId);
    }
  },
  'an answer says what the agency knows': (history, report) => {
    for (const [queryId, { caseId, agency, answer }] of history.rows.queries) {
      const family = familyOf(history, caseId);
      if (family === undefined || answer?.content.outcome !== 'found') continue;
      if (behaviourOf(family, agency) === 'contradicting') continue;
      if (pairsOf(family.person, answer.content).some(([sent, arrived]) => sent !== arrived)) report(queryId);
    }
  },
  'an answer is stored before it is acknowledged': (history, report) => {
    const replied = new Set([...history.rows.replies.values()].map(({ queryId }) => queryId));
    for (const { entry, row } of takenAnswers(history)) {
      if (!replied.has(row.queryId) && !isCutOff(history, entry)) report(row.queryId);
    }
  },
  'an agency is never asked faster than it allows': ({ simulated: { calls } }, report) => {
    for (const { id, endpoints } of slowAgencies) {
      for (const [endpoint, { callsPerSecond }] of Object.entries(endpoints)) {
        const moments = calls
          .filter((call) => call.agency === id && call.endpoint === endpoint)
          .map(({ atMs }) => atMs)
          .toSorted((left, right) => left - right);
        // One full bucket at the beginning of a second, what it is refilled with during it, and what clocks differ by.
        const bucket = Math.max(1, callsPerSecond / 2);
        if (mostInASecond(moments) > bucket + (1 + CLOCKS_DIFFER_SECONDS) * callsPerSecond)
          report(`${id}/${endpoint}`);
      }
    }
  },
  'attempts are bounded': ({ rows }, report) => {
    for (const [queryId, { progress }] of rows.queries) {
      if (progress.attempts + progress.epoch > MOST_TRIES) report(queryId);
    }
  },
};
