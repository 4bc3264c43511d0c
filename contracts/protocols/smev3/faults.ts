import type { ReplyContent } from '#schemas/answer';

/** What a fault of the bus means for the question that met it. */
export type FaultAction = 'accepted' | 'unavailable' | 'needs-new-epoch' | 'invalid-query' | 'refused';

/** A fault as it came: the element's (or `xsi:type`'s) local name, and NNN of `SMEV-NNN` in the description. */
export type SmevFault = { name: string; number?: string };

/**
 * Faults of the message exchange schemas and of the catalogue of typical errors (2017, 2019). `MessageIsAlreadySent` is
 * a success for an id that we have sent before: ids are deterministic and remembered before the first send (`send-query`).
 */
export const FAULTS: readonly { name: string; number: string; action: FaultAction }[] = [
  { name: 'MessageIsAlreadySent', number: '301', action: 'accepted' },
  { name: 'SMEVFailure', number: '60', action: 'unavailable' },
  { name: 'DestinationOverflow', number: '600', action: 'unavailable' },
  { name: 'QuoteLimitExceeded', number: '202', action: 'unavailable' },
  { name: 'StaleMessageId', number: '302', action: 'needs-new-epoch' },
  { name: 'EndOfLifeReached', number: '500', action: 'needs-new-epoch' },
  { name: 'InvalidMessageIdFormat', number: '300', action: 'invalid-query' },
  { name: 'InvalidContent', number: '403', action: 'invalid-query' },
  { name: 'BusinessDataTypeIsNotSupported', number: '401', action: 'invalid-query' },
  { name: 'UnknownMessageType', number: '402', action: 'invalid-query' },
  { name: 'AttachmentSizeLimitExceeded', number: '200', action: 'invalid-query' },
  { name: 'AttachmentContentMiscoordination', number: '201', action: 'invalid-query' },
  { name: 'TransactionCodeInvalid', number: '502', action: 'invalid-query' },
  { name: 'SignatureVerificationFault', number: '100', action: 'refused' },
  { name: 'AccessDenied', number: '504', action: 'refused' },
  { name: 'PersonalAccessDenied', number: '504', action: 'refused' },
  { name: 'SenderIsNotRegistered', number: '503', action: 'refused' },
  { name: 'RecipientIsNotFound', number: '503', action: 'refused' },
];

/** The message to acknowledge is not pending: acknowledged already, or its lease ran out and it comes again. */
export const isNothingToAcknowledge = (fault: SmevFault): boolean =>
  fault.name === 'TargetMessageIsNotFound' || fault.number === '501';

/** The row of a fault: by name first, then by number. `Code` is never asked (it varies from contour to contour). */
const rowOf = (fault: SmevFault) =>
  FAULTS.find(({ name }) => name === fault.name) ?? FAULTS.find(({ number }) => number === fault.number);

export const actionOf = (fault: SmevFault): FaultAction | undefined => rowOf(fault)?.action;

/** `smev-403`; `smev-unknown` where neither name nor number says anything. */
export const faultCodeOf = (fault: SmevFault): string =>
  `smev-${fault.number ?? rowOf(fault)?.number ?? 'unknown'}`;

/**
 * A fault that ends the question, as an answer. What is worth repeating is "not ready": the question is asked again
 * under a new message id. An unknown fault is a refusal that a person looks at, never "not found".
 */
export const outcomeOfFault = (fault: SmevFault): ReplyContent => {
  const code = faultCodeOf(fault);
  switch (actionOf(fault)) {
    case 'unavailable':
    case 'needs-new-epoch':
      return { outcome: 'not-ready', code };
    case 'invalid-query':
      return { outcome: 'invalid-query', code };
    case 'accepted':
    case 'refused':
    case undefined:
      return { outcome: 'refused', code };
  }
};
