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

/** Hosts that a function may call, `host` or `host:port`, as a JSON list: those of its own agency in this stage, nobody else's. */
const Hosts = z
  .string()
  .transform(parsed)
  .pipe(z.array(z.string().regex(/^[a-z0-9.-]+(:\d{1,5})?$/)).min(1));

/** For a function that calls an agency: by which names, under which base URL, and which hosts it may call at all. */
export const outbound = { AGENCY_ENDPOINTS: jsonRecord(z.url()), ALLOWED_HOSTS: Hosts };

/** What every function may be told: any compatible service instead of AWS's own. */
export const serviceEndpoints = {
  SVERKA_SQS_ENDPOINT: z.url().optional(),
  SVERKA_DYNAMODB_ENDPOINT: z.url().optional(),
};

/** For a function behind the front door. Only the local stack opens it: a rule of the template forbids it on AWS. */
export const frontDoor = { DOOR: z.literal('open').optional() };

/** For a function that keeps an agency's own times. Only the local stack shortens them: a rule of the template forbids it on AWS. */
export const agencyPace = { AGENCY_PACE_SECONDS: digits.optional() };

/** Our key for messages where a signature is due: 32 random bytes or more, in hexadecimal. */
const SigningKey = z.string().regex(/^[0-9a-f]{64,256}$/);
/** Agency id → public keys that sign its messages, in hexadecimal. */
const TrustedKeys = jsonRecord(z.array(z.string().regex(/^[0-9a-f]{128,256}$/)));

/** For a function that reads what agencies say. Not optional: without it nothing could be refused. */
export const signatureReading = { TRUSTED_KEYS: TrustedKeys };
/** For a function that calls an agency; the key only where that agency's messages are signed. */
export const signatureExchange = { ...signatureReading, SIGNING_KEY: SigningKey.optional() };

export const TableName = z.string().min(1);
