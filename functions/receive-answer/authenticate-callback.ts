import type { CallbackSignature, PostedCall } from '#core/callback-signature';
import { ContractBreach } from '#core/faults';
import type { CaseStore, Clock } from '#core/ports';
import type { TrustedKeys } from '#functions/runtime/signed-exchange';

export type AuthenticateCallbackDeps = {
  store: Pick<CaseStore, 'rememberNonce'>;
  /** `undefined`: the agency is not known, or signs nothing. */
  callbackSignatureOf: (agencyId: string) => CallbackSignature | undefined;
  trustedKeys: TrustedKeys;
  clock: Clock;
};

/**
 * Whether a call may be believed to come from the agency. `replayed`: signed, and taken before: whoever repeats a call signs
 * it anew. An agency that is not known, or signs nothing by its descriptor, is passed on: its questions decide.
 */
export const authenticateCallback = async (
  agencyId: string,
  call: PostedCall,
  { store, callbackSignatureOf, trustedKeys, clock }: AuthenticateCallbackDeps,
): Promise<'authentic' | 'not-signed' | 'replayed'> => {
  const signature = callbackSignatureOf(agencyId);
  if (signature === undefined) return 'authentic';
  const now = clock();
  try {
    const { nonce } = signature.verify(call, trustedKeys[agencyId] ?? [], now);
    const remembered = await store.rememberNonce(agencyId, nonce, now);
    return remembered === 'known' ? 'replayed' : 'authentic';
  } catch (error) {
    if (error instanceof ContractBreach) return 'not-signed';
    throw error;
  }
};
