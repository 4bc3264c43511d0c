import type { SmevChannel } from '#contracts/protocols/smev3/channel';

/** The ministry of the interior over the bus: a dossier of passports stays far below 128 KB. */
export const interiorChannel: SmevChannel = {
  version: '1.1',
  endpoint: 'smev',
  nodeId: 'interior-ministry',
  timeoutSeconds: 20,
  maxReplyBytes: 131_072,
};
