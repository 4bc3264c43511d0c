import {
  at,
  idIn,
  listAt,
  resources,
  type Json,
  type StageTemplates,
} from '#test/infra/rules/stage-templates';

export type Statement = {
  policyId: string;
  roleId: string;
  actions: string[];
  resources: Json[];
  /** Logical ids that its resources name. */
  resourceIds: string[];
  condition: Json | undefined;
};

const idsWithin = (value: Json): string[] => {
  const own = idIn(value);
  if (own !== undefined) return [own];
  if (Array.isArray(value)) return value.flatMap(idsWithin);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsWithin) : [];
};

/** What every role may do. */
export const statementsOf = ({ exchange }: StageTemplates): Statement[] =>
  resources(exchange, 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy').flatMap(({ id, properties }) =>
    listAt(properties, 'PolicyDocument', 'Statement').map((statement) => ({
      policyId: id,
      roleId: idIn(at(properties, 'Roles', 0)) ?? '',
      actions: listAt(statement, 'Action').map(String),
      resources: listAt(statement, 'Resource'),
      resourceIds: listAt(statement, 'Resource').flatMap(idsWithin),
      condition: at(statement, 'Condition'),
    })),
  );

export const allows = ({ actions }: Statement, action: string): boolean => actions.includes(action);

/** Ids of policies that say something of the kind. */
export const policiesWhere = (stage: StageTemplates, isBroken: (one: Statement) => boolean): string[] =>
  statementsOf(stage)
    .filter(isBroken)
    .map(({ policyId }) => policyId);

/** The same members, in any order, however often. */
export const areAlike = (some: readonly (string | undefined)[], others: readonly string[]): boolean =>
  [...new Set(some)].toSorted().join() === [...new Set(others)].toSorted().join();
