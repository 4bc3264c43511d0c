import type { Resource, Template } from '#infra/local/template/assembly';
import { resolveValue, type References } from '#infra/local/template/intrinsics';
import { arnOf, pseudoParameter, type Place } from '#infra/local/template/place';

/** A resource of the template together with its logical id. */
export type NamedResource = { logicalId: string; resource: Resource };

type Physical = { ref: string; attributes: Record<string, string> };
type Naming = (name: string, place: Place) => Physical;

const arnOnly =
  (service: string, prefix: string): Naming =>
  (name) => ({ ref: name, attributes: { Arn: arnOf(service, `${prefix}${name}`) } });

const NAMING: Record<string, { property: string; naming: Naming }> = {
  'AWS::SQS::Queue': {
    property: 'QueueName',
    naming: (name, { queues: { urlBase, arnBase } }) => ({
      ref: `${urlBase}${name}`,
      attributes: { Arn: `${arnBase}${name}`, QueueName: name },
    }),
  },
  'AWS::DynamoDB::Table': { property: 'TableName', naming: arnOnly('dynamodb', 'table/') },
  'AWS::DynamoDB::GlobalTable': { property: 'TableName', naming: arnOnly('dynamodb', 'table/') },
  'AWS::Lambda::Function': { property: 'FunctionName', naming: arnOnly('lambda', 'function:') },
  'AWS::ApiGatewayV2::Api': {
    property: '',
    naming: (name, { apiUrl }) => ({ ref: name, attributes: { ApiEndpoint: apiUrl, ApiId: name } }),
  },
  'AWS::ApiGatewayV2::Integration': { property: '', naming: (name) => ({ ref: name, attributes: {} }) },
  'AWS::ApiGatewayV2::Stage': { property: 'StageName', naming: (name) => ({ ref: name, attributes: {} }) },
  'AWS::SecretsManager::Secret': {
    property: 'Name',
    naming: (name) => ({ ref: arnOf('secretsmanager', `secret:${name}`), attributes: {} }),
  },
  'AWS::KMS::Key': { property: '', naming: arnOnly('kms', 'key/') },
  'AWS::Logs::LogGroup': { property: 'LogGroupName', naming: arnOnly('logs', 'log-group:') },
  'AWS::SNS::Topic': {
    property: 'TopicName',
    naming: (name) => ({ ref: arnOf('sns', name), attributes: { TopicName: name } }),
  },
  'AWS::IAM::Role': { property: 'RoleName', naming: arnOnly('iam', 'role/') },
  'AWS::Events::EventBus': { property: 'Name', naming: arnOnly('events', 'event-bus/') },
};

/** An alias or a version stands for its function: locally there is only one version of the code. */
const FUNCTION_STANDS_FOR = new Set(['AWS::Lambda::Alias', 'AWS::Lambda::Version']);

type World = { templates: readonly Template[]; place: Place; dynamic: References['dynamic'] };

/** The references of one template of the assembly; exports of the others can be imported. */
export const referencesOf = (template: Template, world: World): References => {
  const physical = (logicalId: string): Physical | undefined => {
    const resource = template.Resources[logicalId];
    if (resource === undefined) return undefined;
    if (FUNCTION_STANDS_FOR.has(resource.Type)) {
      const name = resolveValue(resource.Properties?.['FunctionName'], references);
      return { ref: String(name), attributes: { Version: '$LATEST', FunctionArn: String(name) } };
    }
    return NAMING[resource.Type]?.naming(physicalName({ logicalId, resource }, references), world.place);
  };
  const references: References = {
    ref: (name) => pseudoParameter(name) ?? physical(name)?.ref ?? template.Parameters?.[name]?.Default,
    attribute: (logicalId, attribute) => physical(logicalId)?.attributes[attribute],
    exported: (name) => exportedValue(name, world),
    dynamic: world.dynamic,
  };
  return references;
};

const exportedValue = (name: string, world: World): unknown => {
  for (const template of world.templates) {
    const references = referencesOf(template, world);
    const output = Object.values(template.Outputs ?? {}).find(
      ({ Export }) => Export !== undefined && resolveValue(Export.Name, references) === name,
    );
    if (output !== undefined) return resolveValue(output.Value, references);
  }
  return undefined;
};

/** The name that the template fixes, else the logical id: the same on every start. */
export const physicalName = ({ logicalId, resource }: NamedResource, references: References): string => {
  const property = NAMING[resource.Type]?.property ?? '';
  const given = resource.Properties?.[property];
  return given === undefined ? logicalId : String(resolveValue(given, references));
};
