import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

/**
 * The key that signs our messages on stands without a certified provider: 256 random bits, written in hexadecimal. Its
 * public half is made known to the exchange, so it outlives a stack that keeps data.
 */
export class SigningKey extends Construct {
  /** A dynamic reference: the template holds where the key is, never the key. */
  readonly value: string;

  constructor(scope: Construct, id: string, props: { keepsData: boolean }) {
    super(scope, id);
    const secret = new Secret(this, 'Key', {
      description: 'Signs messages to agencies (GOST R 34.10-2012)',
      generateSecretString: {
        passwordLength: 64,
        excludePunctuation: true,
        excludeUppercase: true,
        excludeCharacters: 'ghijklmnopqrstuvwxyz',
        requireEachIncludedType: false,
      },
      removalPolicy: props.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.value = secret.secretValue.unsafeUnwrap();
  }
}
