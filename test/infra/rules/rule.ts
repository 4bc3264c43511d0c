import type { Edit, StageTemplates } from '#test/infra/rules/stage-templates';

/** A rule of the ground, and edits of the template that must make it speak. */
export type Rule = {
  name: string;
  /** What breaks the rule, by name; empty where it holds. */
  violations: (stage: StageTemplates) => string[];
  breakIt: Edit | readonly Edit[];
};
