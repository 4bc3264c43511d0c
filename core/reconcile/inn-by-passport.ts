import { type Asked, type Context, knownFrom } from '#core/reconcile/context';
import { type Contribution, contribution, joined } from '#core/reconcile/contribution';
import { explanations } from '#core/texts/explanations';
import { QUESTIONS } from '#core/texts/titles';
import { whoIs } from '#core/texts/who';

const ofAsked = (asked: Asked): Contribution => {
  const { subject } = asked;
  const known = knownFrom(asked, 'inn-by-passport');
  const item = `inn/${subject.subjectId}`;
  const { evidence } = known;
  const head = { item, subjectId: subject.subjectId, title: QUESTIONS['inn-by-passport'], evidence };
  if (known.type === 'nothing') {
    return contribution({ coverage: [{ ...head, state: known.state, reason: known.reason }] });
  }
  return contribution({
    coverage: [{ ...head, state: 'confirmed' }],
    findings: [
      {
        kind: 'inn-found',
        subjectId: subject.subjectId,
        item,
        recorded: known.facts.person.inn,
        evidence,
        explanation: explanations['inn-found']({ who: whoIs(subject) }),
        weight: { type: 'fixed', severity: 'info', effect: 'does-not-change-eligibility' },
      },
    ],
  });
};

/** Only where it was asked: whose ИНН the office knows, or nobody needs, has no such item. */
export const innByPassport = ({ asked }: Context): Contribution =>
  joined(asked.filter(({ row }) => row.kind === 'inn-by-passport').map(ofAsked));
