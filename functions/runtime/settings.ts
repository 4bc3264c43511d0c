import * as z from 'zod';

/** A whole number written as digits, as every value of an environment is text. */
export const digits = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

const parsed = (text: string, context: z.RefinementCtx<string>): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
};

/** A JSON object in one variable: names to values, nothing else. */
export const jsonRecord = <Value extends z.ZodType>(value: Value) =>
  z.string().transform(parsed).pipe(z.record(z.string(), value));

/** What every function may be told: any compatible service instead of AWS's own. */
export const serviceEndpoints = {
  SVERKA_SQS_ENDPOINT: z.url().optional(),
  SVERKA_DYNAMODB_ENDPOINT: z.url().optional(),
};

export const TableName = z.string().min(1);
