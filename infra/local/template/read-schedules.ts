import * as z from 'zod';
import type { Template } from '#infra/local/template/assembly';
import type { References } from '#infra/local/template/intrinsics';
import { LocalFault } from '#infra/local/local-fault';
import { functionNameIn } from '#infra/local/template/place';
import { readProperties, resourcesOfType } from '#infra/local/template/resource-reader';
import type { LocalSchedule } from '#infra/local/template/stack-model';

const Target = z.object({ Arn: z.string(), Input: z.string().optional() });
const Rule = z.object({
  ScheduleExpression: z.string().optional(),
  State: z.string().default('ENABLED'),
  Targets: z.array(Target).default([]),
});
const Schedule = z.object({
  ScheduleExpression: z.string(),
  State: z.string().default('ENABLED'),
  Target,
});

type Source = { logicalId: string; expression: string; target: z.infer<typeof Target> };

const scheduleOf = ({ logicalId, expression, target }: Source): LocalSchedule => {
  const functionName = functionNameIn(target.Arn);
  if (functionName === undefined)
    throw new LocalFault(`Schedule ${logicalId}: its target is not a function of this template.`);
  const input: unknown = target.Input === undefined ? undefined : JSON.parse(target.Input);
  return { logicalId, functionName, expression, ...(input === undefined ? {} : { input }) };
};

/** Scheduled invocations: EventBridge rules with a schedule, and EventBridge Scheduler's schedules. */
export const readSchedules = (template: Template, references: References): LocalSchedule[] => {
  const rules = resourcesOfType(template, 'AWS::Events::Rule').flatMap((named): Source[] => {
    const { ScheduleExpression, State, Targets } = readProperties(named, Rule, references);
    if (ScheduleExpression === undefined || State !== 'ENABLED') return [];
    return Targets.map((target) => ({
      logicalId: named.logicalId,
      expression: ScheduleExpression,
      target,
    }));
  });
  const schedules = resourcesOfType(template, 'AWS::Scheduler::Schedule').flatMap((named): Source[] => {
    const { ScheduleExpression, State, Target: target } = readProperties(named, Schedule, references);
    return State === 'ENABLED'
      ? [{ logicalId: named.logicalId, expression: ScheduleExpression, target }]
      : [];
  });
  return [...rules, ...schedules].map(scheduleOf);
};

const SECONDS: Record<string, number> = { minute: 60, hour: 3600, day: 86_400 };

/** `rate(2 minutes)` → 120. Other expressions have no single period. */
export const periodSecondsOf = (expression: string): number => {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const seconds = SECONDS[unit ?? ''];
  if (seconds === undefined)
    throw new LocalFault(`The schedule ${expression} is not understood: the local stack knows rate(…) only.`);
  return Number(count) * seconds;
};
