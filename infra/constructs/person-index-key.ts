import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

/** Key of the digest under which people are found. Whoever loses it loses the index, so it outlives a stack that keeps data. */
export class PersonIndexKey extends Construct {
  /** A dynamic reference: the template holds where the key is, never the key. */
  readonly value: string;

  constructor(scope: Construct, id: string, props: { keepsData: boolean }) {
    super(scope, id);
    const secret = new Secret(this, 'Key', {
      description: 'Keyed digest of identifiers in the person index',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: props.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.value = secret.secretValue.unsafeUnwrap();
  }
}
