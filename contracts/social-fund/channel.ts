import type { SmevChannel } from '#contracts/protocols/smev3/channel';

/** The Social Fund over the bus: payments of one person stay far below 512 KB. */
export const socialFundChannel: SmevChannel = {
  version: '1.1',
  endpoint: 'smev',
  nodeId: 'social-fund',
  timeoutSeconds: 20,
  maxReplyBytes: 524_288,
};
