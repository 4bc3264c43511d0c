import { type CfnResource, CfnResource as Resource, Stack } from 'aws-cdk-lib';
import { CfnAlarm, CfnCompositeAlarm, CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import * as z from 'zod';
import { buildApp } from '#infra/build-app';
import type { StageFacts } from '#infra/stages';

/** The stage that is deployed into an emulator. */
export const STAGE = 'test';

/** What an emulator is known to lack; an emulator that is not in the table lacks nothing. */
const LACKING: Readonly<Record<string, (resource: CfnResource) => boolean>> = {
  // 1.4.21: no composite alarms, no alarms over an expression; the dashboard shows both, so it stays away with them.
  MiniStack: (resource) =>
    resource instanceof CfnCompositeAlarm ||
    resource instanceof CfnDashboard ||
    (resource instanceof CfnAlarm && resource.metrics !== undefined),
};

export type EmulatedStage = {
  /** What an operator sets of a stage before anybody is let in. */
  facts: Partial<StageFacts>;
  /** Variables of functions, wherever the template gives them by a reference that an emulator cannot follow. */
  variables: Readonly<Record<string, string>>;
  /** Name of the emulator, where it is one that lacks something. */
  emulator: string | undefined;
};

const Variables = z.object({ variables: z.record(z.string(), z.unknown()) });

const setVariables = (resource: CfnFunction, values: EmulatedStage['variables']): void => {
  const { variables } = Variables.parse(Stack.of(resource).resolve(resource.environment));
  for (const [name, value] of Object.entries(values)) {
    if (name in variables) resource.addPropertyOverride(`Environment.Variables.${name}`, value);
  }
};

/**
 * Writes both stacks of the stage as `npm run deploy` takes them, told where this computer's agencies and identity are.
 * @returns types of resources that the emulator lacks and that were left out, each as often as it was
 */
export const emulatedAssembly = (outdir: string, stage: EmulatedStage): string[] => {
  const app = buildApp({ outdir, stages: [STAGE], otherFacts: stage.facts, isValidated: false });
  const isLacking = stage.emulator === undefined ? undefined : LACKING[stage.emulator];
  const resources = app.node.findAll().filter((one) => one instanceof Resource);
  const leftOut = resources.filter((resource) => isLacking?.(resource) ?? false);
  for (const { node } of leftOut) node.scope?.node.tryRemoveChild(node.id);
  for (const resource of resources)
    if (resource instanceof CfnFunction) setVariables(resource, stage.variables);
  app.synth();
  return leftOut.map(({ cfnResourceType }) => cfnResourceType);
};
