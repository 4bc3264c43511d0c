import type { SmevChannel } from '#contracts/protocols/smev3/channel';

/** ФНС over the bus. A real answer about one person stays far below 512 KB. */
export const taxChannel: SmevChannel = {
  version: '1.1',
  endpoint: 'smev',
  nodeId: 'tax',
  timeoutSeconds: 20,
  maxReplyBytes: 524_288,
};
