import type { Acknowledgement, InformationType, Question, Standing, WireReply } from '#core/agency';
import { AgencyUnavailable } from '#core/faults';
import type { Transport } from '#core/ports';

type Answered = { type: 'answered'; reply: WireReply };

/** The reply ends a question that went out under this message id, and not the one that was asked about. */
export type StatusOfAnother = { type: 'of-another'; messageId: string; reply: WireReply };

/** What came of one call. An agency that cannot be reached is an outcome too: the row waits, not the message. */
export type Heard =
  | Exclude<Acknowledgement, { type: 'answered' }>
  | Exclude<Standing, { type: 'answered' | 'of-another' }>
  | Answered;

/** Nobody answered for the agency; one that asks for a pause does answer. */
export const isSilence = (said: Heard): boolean =>
  (said.type === 'unavailable' || said.type === 'unknown') && said.code !== 'http-429';

const outageOf = (error: unknown): { code: string; retryAfterSeconds?: number } => {
  if (!(error instanceof AgencyUnavailable)) throw error;
  const { code, retryAfterSeconds } = error;
  return { code, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
};

/** Asks once. Throws `ContractBreach` for a reply that cannot be an acknowledgement. */
export const askAgency = async (
  question: Question,
  informationType: InformationType,
  transport: Transport,
): Promise<Heard> => {
  try {
    const reply = await transport(informationType.encode(question), informationType);
    const said = informationType.readAcknowledgement(reply);
    return said.type === 'answered' ? { type: 'answered', reply } : said;
  } catch (error) {
    return { type: 'unavailable', ...outageOf(error) };
  }
};

/** Asks what became of a question. */
export const askStanding = async (
  question: Question,
  {
    informationType,
    standing,
  }: { informationType: InformationType; standing: NonNullable<InformationType['standing']> },
  transport: Transport,
): Promise<Heard | StatusOfAnother> => {
  try {
    const reply = await transport(standing.encode(question), informationType);
    const said = standing.read(reply, question);
    return said.type === 'answered' || said.type === 'of-another' ? { ...said, reply } : said;
  } catch (error) {
    return { type: 'unknown', ...outageOf(error) };
  }
};
