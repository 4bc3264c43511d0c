import { Stack } from 'aws-cdk-lib';
import {
  CfnSecurityGroup,
  CfnSecurityGroupIngress,
  CfnVPCEndpoint,
  type CfnVPCEndpointProps,
} from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { StageNetwork } from '#infra/stages';

const HTTPS = { ipProtocol: 'tcp', fromPort: 443, toPort: 443 };

/**
 * Services that functions themselves call, and what they ask of them. Keys are used by these services in a function's name,
 * secrets are read when it is deployed, its log is written by Lambda: no function needs a way to any of these three.
 */
const SERVICES = {
  dynamodb: ['BatchGetItem', 'ConditionCheckItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
  sqs: ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage', 'SendMessage'],
  events: ['PutEvents'],
} as const;
type Service = keyof typeof SERVICES;

/**
 * Where functions stand inside a network of the account: nobody comes in, and out lead HTTPS to the services that they call
 * and, for those that talk to agencies, HTTPS to the agencies' ranges. Subnets, routes and the way out belong to the network.
 */
export class ClosedNetwork extends Construct {
  readonly #facts: StageNetwork;
  readonly #functions: CfnSecurityGroup;
  readonly #callers: CfnSecurityGroup;

  constructor(scope: Construct, id: string, facts: StageNetwork) {
    super(scope, id);
    this.#facts = facts;
    const { vpcId } = facts;
    const services = new CfnSecurityGroup(this, 'Services', {
      vpcId,
      groupDescription: 'Sverka: ways to SQS and EventBridge',
      // Without a rule everything would be let out.
      securityGroupEgress: [{ ...HTTPS, cidrIp: '127.0.0.1/32', description: 'nowhere' }],
    });
    this.#functions = new CfnSecurityGroup(this, 'Functions', {
      vpcId,
      groupDescription: 'Sverka: functions, to the services that they call',
      securityGroupEgress: [
        { ...HTTPS, destinationSecurityGroupId: services.attrGroupId, description: 'SQS and EventBridge' },
        { ...HTTPS, destinationPrefixListId: facts.dynamodbPrefixListId, description: 'DynamoDB' },
      ],
    });
    this.#callers = new CfnSecurityGroup(this, 'Callers', {
      vpcId,
      groupDescription: 'Sverka: functions that talk to agencies',
      securityGroupEgress: facts.agencyRanges.map((cidrIp) => ({
        ...HTTPS,
        cidrIp,
        description: 'agencies',
      })),
    });
    new CfnSecurityGroupIngress(this, 'FromFunctions', {
      ...HTTPS,
      groupId: services.attrGroupId,
      sourceSecurityGroupId: this.#functions.attrGroupId,
      description: 'functions of this stack',
    });
    this.#endpoint('dynamodb', { vpcEndpointType: 'Gateway', routeTableIds: [...facts.routeTableIds] });
    for (const service of ['sqs', 'events'] as const) {
      this.#endpoint(service, {
        vpcEndpointType: 'Interface',
        privateDnsEnabled: true,
        subnetIds: [...facts.subnetIds],
        securityGroupIds: [services.attrGroupId],
      });
    }
  }

  get interfacePolicyArn(): string {
    return this.#facts.interfacePolicyArn;
  }

  /** Where a function stands. `callsAgencies`: it may also leave for them. */
  place(callsAgencies: boolean): { subnetIds: string[]; securityGroupIds: string[] } {
    const groups = callsAgencies ? [this.#functions, this.#callers] : [this.#functions];
    return {
      subnetIds: [...this.#facts.subnetIds],
      securityGroupIds: groups.map(({ attrGroupId }) => attrGroupId),
    };
  }

  /** A way to one service, for what we ask of it, and to nothing of another account: rows cannot be carried off by it. */
  #endpoint(
    service: Service,
    way: Omit<CfnVPCEndpointProps, 'vpcId' | 'serviceName' | 'policyDocument'>,
  ): void {
    const { region, account } = Stack.of(this);
    new CfnVPCEndpoint(this, service, {
      vpcId: this.#facts.vpcId,
      serviceName: `com.amazonaws.${region}.${service}`,
      ...way,
      policyDocument: new PolicyDocument({
        statements: [
          new PolicyStatement({
            principals: [new AnyPrincipal()],
            actions: SERVICES[service].map((action) => `${service}:${action}`),
            resources: ['*'],
            conditions: {
              StringEquals: { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': account },
            },
          }),
        ],
      }),
    });
  }
}
