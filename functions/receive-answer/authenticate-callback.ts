import type { CallbackSignature, PostedCall } from '#core/callback-signature';
import { ContractBreach } from '#core/faults';
import type { Clock } from '#core/ports';
import type { TrustedKeys } from '#functions/runtime/outgoing/signed-exchange';

export type AuthenticateCallbackDeps = {
  /** `undefined`: the agency is not known, or signs nothing. */
  callbackSignatureOf: (agencyId: string) => CallbackSignature | undefined;
  trustedKeys: TrustedKeys;
  clock: Clock;
};

export type Authentication =
  /** `nonce`: of a signed call, which is taken once. */
  { type: 'authentic'; nonce?: string } | { type: 'not-signed' };

/**
 * Whether a call may be believed to come from the agency. One that is not known, or signs nothing by its descriptor, is
 * passed on: its questions decide.
 */
export const authenticateCallback = (
  agencyId: string,
  call: PostedCall,
  { callbackSignatureOf, trustedKeys, clock }: AuthenticateCallbackDeps,
): Authentication => {
  const signature = callbackSignatureOf(agencyId);
  if (signature === undefined) return { type: 'authentic' };
  try {
    const { nonce } = signature.verify(call, trustedKeys[agencyId] ?? [], clock());
    return { type: 'authentic', nonce };
  } catch (error) {
    if (error instanceof ContractBreach) return { type: 'not-signed' };
    throw error;
  }
};
