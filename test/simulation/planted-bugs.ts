/** One bug: in a file of the exchange, a text that stands there once, and what stands there instead. */
export type PlantedBug = { name: string; file: string; from: string; to: string };

/** Bugs as they are really made, each of which some seed must find. */
export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: 'acknowledged-before-stored',
    file: 'functions/collect-answers/collect-answers.ts',
    from: '  await store.storeReply({ replyId, caseId, queryId, agency, receivedAt, reply });\n',
    to: '  await acknowledge(message, deps);\n  await store.storeReply({ replyId, caseId, queryId, agency, receivedAt, reply });\n',
  },
];
