import type { Credentials } from '#ops/cli/api/sign-call';

/** By what this person or system proves who it is, from the environment. */
export type Identity = {
  /** JWT of an office or an employment centre (`SVERKA_TOKEN`). */
  token: string | undefined;
  /** Of the exchange, where its address does not say it (`AWS_REGION`). */
  region: string | undefined;
  /** Keys that stand in the environment itself; looks nowhere else. */
  ownKeys: () => Credentials | undefined;
  /** Wherever AWS tools look: environment, `AWS_PROFILE`, single sign-on, a role; `undefined` where there is nothing. */
  findKeys: () => Promise<Credentials | undefined>;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** A variable that is set to nothing is not set. */
const setIn = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));

const ownKeysIn = (environment: Environment): Credentials | undefined => {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = environment;
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
};

/** Keys by the chain of AWS. It remembers what it found until that expires: a second factor is asked for once. */
const chain = (askCode: (serial: string) => Promise<string>): (() => Promise<Credentials | undefined>) => {
  const remembered: { provider?: ReturnType<typeof providerOf> } = {};
  return async () => {
    remembered.provider ??= providerOf(askCode);
    const find = await remembered.provider;
    try {
      const { accessKeyId, secretAccessKey, sessionToken } = await find();
      return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
    } catch {
      // Why each place had nothing says little; the command says what to set.
      return undefined;
    }
  };
};

const providerOf = async (askCode: (serial: string) => Promise<string>) => {
  const { defaultProvider } = await import('@aws-sdk/credential-provider-node');
  return defaultProvider({ mfaCodeProvider: askCode });
};

export const identityIn = (
  variables: Environment,
  askCode: (serial: string) => Promise<string>,
): Identity => {
  const environment = setIn(variables);
  const chained = chain(askCode);
  return {
    token: environment['SVERKA_TOKEN']?.trim(),
    region: environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION'],
    ownKeys: () => ownKeysIn(environment),
    findKeys: async () => ownKeysIn(environment) ?? (await chained()),
  };
};
