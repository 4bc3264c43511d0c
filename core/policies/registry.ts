import { irkutsk } from '#core/policies/irkutsk';
import { leningrad } from '#core/policies/leningrad';
import { penza } from '#core/policies/penza';
import type { PolicyPack } from '#core/policies/policy-pack';
import { vladimirFederal } from '#core/policies/vladimir-federal';
import { vladimirRegional } from '#core/policies/vladimir-regional';
import type { PolicyReference } from '#schemas/verification-request';

/** A region is one file beside this one and one name here. */
export const policies: readonly PolicyPack[] = [vladimirRegional, vladimirFederal, irkutsk, penza, leningrad];

/** The pack of exactly this region and edition, or `undefined`. */
export const findPolicy = (reference: PolicyReference): PolicyPack | undefined =>
  policies.find(
    (policy) => policy.reference.id === reference.id && policy.reference.edition === reference.edition,
  );
