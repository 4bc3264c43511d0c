import type * as z from 'zod';

/** A JSON body of that shape; `undefined` for anything else. The simulators do not share the adapters' reader. */
export const readSimulatedJson = <Shape extends z.ZodType>(
  body: Uint8Array,
  shape: Shape,
): z.infer<Shape> | undefined => {
  try {
    // eslint-disable-next-line no-restricted-syntax -- `#contracts/wire/json` is what the simulators have to check
    const content: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return shape.safeParse(content).data;
  } catch {
    return undefined;
  }
};
