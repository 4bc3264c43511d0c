import { type Invariant, newestResult } from '#test/simulation/history';

/** What was taken, found or announced stays, and is shown. */
export const RULES_OF_KEEPING: Readonly<Record<string, Invariant>> = {
  'what was accepted is kept': ({ rows, receipts }, report) => {
    for (const caseId of receipts.requests.keys()) {
      if (!rows.cases.has(caseId) || !rows.requests.has(caseId)) report(caseId);
    }
  },
  'nobody is refused who is right': ({ receipts }, report) => {
    for (const refusal of receipts.refused) report(refusal);
  },
  'an event stands beside the cases of its person': ({ rows, receipts, families }, report) => {
    for (const { source, sourceEventId, subject } of receipts.events) {
      const family = families.find(({ person }) => person.snils === subject.snils);
      for (const { caseId, registrationNumber } of rows.cases.values()) {
        if (registrationNumber !== family?.request.registrationNumber) continue;
        if (!rows.matched.has(`${caseId}#${source}#${sourceEventId}`)) report(caseId);
      }
    }
  },
  'a result knows every job': (history, report) => {
    for (const { caseId, matched } of history.rows.matched.values()) {
      const isWithdrawn = history.rows.cases.get(caseId)?.contract?.state === 'withdrawn';
      const newest = newestResult(history, caseId);
      if (newest === undefined || isWithdrawn) continue;
      if (newest.placements.length === 0) report(`${caseId} ${matched.event.sourceEventId}`);
    }
  },
  'a contradiction surfaces': (history, report) => {
    for (const { queryId } of history.rows.furtherAnswers.values()) {
      const row = history.rows.queries.get(queryId);
      // What an applicant who withdrew was asked about bears on nothing any more; after silence nothing is contradicted.
      if (row === undefined || row.progress.state === 'cancelled') continue;
      if (row.answer?.content.outcome === 'unanswered') continue;
      const newest = newestResult(history, row.caseId);
      const isShown = newest?.discrepancies.some(({ kind }) => kind === 'answer-conflict') ?? true;
      if (!isShown) report(queryId);
    }
  },
  'each result is announced, and never as another': ({ rows, published, gaps }, report) => {
    const contents = new Map<string, string>();
    for (const event of published) {
      const content = JSON.stringify(event);
      const isAnother = (contents.get(event.id) ?? content) !== content;
      // Its result went with the table's last minutes and was reached anew under the same number.
      if (isAnother && gaps.length === 0) report(event.id);
      contents.set(event.id, content);
    }
    for (const { caseId, publishedVersion } of rows.cases.values()) {
      for (let version = 1; version <= publishedVersion; version += 1) {
        if (!contents.has(`${caseId}/${version}`)) report(`${caseId}/${version}`);
      }
    }
  },
  'logs and messages name nobody': ({ families, log, deadLetters, published }, report) => {
    const text = [...log, ...deadLetters, ...published.map((event) => JSON.stringify(event))].join('\n');
    for (const { person } of families) {
      for (const secret of [person.snils, person.inn, person.name.family]) {
        if (secret !== undefined && text.includes(secret)) report('a log or a message');
      }
    }
  },
};
