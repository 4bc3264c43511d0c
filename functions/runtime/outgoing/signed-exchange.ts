import type { Agency, AnswerQueue, CollectedMessage, InformationType, WireReply } from '#core/agency';
import { ContractBreach } from '#core/faults';
import type { Transport } from '#core/ports';
import type { InquiryQueue, Provider } from '#core/inquiries/provider';
import { existing } from '#functions/runtime/missing-row';

/** Agency id → public keys of whoever signs its messages. An agency that is not named here is believed nothing. */
export type TrustedKeys = Readonly<Record<string, readonly string[]>>;

/** Whose messages are signed: an agency, or we ourselves where others ask us. */
type Counterpart = Pick<Agency, 'id' | 'endpoints'>;

/** From a reply as it came to what its sender has signed; `undefined`: no signature is due at this endpoint. */
const authentication = (
  agency: Counterpart,
  endpoint: string,
  trusted: TrustedKeys,
): ((reply: WireReply) => WireReply) | undefined => {
  const signature = agency.endpoints[endpoint]?.signature;
  if (signature === undefined) return undefined;
  const verifier = signature.verifierOf(trusted[agency.id] ?? []);
  return (reply) => signature.authenticate(reply, verifier);
};

/**
 * Signs what leaves for an endpoint where a signature is due. A certified provider stands here in place of the key: it is
 * a `Signer` like the one that `signerOf` makes of the key (docs/decisions).
 */
export const signedTransport =
  (transport: Transport, agency: Counterpart, signingKey: string | undefined): Transport =>
  async (request, limits) => {
    const signature = agency.endpoints[request.endpoint]?.signature;
    if (signature === undefined) return transport(request, limits);
    return transport(
      await signature.sign(request, signature.signerOf(existing(signingKey, 'signing-key'))),
      limits,
    );
  };

/** A status that is not signed as due says nothing: what became of the question is as unknown as before. */
const authenticStanding = (
  standing: NonNullable<InformationType['standing']>,
  authentic: (reply: WireReply) => WireReply,
): NonNullable<InformationType['standing']> => ({
  ...standing,
  read: (reply, question) => {
    const said = standing.read(reply, question);
    if (said.type === 'unknown') return said;
    try {
      return standing.read(authentic(reply), question);
    } catch (error) {
      if (!(error instanceof ContractBreach)) throw error;
      return { type: 'unknown', code: 'not-authentic' };
    }
  },
});

/** Reads only what was signed. An acceptance is believed if it was signed too; a reply that says nothing may say it unsigned. */
export const authenticType = (
  informationType: InformationType,
  agency: Agency,
  trusted: TrustedKeys,
): InformationType => {
  const authentic = authentication(agency, informationType.endpoint, trusted);
  if (authentic === undefined) return informationType;
  const { standing, attachments } = informationType;
  return {
    ...informationType,
    ...(standing === undefined ? {} : { standing: authenticStanding(standing, authentic) }),
    readAcknowledgement: (reply) => {
      const said = informationType.readAcknowledgement(reply);
      // An acceptance says nothing but itself: it is believed if a signature over it holds, and needs no second reading.
      if (said.type === 'accepted') authentic(reply);
      return said;
    },
    decode: (reply) => informationType.decode(authentic(reply)),
    // Most replies bring nothing along: no signature is checked twice to learn that.
    ...(attachments === undefined
      ? {}
      : { attachments: (reply) => attachments(reply) && attachments(authentic(reply), reply) }),
  };
};

/** One that is not signed as due is told by its id alone; what cannot be read is the reader's breach or outage. */
const readForged = (answerQueue: AnswerQueue, reply: WireReply): CollectedMessage | undefined => {
  const told = answerQueue.readPoll(reply);
  if (told === undefined) return undefined;
  return { agencyMessageId: told.agencyMessageId, isStatusOnly: false, isForged: true };
};

/** Reads only messages that were signed, from what was signed. An empty queue needs no signature. */
export const authenticQueue = (
  answerQueue: AnswerQueue,
  agency: Agency,
  trusted: TrustedKeys,
): AnswerQueue => {
  const authentic = authentication(agency, answerQueue.endpoint, trusted);
  if (authentic === undefined) return answerQueue;
  return {
    ...answerQueue,
    readPoll: (reply) => {
      try {
        return answerQueue.readPoll(authentic(reply));
      } catch (error) {
        if (!(error instanceof ContractBreach)) throw error;
        return readForged(answerQueue, reply);
      }
    },
  };
};

/** Requests of others, read only from what the bus signed; one that is not signed as due is told by its id alone. */
export const authenticInquiries = (provider: Provider, trusted: TrustedKeys): InquiryQueue => {
  const { inquiries } = provider;
  const authentic = authentication(provider, inquiries.endpoint, trusted);
  if (authentic === undefined) return inquiries;
  return {
    ...inquiries,
    readPoll: (reply) => {
      try {
        return inquiries.readPoll(authentic(reply));
      } catch (error) {
        if (!(error instanceof ContractBreach)) throw error;
        const told = inquiries.readPoll(reply);
        return told === undefined ? undefined : { ...told, isForged: true };
      }
    },
    decode: (reply) => inquiries.decode(authentic(reply)),
    // That the bus has an answer is believed if it signed it; whatever else it says, the answer is sent again.
    readDelivery: (reply) => {
      const said = inquiries.readDelivery(reply);
      if (said.type === 'taken' && said.isRepeat === undefined) authentic(reply);
      return said;
    },
  };
};

/** The information types of a registry, each reading only what was signed. */
export const authenticTypes =
  (findAgency: (id: string) => Agency | undefined, trusted: TrustedKeys) =>
  (agencyId: string, kind: string): InformationType | undefined => {
    const agency = findAgency(agencyId);
    const found = agency?.informationTypes.find((type) => type.kind === kind);
    return agency === undefined || found === undefined ? undefined : authenticType(found, agency, trusted);
  };
