import type { SmevVersion } from '#contracts/protocols/smev3/names';
import type { TextEscaping } from '#contracts/protocols/xmldsig/smev-transform';

/** How one agency is reached over the bus. */
export type SmevChannel = {
  version: SmevVersion;
  /** Name of the agency's endpoint that takes questions, polls and acknowledgements. */
  endpoint: string;
  /** `NodeID`: gives the agency an answer queue of its own. At most 50 characters. */
  nodeId: string;
  timeoutSeconds: number;
  maxReplyBytes: number;
  /** How the bus escapes `>` in signed text: rule 9 of its transform. @default 'canonical' */
  textEscaping?: TextEscaping;
};
