import { type LocalReply, localProblem } from '#infra/local/gateway/local-reply';

/** Hands an order to the simulated agencies: `{agency, behaviour}`, see `agencies-control.ts`. */
export const orderAgency = async (
  agencies: string | undefined,
  body: Buffer | undefined,
): Promise<LocalReply> => {
  if (agencies === undefined || body === undefined) return localProblem(404, 'Nobody here takes orders');
  const reply = await fetch(`${agencies}/control/behaviour`, { method: 'POST', body: body.toString('utf8') });
  const text = await reply.text();
  return reply.ok
    ? { status: 200, headers: { 'content-type': 'application/json' }, body: text }
    : localProblem(400, 'An agency of the registry and a behaviour of the population file are needed');
};
