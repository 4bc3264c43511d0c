import type { ReplyContent } from '#schemas/answer';
import { newWorld, type World } from '#test/functions/world';

const notSelfEmployed: ReplyContent = {
  outcome: 'found',
  facts: { kind: 'self-employed-status', isPayer: false, asOf: '2026-11-20' },
};
export const selfEmployed: ReplyContent = {
  outcome: 'found',
  facts: { kind: 'self-employed-status', isPayer: true, asOf: '2026-11-20' },
};
const noBenefits: ReplyContent = {
  outcome: 'found',
  facts: { kind: 'unemployment-benefits', payments: [] },
};
export const planApproved: ReplyContent = {
  outcome: 'found',
  facts: { kind: 'business-plan-verdict', verdict: 'approved', decidedOn: '2026-11-10' },
};
export const planRejected: ReplyContent = {
  outcome: 'found',
  facts: { kind: 'business-plan-verdict', verdict: 'rejected', decidedOn: '2026-11-10' },
};

/** Every agency answers, and nothing contradicts the declaration of `aRequest`. */
export const everybodyAnswers = ({ agencies: { says } }: World): void => {
  says.set('self-employed-status', notSelfEmployed);
  says.set('unemployment-benefits', noBenefits);
  says.set('business-plan-verdict', planApproved);
};

/** A world in which everybody answers. */
export const answering = (): World => {
  const world = newWorld();
  everybodyAnswers(world);
  return world;
};
