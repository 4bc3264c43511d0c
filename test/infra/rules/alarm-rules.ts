import type { Rule } from '#test/infra/rules/rule';
import { idsWhere } from '#test/infra/rules/queue-facts';
import { at, idIn, listAt, resources } from '#test/infra/rules/stage-templates';

/** How alarms listen, and how they are heard. */
export const alarmRules: readonly Rule[] = [
  {
    name: 'alarms of this account may speak to their topic, and nobody else',
    violations: ({ watch }) =>
      idsWhere(resources(watch, 'AWS::SNS::Topic'), (topic) => {
        const allowed = resources(watch, 'AWS::SNS::TopicPolicy')
          .filter(({ properties }) => idIn(at(properties, 'Topics', 0)) === topic.id)
          .flatMap(({ properties }) => listAt(properties, 'PolicyDocument', 'Statement'))
          .filter((statement) => at(statement, 'Effect') === 'Allow');
        return !(
          allowed.length === 1 &&
          allowed.every(
            (statement) =>
              at(statement, 'Action') === 'sns:Publish' &&
              at(statement, 'Principal', 'Service') === 'cloudwatch.amazonaws.com' &&
              idIn(at(statement, 'Condition', 'StringEquals', 'aws:SourceAccount')) === 'AWS::AccountId',
          )
        );
      }),
    breakIt: {
      stack: 'watch',
      type: 'AWS::SNS::TopicPolicy',
      path: ['PolicyDocument', 'Statement', 1],
    },
  },
];
