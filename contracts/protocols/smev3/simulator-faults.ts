import type { SmevFault } from '#contracts/protocols/smev3/simulator-envelope';

const SYNC = 'fed0:PRODUCTION_AREA:FED0_CORE2 : TR:SYNC:SPS:1';

/** The synchronous faults of the bus, by what happened (README.md, table of faults). */
export const busFaults = {
  format: {
    name: 'InvalidMessageIdFormat',
    code: SYNC,
    description: 'SMEV-300: Идентификатор сообщения не является UUID версии 1',
  },
  stale: {
    name: 'StaleMessageId',
    code: SYNC,
    description: 'SMEV-302: Идентификатор сообщения сформирован более суток назад',
  },
  repeated: {
    name: 'MessageIsAlreadySent',
    code: '028122',
    description: 'SMEV-301: Сообщение с таким идентификатором уже отправлено',
  },
  unknownType: {
    name: 'BusinessDataTypeIsNotSupported',
    code: SYNC,
    description: 'SMEV-401: Вид сведений не поддерживается',
  },
  unknownQueue: {
    name: 'UnknownMessageType',
    code: SYNC,
    description: 'SMEV-402: Тип сообщения неизвестен',
  },
  wrongEnvelope: {
    name: 'InvalidContent',
    code: SYNC,
    description: 'SMEV-403: Конверт не соответствует схеме',
  },
  notPending: {
    name: 'TargetMessageIsNotFound',
    code: SYNC,
    description: 'SMEV-501: Сообщение не найдено среди ожидающих подтверждения',
  },
  unsigned: {
    name: 'SignatureVerificationFault',
    code: SYNC,
    description: 'SMEV-100: ЭП-ОВ отсутствует или недействительна',
  },
} satisfies Record<string, SmevFault>;
