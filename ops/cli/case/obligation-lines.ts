import type { Page } from '#ops/cli/page/page';
import { CASE_STATES, OBLIGATION_STATUSES } from '#ops/cli/words/words';
import type { Obligation } from '#schemas/deadline';

/** Under what it is for: as wide as the day before it. */
const INDENT = 12;

type FollowUp = NonNullable<Obligation['followUp']>;
type Refusal = NonNullable<Obligation['refusal']>;

const checkLine = (page: Page, { caseId, state }: FollowUp): string => {
  const check = page.word({ ru: 'проверка', en: 'check' });
  return page.line(`${' '.repeat(INDENT)}${check} ${caseId}: ${page.word(CASE_STATES[state])}`, 'dim');
};

const refusalLines = (page: Page, { errors, nextStep }: Refusal): string[] => [
  ...page.sentence({ ru: 'Проверка не открыта:', en: 'The check is not opened:' }, INDENT),
  ...errors.flatMap(({ pointer, detail }) => {
    const told = `${pointer}: ${detail}`;
    return page.sentence({ ru: told, en: told }, INDENT + 2);
  }),
  ...page.sentence(nextStep, INDENT),
];

/** `2027-01-31  Monthly check (clause): this month`, then its check, or why there is none and what mends it. */
export const obligationLines = (page: Page, obligation: Obligation): string[] => {
  const { title, source, dueOn, status, followUp, refusal } = obligation;
  const head = `${dueOn}  ${page.word(title)} (${source}): ${page.word(OBLIGATION_STATUSES[status])}`;
  return [
    ...page.sentence({ ru: head, en: head }),
    ...(followUp === undefined ? [] : [checkLine(page, followUp)]),
    ...(refusal === undefined ? [] : refusalLines(page, refusal)),
  ];
};
