import { SecretValue, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { deploymentOf } from '#infra/constructs/deployment';
import { fateOf } from '#infra/constructs/fate-of';

/** What is kept secret. Each is 64 random characters; `hexadecimal`: 256 random bits. */
const SECRETS = {
  'person-index-key': {
    description: 'Keyed digest of identifiers in the person index',
    alphabet: 'letters-and-digits',
  },
  /** For stands without a certified provider; its public half is made known to the exchange of the agencies. */
  'signing-key': {
    description: 'Signs messages to agencies (GOST R 34.10-2012)',
    alphabet: 'hexadecimal',
  },
} as const;

const HEXADECIMAL = {
  excludeUppercase: true,
  excludeCharacters: 'ghijklmnopqrstuvwxyz',
  requireEachIncludedType: false,
};

/** A secret that is made by AWS, known to nobody, and outlives a stack that keeps data: whoever loses it cannot make it again. */
export class KeptSecret extends Construct {
  /** A dynamic reference: the template holds where the secret is, never the secret. */
  readonly value: string;

  /** `versionId`: which of its versions is used. @default the current one, as it is when a function is changed */
  constructor(scope: Construct, id: keyof typeof SECRETS, versionId?: string) {
    super(scope, id);
    const { description, alphabet } = SECRETS[id];
    const { keys, keepsData } = deploymentOf(this);
    const secret = new Secret(this, 'Key', {
      description,
      encryptionKey: keys.secrets,
      generateSecretString: {
        passwordLength: 64,
        excludePunctuation: true,
        ...(alphabet === 'hexadecimal' ? HEXADECIMAL : {}),
      },
      removalPolicy: fateOf({ keepsData }),
    });
    this.value = (
      versionId === undefined
        ? secret.secretValue
        : SecretValue.secretsManager(secret.secretArn, { versionId })
    ).unsafeUnwrap();

    const byHand =
      'A timer would break what rests on it: digests in stored rows, a public half registered with others. docs/runbook.md#key-rotation.';
    Validations.of(this).acknowledge(
      { id: 'AwsSolutions-SMG4', reason: byHand },
      { id: 'NIST.800.53.R5-SecretsManagerRotationEnabled', reason: byHand },
    );
  }
}
