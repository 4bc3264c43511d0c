import * as z from 'zod';
import { OFFICES_CLAIM, SCOPES } from '#schemas/front-door';
import { OfficeId } from '#schemas/ids';

/** Who calls, as the gateway has verified it; nothing that the caller wrote into the request counts. */
export type Caller =
  /** Signed by a role of the account (IAM). */
  | { type: 'operator' }
  /** A token: of offices, of a system that posts employment events, or of both. */
  | { type: 'system'; offices: readonly OfficeId[]; postsEmploymentEvents: boolean }
  | { type: 'unknown' };

const Verified = z.object({
  authorizer: z.object({
    iam: z.object({ userArn: z.string().min(1) }).nullish(),
    jwt: z
      .object({
        claims: z.record(z.string(), z.unknown()),
        scopes: z.array(z.string()).nullish(),
      })
      .nullish(),
  }),
});

/** The gateway hands on a list as `[a b]`; issuers write `a b` or `a,b`. */
const wordsOf = (claim: unknown): string[] =>
  typeof claim === 'string' ? claim.split(/[\s,[\]"]+/).filter((word) => word !== '') : [];

const isOfficeId = (word: string): boolean => OfficeId.safeParse(word).success;

/** Reads `requestContext` of an HTTP API event, payload format 2.0. A token without offices speaks for none. */
export const callerOf = (requestContext: unknown): Caller => {
  const { iam, jwt } = Verified.safeParse(requestContext).data?.authorizer ?? {};
  if (iam !== undefined && iam !== null) return { type: 'operator' };
  if (jwt === undefined || jwt === null) return { type: 'unknown' };
  const scopes = [...(jwt.scopes ?? []), ...wordsOf(jwt.claims['scope'])];
  const offices = scopes.includes(SCOPES.office) ? wordsOf(jwt.claims[OFFICES_CLAIM]) : [];
  return {
    type: 'system',
    offices: offices.filter(isOfficeId),
    postsEmploymentEvents: scopes.includes(SCOPES['event-source']),
  };
};

/** Whether the caller may read and change what belongs to an office: operators of every one, a token of its own. */
export const speaksFor = (caller: Caller, officeId: string): boolean => {
  switch (caller.type) {
    case 'operator':
      return true;
    case 'system':
      return caller.offices.includes(officeId);
    case 'unknown':
      return false;
  }
};

/** Whether the caller may hand in employment events. */
export const mayPostEvents = (caller: Caller): boolean =>
  caller.type === 'operator' || (caller.type === 'system' && caller.postsEmploymentEvents);
