import { at, idIn, resources, type Found, type StageTemplates } from '#test/infra/rules/stage-templates';

export const queuesOf = ({ exchange }: StageTemplates): Found[] => resources(exchange, 'AWS::SQS::Queue');
export const sourcesOf = (stage: StageTemplates): Found[] =>
  queuesOf(stage).filter(({ properties }) => at(properties, 'RedrivePolicy') !== undefined);
export const deadLettersOf = (stage: StageTemplates): Found[] =>
  queuesOf(stage).filter(({ properties }) => at(properties, 'RedrivePolicy') === undefined);
export const deadLettersBehind = (stage: StageTemplates, { properties }: Found): Found | undefined => {
  const id = idIn(at(properties, 'RedrivePolicy', 'deadLetterTargetArn'));
  return queuesOf(stage).find((queue) => queue.id === id);
};
export const mappingsOf = ({ exchange }: StageTemplates): Found[] =>
  resources(exchange, 'AWS::Lambda::EventSourceMapping');
export const functionsOf = ({ exchange }: StageTemplates): Found[] =>
  resources(exchange, 'AWS::Lambda::Function');
export const functionOf = (stage: StageTemplates, mapping: Found): Found | undefined => {
  const id = idIn(at(mapping.properties, 'FunctionName'));
  return functionsOf(stage).find((one) => one.id === id);
};
export const idsWhere = (found: readonly Found[], isBroken: (one: Found) => boolean): string[] =>
  found.filter(isBroken).map(({ id }) => id);
