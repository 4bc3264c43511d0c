import { citedClause } from '#core/texts/cited-clause';
import type { Bilingual } from '#schemas/bilingual';
import type { Deadline } from '#schemas/deadline';
import type { Instant } from '#schemas/time';

const MINUTES = 16;

/** `2026-11-23T08:15:00.000Z` → `2026-11-23 08:15 UTC`. */
const minuteOf = (at: Instant): string => `${at.slice(0, MINUTES).replace('T', ' ')} UTC`;

/** What a caller reads while an agency does not answer (clauses 2.7 and 3.2.2). */
export const agencySilence = (agency: Bilingual, since: Instant, preparation: Deadline): Bilingual => ({
  ru: `${agency.ru} не отвечает с ${minuteOf(since)}. Запрос сохранён и будет отправлен сам, рассмотрение не приостанавливается (п. 2.7). Срок по закону: ${preparation.nominalDue} (${citedClause(preparation.clause).ru}).`,
  en: `${agency.en} has not answered since ${minuteOf(since)}. Your request is safe and will be sent by itself, the application is not suspended (clause 2.7). The legal day is ${preparation.nominalDue} (${citedClause(preparation.clause).en}).`,
});
