import type { Act } from '#infra/acts';
import { DUE_INDEX, OFFICE_INDEX } from '#schemas/table';

/** What IAM calls the requests that the store makes. There is no deleting: rows leave by their `ttl`. */
type RowAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'ConditionCheckItem';
type Access = { rows: readonly RowAction[]; index?: string };

/** What the messages of a batch ask for at one time is read together. */
const READ = ['GetItem', 'BatchGetItem'] as const;

/** Method of the stores → the requests that it makes. */
export const methodAccess = {
  acceptRequest: { rows: ['PutItem'] },
  loadRequest: { rows: READ },
  loadHead: { rows: READ },
  loadCase: { rows: ['Query'] },
  loadQuery: { rows: READ },
  planQueries: { rows: ['PutItem'] },
  updateCase: { rows: ['PutItem'] },
  pullForward: { rows: [...READ, 'UpdateItem'] },
  updateProgress: { rows: ['UpdateItem'] },
  rememberMessage: { rows: ['PutItem'] },
  findMessage: { rows: READ },
  storeReply: { rows: ['PutItem'] },
  loadReply: { rows: READ },
  rememberNonce: { rows: ['PutItem'] },
  keepStray: { rows: ['PutItem'] },
  strayMessages: { rows: ['Query'] },
  recordAnswer: { rows: [...READ, 'UpdateItem', 'PutItem'] },
  writeResult: { rows: ['PutItem'] },
  loadResult: { rows: READ },
  acceptEvent: { rows: ['PutItem'] },
  loadEvent: { rows: READ },
  updateEvent: { rows: ['PutItem'] },
  attachEvent: { rows: ['PutItem'] },
  appendOfficeEvent: { rows: ['PutItem'] },
  loadChannel: { rows: READ },
  updateChannel: { rows: ['PutItem'] },
  markRows: { rows: ['Query', 'ConditionCheckItem', 'UpdateItem'] },
  appendAction: { rows: ['PutItem'] },
  loadActions: { rows: ['Query'] },
  recordFollowUp: { rows: ['PutItem'] },
  loadOfficeEvents: { rows: ['Query'] },
  loadMonitoring: { rows: ['Query'] },
  loadCases: { rows: READ },
  indexPerson: { rows: ['PutItem'] },
  findPerson: { rows: ['Query'] },
  linkCase: { rows: ['PutItem'] },
  acceptInquiry: { rows: ['PutItem'] },
  loadInquiry: { rows: READ },
  updateInquiry: { rows: ['UpdateItem'] },
  dueInquiries: { rows: [], index: DUE_INDEX.name },
  listInquiries: { rows: READ, index: DUE_INDEX.name },
  dueRows: { rows: [], index: DUE_INDEX.name },
  parkedEvents: { rows: READ, index: DUE_INDEX.name },
  casesOfOffice: { rows: READ, index: OFFICE_INDEX.name },
  pageOfOffice: { rows: READ, index: OFFICE_INDEX.name },
  casesThatOwe: { rows: READ, index: OFFICE_INDEX.name },
} as const satisfies Record<string, Access>;

export type StoreMethod = keyof typeof methodAccess;

/** Act → the methods of the store that it calls; its role is allowed these and nothing else. */
export const storeMethods = {
  'accept-request': [
    'acceptRequest',
    'loadCase',
    'loadRequest',
    'acceptEvent',
    'appendOfficeEvent',
    'recordFollowUp',
  ],
  'open-case': [
    'loadHead',
    'loadCase',
    'updateCase',
    'indexPerson',
    'findPerson',
    'loadEvent',
    'attachEvent',
    'linkCase',
    'pullForward',
  ],
  'send-query': [
    'loadQuery',
    'loadHead',
    'loadOfficeEvents',
    'rememberMessage',
    'findMessage',
    'storeReply',
    'keepStray',
    'updateProgress',
    'pullForward',
    'loadChannel',
    'updateChannel',
  ],
  'collect-answers': ['findMessage', 'loadRequest', 'storeReply', 'pullForward', 'keepStray'],
  'receive-answer': ['rememberNonce', 'loadQuery', 'storeReply', 'pullForward'],
  'answer-inquiries': [
    'acceptInquiry',
    'loadInquiry',
    'updateInquiry',
    'dueInquiries',
    'keepStray',
    'findPerson',
    'loadCase',
    'loadRequest',
  ],
  'reconcile-answer': [
    'loadReply',
    'loadQuery',
    'recordAnswer',
    'updateProgress',
    'pullForward',
    'loadCase',
    'loadRequest',
    'loadResult',
    'updateCase',
    'planQueries',
    'writeResult',
  ],
  'record-event': ['loadEvent', 'updateEvent', 'indexPerson', 'findPerson', 'attachEvent', 'pullForward'],
  sweep: [
    'dueRows',
    'loadChannel',
    'loadCase',
    'updateCase',
    'markRows',
    'recordAnswer',
    'loadRequest',
    'acceptRequest',
    'recordFollowUp',
    'appendOfficeEvent',
    'loadEvent',
    'updateEvent',
  ],
  'publish-result': ['loadCase', 'loadResult', 'updateCase'],
  'ops-api': [
    'loadChannel',
    'loadCase',
    'loadRequest',
    'loadResult',
    'loadQuery',
    'loadReply',
    'loadEvent',
    'casesOfOffice',
    'pageOfOffice',
    'casesThatOwe',
    'loadCases',
    'loadMonitoring',
    'parkedEvents',
    'strayMessages',
    'listInquiries',
    'appendAction',
    'loadActions',
    'updateCase',
    'pullForward',
  ],
} as const satisfies Record<Act, readonly StoreMethod[]>;

/** Everything that an act's role may do: actions on rows, and indexes that it may query. */
export const storeAccess = (act: Act): { rows: readonly RowAction[]; indexes: readonly string[] } => {
  const accesses: Access[] = storeMethods[act].map((method) => methodAccess[method]);
  return {
    rows: [...new Set(accesses.flatMap(({ rows }) => rows))].sort(),
    indexes: accesses.flatMap(({ index }) => (index === undefined ? [] : [index])),
  };
};
