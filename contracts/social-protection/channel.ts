import type { SmevChannel } from '#contracts/protocols/smev3/channel';

/** Our own queue of requests. A request about one person stays far below 256 KB, and so fits into one row. */
export const providerChannel: SmevChannel = {
  version: '1.1',
  endpoint: 'smev',
  nodeId: 'social-protection',
  timeoutSeconds: 20,
  maxReplyBytes: 262_144,
};
