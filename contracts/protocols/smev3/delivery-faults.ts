import type { SmevFault } from '#contracts/protocols/smev3/faults';

/** What a fault of the bus means for the answer that met it. */
type DeliveryAction =
  /** The bus has it. */
  | 'taken'
  /** Again later, under the same id. */
  | 'retry'
  /** Again later, and a person is needed: our registration, certificate or rights. */
  | 'blocked'
  /** Again under a new id. */
  | 'new-id'
  /** Never again. */
  | 'stop';

/**
 * Faults of the message exchange schemas as `SendResponse` may meet them, and of the catalogue of typical errors (2017, 2019). The
 * asking side has a table of its own: there a fault is an answer to a question, here there is nobody to tell.
 */
export const DELIVERY_FAULTS: readonly { name: string; number?: string; action: DeliveryAction }[] = [
  { name: 'MessageIsAlreadySent', number: '301', action: 'taken' },
  { name: 'SMEVFailure', number: '60', action: 'retry' },
  { name: 'DestinationOverflow', number: '600', action: 'retry' },
  { name: 'QuoteLimitExceeded', number: '202', action: 'retry' },
  { name: 'StaleMessageId', number: '302', action: 'new-id' },
  { name: 'SignatureVerificationFault', number: '100', action: 'blocked' },
  { name: 'SenderIsNotRegistered', number: '503', action: 'blocked' },
  { name: 'AccessDenied', number: '504', action: 'blocked' },
  { name: 'PersonalAccessDenied', number: '504', action: 'blocked' },
  { name: 'BusinessDataTypeIsNotSupported', number: '401', action: 'blocked' },
  { name: 'RequestIsNotFound', action: 'stop' },
  { name: 'IncorrectResponseContentType', action: 'stop' },
  { name: 'RecipientIsNotFound', number: '503', action: 'stop' },
  { name: 'EndOfLifeReached', number: '500', action: 'stop' },
  { name: 'InvalidMessageIdFormat', number: '300', action: 'stop' },
  { name: 'InvalidContent', number: '403', action: 'stop' },
  { name: 'UnknownMessageType', number: '402', action: 'stop' },
  { name: 'AttachmentSizeLimitExceeded', number: '200', action: 'stop' },
  { name: 'AttachmentContentMiscoordination', number: '201', action: 'stop' },
  { name: 'TransactionCodeInvalid', number: '502', action: 'stop' },
];

const rowOf = (fault: SmevFault) =>
  DELIVERY_FAULTS.find(({ name }) => name === fault.name) ??
  DELIVERY_FAULTS.find(({ number }) => number !== undefined && number === fault.number);

/** Of a fault that nobody knows nothing is known: the answer is sent again. */
export const deliveryActionOf = (fault: SmevFault): DeliveryAction => rowOf(fault)?.action ?? 'retry';

/** `smev-403`; the name of the fault where it has no number; `smev-unknown`. */
export const deliveryCodeOf = (fault: SmevFault): string => {
  const row = rowOf(fault);
  const number = fault.number ?? row?.number;
  if (number !== undefined) return `smev-${number}`;
  return row === undefined ? 'smev-unknown' : row.name;
};
