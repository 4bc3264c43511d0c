import { BUGS_OF_ROWS } from '#test/simulation/planted-bugs-of-rows';

/** One bug: in a file of the exchange, a text that stands there once, and what stands there instead. */
export type PlantedBug = {
  name: string;
  /** A rule that it breaks. */
  trips: string;
  file: string;
  from: string;
  to: string;
};

/** Bugs as they are really made, each of which some seed must find. */
export const PLANTED_BUGS: readonly PlantedBug[] = [
  ...BUGS_OF_ROWS,
  {
    name: 'acknowledged-before-stored',
    trips: 'an answer is stored before it is acknowledged',
    file: 'functions/collect-answers/settle-message.ts',
    from: '  await store.storeReply({ replyId, caseId, queryId, agency, receivedAt, reply });\n',
    to: '  await acknowledge(message, deps);\n  await store.storeReply({ replyId, caseId, queryId, agency, receivedAt, reply });\n',
  },
  {
    name: 'callback-taken-before-stored',
    trips: 'an answer is stored before it is acknowledged',
    file: 'functions/receive-answer/receive-answer.ts',
    from: 'await store.storeReply(nonce === undefined ? row : { ...row, nonce });',
    to: "'stored';\n  void store.storeReply(row).catch(() => undefined);",
  },
  {
    name: 'random-message-id',
    trips: 'an agency sees one effect a question and epoch',
    file: 'functions/send-query/question-of.ts',
    from: '  uuidV1Of(`${queryId}#${progress.epoch}`, progress.epochStartedAt);',
    to: '  uuidV1Of(`${queryId}#${progress.epoch}#${performance.now()}`, progress.epochStartedAt);',
  },
  {
    name: 'accepted-before-stored',
    trips: 'what was accepted is kept',
    file: 'functions/accept-request/accept-request.ts',
    from: 'await store.acceptRequest(accepted, read.request);',
    to: "await store.acceptRequest(accepted, read.request).catch(() => 'accepted' as const);",
  },
  {
    name: 'opened-before-it-met-its-people',
    trips: 'an event stands beside the cases of its person',
    file: 'functions/open-case/open-case.ts',
    from: '    const met: Met[] = [];\n    // What',
    to: '    await store.updateCase(opened(before, { state, plan, nextActionAt: clock() }));\n    const met: Met[] = [];\n    // What',
  },
  {
    name: 'announced-after-the-case-says-so',
    trips: 'each result is announced, and never as another',
    file: 'functions/publish-result/publish-result.ts',
    from: '    for (let version = publishedVersion + 1; version <= resultVersion; version += 1) {',
    to: '    if (publishedVersion < resultVersion) await store.updateCase(published(file, resultVersion, deps));\n    for (let version = publishedVersion + 1; version <= resultVersion; version += 1) {',
  },
  {
    name: 'announced-under-a-new-id',
    trips: 'each result is announced, and never as another',
    file: 'functions/publish-result/publish-result.ts',
    from: '    id: `${caseId}/${version}`,',
    to: '    id: `${caseId}/${version}/${performance.now()}`,',
  },
  {
    name: 'only-the-newest-announced',
    trips: 'each result is announced, and never as another',
    file: 'functions/publish-result/publish-result.ts',
    from: 'let version = publishedVersion + 1;',
    to: 'let version = resultVersion;',
  },
  {
    name: 'result-written-over',
    trips: 'an issued result never changes',
    file: 'functions/reconcile-answer/conclude-case.ts',
    from: '  version: before.resultVersion + 1,',
    to: '  version: Math.max(before.resultVersion, 1),',
  },
  {
    name: 'concluded-too-soon',
    trips: 'a result waits for every answer',
    file: 'functions/reconcile-answer/conclude-case.ts',
    from: 'file.queries.some(isOpen)',
    to: 'file.queries.every(isOpen)',
  },
  {
    name: 'silence-before-the-day',
    trips: 'nobody is called silent before the day',
    file: 'core/case/case-visit.ts',
    from: '  return at.now >= (isUnderWay',
    to: '  return at.now < (isUnderWay',
  },
  {
    name: 'silence-in-the-wrong-unit',
    trips: 'an agency that answers is heard',
    file: 'core/time/plus-seconds.ts',
    from: 'seconds * 1000',
    to: 'seconds * 100',
  },
  {
    name: 'breaches-not-counted',
    trips: 'who has answered is not called silent',
    file: 'functions/reconcile-answer/decode-reply.ts',
    from: '      await store.updateProgress(query, breached(query.progress, error.path));\n',
    to: '',
  },
  {
    name: 'lost-intake-not-brought-back',
    trips: 'every case ends in a published result',
    file: 'core/case/case-visit.ts',
    from: "steps: [{ type: 'hint-intake' }]",
    to: 'steps: []',
  },
  {
    name: 'lost-question-not-brought-back',
    trips: 'an agency that answers is heard',
    file: 'core/case/case-visit.ts',
    from: "steps: [...hints, { type: 'hint-agency', queryId }]",
    to: 'steps: hints',
  },
  {
    name: 'lost-announcement-not-brought-back',
    trips: 'every case ends in a published result',
    file: 'core/case/case-visit.ts',
    from: "...(isPublished ? [] : [{ type: 'hint-publish' } as const]),",
    to: '',
  },
  {
    name: 'lost-event-not-brought-back',
    trips: 'an event stands beside the cases of its person',
    file: 'functions/sweep/sweep-event.ts',
    from: "  await toEvents({ schemaVersion: '1', type: 'event', source, sourceEventId, correlationId });\n",
    to: '',
  },
  {
    name: 'contradiction-hidden',
    trips: 'a contradiction surfaces',
    file: 'functions/runtime/conclude-file.ts',
    from: '    furtherAnswers,\n',
    to: '    furtherAnswers: [],\n',
  },
  {
    name: 'somebody-named-in-the-log',
    trips: 'logs and messages name nobody',
    file: 'functions/open-case/open-case.ts',
    from: "    return 'opened';\n",
    to: '    return `opened ${request.subjects[0]?.snils}`;\n',
  },
  {
    name: 'taken-before-its-reply-is-stored',
    trips: 'an agency that answers is heard',
    file: 'functions/send-query/record-heard.ts',
    from: '  await deps.store.storeReply({ replyId, caseId, queryId, agency, receivedAt, reply });\n',
    to: '  await advance(query, takenAt(query.progress, receivedAt), deps);\n  await deps.store.storeReply({ replyId, caseId, queryId, agency, receivedAt, reply });\n',
  },
  {
    name: 'never-tried-again',
    trips: 'an agency that answers is heard',
    file: 'core/queries/query-progress.ts',
    from: "  state: 'planned',\n  attempts: progress.attempts + 1,\n  lastFailure: failure.code,\n  nextActionAt: plusSeconds(failure.now, failure.delaySeconds),\n  ...(mayHaveArrived",
    to: "  state: 'planned',\n  attempts: progress.attempts + 1,\n  lastFailure: failure.code,\n  nextActionAt: progress.dueAt,\n  ...(mayHaveArrived",
  },
  {
    name: 'case-forgotten-after-its-visit',
    trips: 'every question ends',
    file: 'functions/sweep/sweep-case.ts',
    from: 'nextActionAt === undefined ? next : { ...next, nextActionAt }',
    to: 'next',
  },
  {
    name: 'reply-that-wakes-nobody',
    trips: 'who has answered is not called silent',
    file: 'core/case/case-visit.ts',
    from: "replies.map(({ queryId, replyId }) => ({ type: 'hint-reply', queryId, replyId }));",
    to: 'replies.length < 0 ? [] : [];',
  },
  {
    name: 'event-that-wakes-nobody',
    trips: 'a result knows every job',
    file: 'functions/record-event/record-event.ts',
    from: '  await store.pullForward(caseId, plusSeconds(clock(), recheckSeconds));\n',
    to: '',
  },
  {
    name: 'look-trusted-that-is-too-late',
    trips: 'an agency that answers is heard',
    file: 'core/case/next-look.ts',
    from: '  nextActionAt <= by &&\n',
    to: "  by !== '' &&\n",
  },
];
