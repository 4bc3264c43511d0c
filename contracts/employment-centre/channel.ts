import type { SmevChannel } from '#contracts/protocols/smev3/channel';

/** The employment service over the bus: periods and payments of one person stay far below 512 KB. */
export const employmentChannel: SmevChannel = {
  version: '1.1',
  endpoint: 'smev',
  nodeId: 'employment-centre',
  timeoutSeconds: 20,
  maxReplyBytes: 524_288,
};
