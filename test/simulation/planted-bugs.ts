/** One bug: in a file of the exchange, a text that stands there once, and what stands there instead. */
export type PlantedBug = { name: string; file: string; from: string; to: string };

/** Bugs as they are really made, each of which some seed must find. */
export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: 'acknowledged-before-stored',
    file: 'functions/collect-answers/settle-message.ts',
    from: '  await store.storeReply({ replyId, caseId, queryId, agency, receivedAt, reply });\n',
    to: '  await acknowledge(message, deps);\n  await store.storeReply({ replyId, caseId, queryId, agency, receivedAt, reply });\n',
  },
  {
    name: 'callback-taken-before-stored',
    file: 'functions/receive-answer/receive-answer.ts',
    from: '  await store.storeReply({ replyId, caseId, queryId, agency: agency.id, receivedAt, reply });\n  await store.pullForward(caseId, plusSeconds(receivedAt, recheckSeconds));\n',
    to: '  void store.storeReply({ replyId, caseId, queryId, agency: agency.id, receivedAt, reply }).catch(() => undefined);\n',
  },
  {
    name: 'random-message-id',
    file: 'functions/send-query/question-of.ts',
    from: '  uuidV1Of(`${queryId}#${progress.epoch}`, progress.epochStartedAt);',
    to: '  uuidV1Of(`${queryId}#${progress.epoch}#${performance.now()}`, progress.epochStartedAt);',
  },
  {
    name: 'accepted-before-stored',
    file: 'functions/accept-request/accept-request.ts',
    from: 'await store.acceptRequest(accepted, read.request);',
    to: "await store.acceptRequest(accepted, read.request).catch(() => 'accepted' as const);",
  },
  {
    name: 'questions-planned-after-the-case',
    file: 'functions/open-case/open-case.ts',
    from: '    await store.planQueries(queries);\n',
    to: '    await store.updateCase(opened(file.case, state, clock()));\n    await store.planQueries(queries);\n',
  },
  {
    name: 'announced-after-the-case-says-so',
    file: 'functions/publish-result/publish-result.ts',
    from: '    for (let version = publishedVersion + 1; version <= resultVersion; version += 1) {',
    to: '    if (publishedVersion < resultVersion) await store.updateCase(published(file, resultVersion, deps));\n    for (let version = publishedVersion + 1; version <= resultVersion; version += 1) {',
  },
  {
    name: 'announced-under-a-new-id',
    file: 'functions/publish-result/publish-result.ts',
    from: '    id: `${caseId}/${version}`,',
    to: '    id: `${caseId}/${version}/${performance.now()}`,',
  },
  {
    name: 'only-the-newest-announced',
    file: 'functions/publish-result/publish-result.ts',
    from: 'let version = publishedVersion + 1;',
    to: 'let version = resultVersion;',
  },
  {
    name: 'result-written-over',
    file: 'functions/reconcile-answer/conclude-case.ts',
    from: '  version: before.resultVersion + 1,',
    to: '  version: Math.max(before.resultVersion, 1),',
  },
  {
    name: 'concluded-too-soon',
    file: 'functions/reconcile-answer/conclude-case.ts',
    from: 'file.queries.some(isOpen)',
    to: 'file.queries.every(isOpen)',
  },
  {
    name: 'silence-before-the-day',
    file: 'core/case-visit.ts',
    from: '  return at.now >= (isUnderWay',
    to: '  return at.now < (isUnderWay',
  },
  {
    name: 'silence-in-the-wrong-unit',
    file: 'core/plus-seconds.ts',
    from: 'seconds * 1000',
    to: 'seconds * 100',
  },
  {
    name: 'breaches-not-counted',
    file: 'functions/reconcile-answer/decode-reply.ts',
    from: '      await store.updateProgress(query.queryId, query.progress, breached(query.progress, error.path));\n',
    to: '',
  },
  {
    name: 'lost-intake-not-brought-back',
    file: 'core/case-visit.ts',
    from: "steps: [{ type: 'hint-intake' }]",
    to: 'steps: []',
  },
  {
    name: 'lost-question-not-brought-back',
    file: 'core/case-visit.ts',
    from: "steps: [...hints, { type: 'hint-agency', queryId }]",
    to: 'steps: hints',
  },
  {
    name: 'lost-announcement-not-brought-back',
    file: 'core/case-visit.ts',
    from: "...(isPublished ? [] : [{ type: 'hint-publish' } as const]),",
    to: '',
  },
  {
    name: 'lost-event-not-brought-back',
    file: 'functions/sweep/sweep-event.ts',
    from: "  await toEvents({ schemaVersion: '1', type: 'event', source, sourceEventId, correlationId });\n",
    to: '',
  },
  {
    name: 'contradiction-hidden',
    file: 'functions/runtime/conclude-file.ts',
    from: '    furtherAnswers,\n    events,\n    office',
    to: '    furtherAnswers: [],\n    events,\n    office',
  },
  {
    name: 'somebody-named-in-the-log',
    file: 'functions/open-case/open-case.ts',
    from: "    return 'opened';\n",
    to: '    return `opened ${request.subjects[0]?.snils}`;\n',
  },
  {
    name: 'taken-before-its-reply-is-stored',
    file: 'functions/send-query/record-heard.ts',
    from: '  await deps.store.storeReply({ replyId, caseId, queryId, agency, receivedAt, reply });\n',
    to: '  await advance(query, takenAt(query.progress, receivedAt), deps);\n  await deps.store.storeReply({ replyId, caseId, queryId, agency, receivedAt, reply });\n',
  },
  {
    name: 'never-tried-again',
    file: 'core/query-progress.ts',
    from: "  state: 'planned',\n  attempts: progress.attempts + 1,\n  lastFailure: failure.code,\n  nextActionAt: plusSeconds(failure.now, failure.delaySeconds),\n  ...(mayHaveArrived",
    to: "  state: 'planned',\n  attempts: progress.attempts + 1,\n  lastFailure: failure.code,\n  nextActionAt: progress.dueAt,\n  ...(mayHaveArrived",
  },
  {
    name: 'case-forgotten-after-its-visit',
    file: 'functions/sweep/sweep-case.ts',
    from: 'nextActionAt === undefined ? next : { ...next, nextActionAt }',
    to: 'next',
  },
  {
    name: 'reply-that-wakes-nobody',
    file: 'core/case-visit.ts',
    from: "replies.map(({ queryId, replyId }) => ({ type: 'hint-reply', queryId, replyId }));",
    to: 'replies.length < 0 ? [] : [];',
  },
  {
    name: 'event-that-wakes-nobody',
    file: 'functions/record-event/record-event.ts',
    from: '  await store.pullForward(caseId, plusSeconds(clock(), recheckSeconds));\n',
    to: '',
  },
  {
    name: 'look-trusted-that-is-too-late',
    file: 'core/next-look.ts',
    from: '  nextActionAt <= by &&\n',
    to: "  by !== '' &&\n",
  },
];
