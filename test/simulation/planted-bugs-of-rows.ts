import type { PlantedBug } from '#test/simulation/planted-bugs';

const FAKE = 'test/fakes/fake-case-store.ts';
const CONCLUDE = 'functions/reconcile-answer/conclude-case.ts';

/** Bugs that each break a rule which no slip of the acts' order breaks; conditions of the table are dropped in the fake. */
export const BUGS_OF_ROWS: readonly PlantedBug[] = [
  {
    name: 'amounts-without-kopecks',
    trips: 'an answer says what the agency knows',
    file: 'contracts/wire/values.ts',
    from: '  return kopecks;\n',
    to: '  return kopecks - (kopecks % 100);\n',
  },
  {
    name: 'allowance-not-used-up',
    trips: 'an agency is never asked faster than it allows',
    file: 'core/channel/token-lease.ts',
    from: 'tokens: full.tokens - tokens',
    to: 'tokens: full.tokens',
  },
  {
    name: 'waits-that-do-not-grow',
    trips: 'attempts are bounded',
    file: 'core/queries/retry-delay.ts',
    from: 'FIRST_SECONDS * 2 ** Math.min(attempts - 1, 20)',
    to: 'FIRST_SECONDS',
  },
  {
    name: 'done-already-is-an-error',
    trips: 'no dead letter is left unexplained',
    file: 'functions/publish-result/publish-result.ts',
    from: "return 'already-published';",
    to: "throw new Error('already-published');",
  },
  {
    name: 'repeated-event-refused',
    trips: 'nobody is refused who is right',
    file: 'functions/accept-request/accept-office-event.ts',
    from: 'if (canonicalJson(known) !== canonicalJson(event))',
    to: 'if (canonicalJson(known) === canonicalJson(event))',
  },
  {
    name: 'first-version-skipped',
    trips: 'a case begins with version 1',
    file: 'core/case/new-case.ts',
    from: '    version: 1,\n',
    to: '    version: 2,\n',
  },
  {
    name: 'look-pulled-forward-uncounted',
    trips: 'every change of a case is counted',
    file: FAKE,
    from: 'version: known.version + 1, nextActionAt: at',
    to: 'version: known.version, nextActionAt: at',
  },
  {
    name: 'concluded-as-received',
    trips: 'a case takes legal steps',
    file: CONCLUDE,
    from: '    state,\n    seen:',
    to: "    state: 'received',\n    seen:",
  },
  {
    name: 'results-counted-down',
    trips: 'results only grow',
    file: CONCLUDE,
    from: '    resultVersion: result.version,\n',
    to: '    resultVersion: result.version - 2,\n',
  },
  {
    name: 'results-counted-twice',
    trips: 'no result is left out',
    file: CONCLUDE,
    from: '    resultVersion: result.version,\n',
    to: '    resultVersion: result.version + 1,\n',
  },
  {
    name: 'announced-and-forgotten',
    trips: 'what is published stays published',
    file: 'functions/sweep/sweep-case.ts',
    from: '    version: settled.version + 1,\n',
    to: '    version: settled.version + 1,\n    publishedVersion: 0,\n',
  },
  {
    name: 'announced-before-it-is-there',
    trips: 'only a stored result is published',
    file: 'functions/publish-result/publish-result.ts',
    from: '    publishedVersion: version,\n',
    to: '    publishedVersion: version + 1,\n',
  },
  {
    name: 'written-over-the-answer',
    trips: 'a question takes legal steps',
    file: FAKE,
    from: "if (row === undefined || row.answer !== undefined) return 'conflict';",
    to: "if (row === undefined) return 'conflict';\n    if (row.answer !== undefined) rows.queries.set(queryId, { ...row, answer: undefined, progress: next });",
  },
  {
    name: 'epochs-counted-down',
    trips: 'epochs only grow',
    file: 'core/queries/query-progress.ts',
    from: '  epoch: progress.epoch + 1,\n',
    to: '  epoch: progress.epoch - 1,\n',
  },
  {
    name: 'answer-given-to-another',
    trips: 'an answer was given by the agency',
    file: FAKE,
    from: 'rows.messages.get(`${agency}#${messageId}`)',
    to: '[...rows.messages.values()].at(-1)',
  },
  {
    name: 'answer-over-answer',
    trips: 'an answer never changes',
    file: FAKE,
    from: 'if (row.answer === undefined) {',
    to: "if (row.answer?.content.outcome !== 'refused') {",
  },
];
