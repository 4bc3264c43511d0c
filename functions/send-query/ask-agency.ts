import type { Acknowledgement, InformationType, Question, WireReply } from '#core/agency';
import { AgencyUnavailable } from '#core/faults';
import type { Transport } from '#core/ports';

/** What came of one call. An agency that cannot be reached is an outcome too: the row waits, not the message. */
export type Heard = Exclude<Acknowledgement, { type: 'answered' }> | { type: 'answered'; reply: WireReply };

/** Nobody answered for the agency; one that asks for a pause does answer. */
export const isSilence = (said: Heard): boolean => said.type === 'unavailable' && said.code !== 'http-429';

const heard = (acknowledgement: Acknowledgement, reply: WireReply): Heard =>
  acknowledgement.type === 'answered' ? { type: 'answered', reply } : acknowledgement;

/** Asks once. Throws `ContractBreach` for a reply that cannot be an acknowledgement. */
export const askAgency = async (
  question: Question,
  informationType: InformationType,
  transport: Transport,
): Promise<Heard> => {
  try {
    const reply = await transport(informationType.encode(question), informationType);
    return heard(informationType.readAcknowledgement(reply), reply);
  } catch (error) {
    if (!(error instanceof AgencyUnavailable)) throw error;
    const { code, retryAfterSeconds } = error;
    return {
      type: 'unavailable',
      code,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    };
  }
};
