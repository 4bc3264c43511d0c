import type { AgencyName, SimulatedKind, SimulatedPerson } from '#contracts/protocols/simulator-population';
import type { SimulatedXml, WrittenXml } from '#contracts/protocols/simulator-xml';
import type { Sender } from '#contracts/protocols/smev3/simulator-envelope';

/** What an agency reads out of the content of a message. */
export type SmevQuestion = {
  /** Digest of the identifier that names the person. */
  person: string;
  /** Everything else that is business content: period, day. No identifiers of people. */
  fields: Record<string, string>;
  /** The caller's id of the question, where the information type carries one. */
  queryId?: string;
};

export type SmevAnswer =
  | { type: 'content'; content: WrittenXml }
  | {
      type: 'rejected';
      code: 'ACCESS_DENIED' | 'NO_DATA' | 'UNKNOWN_REQUEST_DESCRIPTION' | 'FAILURE';
      description: string;
    };

/** A question as it was taken; `acceptedAt` is an ISO instant. */
export type AskedQuestion = {
  fields: Readonly<Record<string, string>>;
  queryId: string;
  acceptedAt: string;
};

/** What the agency has to say; `known` may still end in "not found" where the register has no record. */
export type SmevOutcome =
  | { type: 'known'; person: SimulatedPerson }
  | { type: 'not-found'; person?: SimulatedPerson }
  | { type: 'not-ready' }
  | { type: 'refused' };

/** One information type of an agency on the bus. */
export type SmevService = {
  kind: SimulatedKind;
  namespace: string;
  requestRoot: string;
  responseRoot: string;
  /** `undefined`: the content breaks the information type's schema. */
  read: (content: SimulatedXml) => SmevQuestion | undefined;
  answer: (asked: AskedQuestion, outcome: SmevOutcome) => SmevAnswer;
};

/** An agency as the bus stands in front of it. */
export type SmevAgency = {
  agency: AgencyName;
  sender: Sender;
  services: readonly SmevService[];
  /** The person as the agency describes them once it has changed its mind: every answer differs. */
  contradicted: (person: SimulatedPerson) => SimulatedPerson;
};

export const noData = (): SmevAnswer => ({
  type: 'rejected',
  code: 'NO_DATA',
  description: 'Запрашиваемые сведения не найдены',
});
export const failure = (): SmevAnswer => ({
  type: 'rejected',
  code: 'FAILURE',
  description: 'Сведения ещё не готовы, повторите запрос позже',
});
export const accessDenied = (): SmevAnswer => ({
  type: 'rejected',
  code: 'ACCESS_DENIED',
  description: 'Нет права на получение сведений',
});
