import { citedClause } from '#core/texts/cited-clause';
import type { Bilingual } from '#schemas/bilingual';
import type { Deadline } from '#schemas/deadline';

/** What to do where an agency's own term does not fit into day 6 (clauses 3.2.2 and 3.2.3). */
export const additionalCheckAdvice = (preparation: Deadline, notice: Deadline): Bilingual => ({
  ru: `Срок ведомства не укладывается в шестой день (${preparation.nominalDue}, ${citedClause(preparation.clause).ru}): подготовьте уведомление о дополнительной проверке до ${notice.safeDue} (${citedClause(notice.clause).ru}).`,
  en: `This agency's term cannot meet day 6 (${preparation.nominalDue}, ${citedClause(preparation.clause).en}): prepare the additional-check notice by ${notice.safeDue} (${citedClause(notice.clause).en}).`,
});
