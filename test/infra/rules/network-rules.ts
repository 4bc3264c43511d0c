import type { StageNetwork } from '#infra/stages';
import type { Rule } from '#test/infra/rules/rule';
import { functionsOf, idsWhere } from '#test/infra/rules/queue-facts';
import {
  at,
  idIn,
  listAt,
  numberAt,
  resources,
  textAt,
  textsAt,
  type Found,
  type StageTemplates,
} from '#test/infra/rules/stage-templates';

/** A network as an account may have it: two zones, the protected channel to СМЭВ behind one range. */
export const NETWORK: StageNetwork = {
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-1a1b2c3d4e5f60718'],
  routeTableIds: ['rtb-0a1b2c3d4e5f60718'],
  agencyRanges: ['172.16.90.0/24'],
  dynamodbPrefixListId: 'pl-66a5400f',
  interfacePolicyArn: 'arn:aws:iam::123456789012:policy/sverka-network-interfaces',
};

const GROUP = 'AWS::EC2::SecurityGroup';
const ENDPOINT = 'AWS::EC2::VPCEndpoint';

const groupsOf = ({ exchange }: StageTemplates): Found[] => resources(exchange, GROUP);
const endpointsOf = ({ exchange }: StageTemplates): Found[] => resources(exchange, ENDPOINT);

const isCaller = ({ properties }: Found): boolean =>
  at(properties, 'Environment', 'Variables', 'ALLOWED_HOSTS') !== undefined;
const standsInAgencyGroup = ({ properties }: Found): boolean =>
  listAt(properties, 'VpcConfig', 'SecurityGroupIds').some((one) => (idIn(one) ?? '').includes('Callers'));

const isHttps = (rule: Parameters<typeof at>[0]): boolean =>
  at(rule, 'IpProtocol') === 'tcp' && numberAt(rule, 'FromPort') === 443 && numberAt(rule, 'ToPort') === 443;

/** Where a group may lead, in our words. */
const KNOWN_WAYS = new Set([...NETWORK.agencyRanges, '127.0.0.1/32']);

export const networkRules: readonly Rule[] = [
  {
    name: 'every function stands in the private subnets',
    violations: (stage) =>
      idsWhere(
        functionsOf(stage),
        ({ properties }) => textsAt(properties, 'VpcConfig', 'SubnetIds').join() !== NETWORK.subnetIds.join(),
      ),
    breakIt: { type: 'AWS::Lambda::Function', id: 'opsapi', path: ['VpcConfig'] },
  },
  {
    name: 'who talks to agencies may leave for them, and nobody else',
    violations: (stage) => idsWhere(functionsOf(stage), (one) => isCaller(one) !== standsInAgencyGroup(one)),
    breakIt: {
      type: 'AWS::Lambda::Function',
      id: 'sweep',
      path: ['VpcConfig', 'SecurityGroupIds', 0],
      value: { 'Fn::GetAtt': ['networkCallers', 'GroupId'] },
    },
  },
  {
    name: 'out lead HTTPS to services and to the ranges of the agencies, and nothing else',
    violations: (stage) =>
      idsWhere(groupsOf(stage), ({ properties }) => {
        const ways = listAt(properties, 'SecurityGroupEgress');
        const isKnown = (way: (typeof ways)[number]): boolean =>
          isHttps(way) &&
          (at(way, 'DestinationSecurityGroupId') !== undefined ||
            textAt(way, 'DestinationPrefixListId') === NETWORK.dynamodbPrefixListId ||
            KNOWN_WAYS.has(textAt(way, 'CidrIp')));
        return ways.length === 0 || !ways.every(isKnown);
      }),
    breakIt: { type: GROUP, id: 'Functions', path: ['SecurityGroupEgress'] },
  },
  {
    name: 'nobody comes in but our functions to the ways out',
    violations: (stage) => [
      ...idsWhere(groupsOf(stage), ({ properties }) => at(properties, 'SecurityGroupIngress') !== undefined),
      ...idsWhere(
        resources(stage.exchange, 'AWS::EC2::SecurityGroupIngress'),
        ({ properties }) =>
          !isHttps(properties) ||
          !(idIn(at(properties, 'SourceSecurityGroupId')) ?? '').includes('Functions'),
      ),
    ],
    breakIt: {
      type: 'AWS::EC2::SecurityGroupIngress',
      path: ['SourceSecurityGroupId'],
    },
  },
  {
    name: 'DynamoDB, SQS and EventBridge are reached inside',
    violations: (stage) => {
      const reached = JSON.stringify(
        endpointsOf(stage).map(({ properties }) => at(properties, 'ServiceName')),
      );
      return ['.dynamodb', '.sqs', '.events'].filter((service) => !reached.includes(service));
    },
    breakIt: { type: ENDPOINT, id: 'sqs', path: [] },
  },
  {
    name: 'no way leads to a service of another account, or to more than we ask',
    violations: (stage) =>
      idsWhere(endpointsOf(stage), ({ properties }) => {
        const statements = listAt(properties, 'PolicyDocument', 'Statement');
        return (
          statements.length !== 1 ||
          statements.some(
            (one) =>
              textsAt(one, 'Action').join().includes('*') ||
              at(one, 'Condition', 'StringEquals', 'aws:ResourceAccount') === undefined,
          )
        );
      }),
    breakIt: { type: ENDPOINT, id: 'dynamodb', path: ['PolicyDocument', 'Statement', 0, 'Condition'] },
  },
];
