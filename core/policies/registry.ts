import type { PolicyPack } from '#core/policies/policy-pack';
import { vladimirRegional } from '#core/policies/vladimir-regional';
import type { PolicyReference } from '#schemas/verification-request';

const policies: readonly PolicyPack[] = [vladimirRegional];

/** The pack of exactly this region and edition, or `undefined`. */
export const findPolicy = (reference: PolicyReference): PolicyPack | undefined =>
  policies.find(
    (policy) => policy.reference.id === reference.id && policy.reference.edition === reference.edition,
  );
