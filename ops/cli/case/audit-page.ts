import type { Cell, Page } from '#ops/cli/page/page';
import { CONTRACT_STATES } from '#ops/cli/words/words';
import type { AuditCase, AuditException, AuditReport } from '#schemas/audit-report';
import type { Bilingual } from '#schemas/bilingual';

const EXCEPTIONS: Readonly<Record<AuditException['code'], Bilingual>> = {
  'term-met-late': { ru: 'срок выполнен поздно', en: 'term met late' },
  'term-overdue': { ru: 'срок просрочен', en: 'term overdue' },
  unanswered: { ru: 'ведомство не ответило', en: 'no answer' },
  'late-answers': { ru: 'ответ позже срока', en: 'late answer' },
  'further-answers': { ru: 'ответы расходятся', en: 'answers differ' },
  'broken-replies': { ru: 'ответ не по контракту', en: 'reply breaks its contract' },
  'handed-in-late': { ru: 'передано позже дня приёма', en: 'handed in after the day of acceptance' },
  'before-result': { ru: 'дело двинулось до результата', en: 'went on before the result' },
  'result-changed': { ru: 'результат менялся', en: 'result changed' },
  corrected: { ru: 'событие исправлено', en: 'event corrected' },
  'complaint-upheld': { ru: 'жалоба удовлетворена', en: 'complaint upheld' },
};

const exceptionText = (page: Page, { code, term, days, count }: AuditException): string =>
  [
    page.word(EXCEPTIONS[code]),
    ...(term === undefined ? [] : [term]),
    ...(days === undefined ? [] : [page.word({ ru: `${days} дн.`, en: `${days} d.` })]),
    ...(count === undefined || count === 1 ? [] : [`× ${count}`]),
  ].join(' ');

const isMet = ({ status }: AuditCase['terms'][number]): boolean => status === 'met';

const rowOf = (page: Page, known: AuditCase): Cell[] => {
  const inTime = known.terms.filter((term) => isMet(term) && term.daysLate === 0).length;
  return [
    [`№ ${known.registrationNumber}`, { text: known.acceptedOn, tone: 'dim' }],
    [
      page.word(CONTRACT_STATES[known.contractState]),
      ...(known.legalHold === true ? [page.word({ ru: 'удержано', en: 'held' })] : []),
    ],
    `${inTime} / ${known.terms.length}`,
    known.actors.map(({ actorId, events }) => `${actorId} × ${events}`),
    known.exceptions.map((one) => ({ text: exceptionText(page, one), tone: 'warning' as const })),
  ];
};

/** Cases of a period as a table to read. */
export const auditPage = (page: Page, { officeId, from, to, cases }: AuditReport): string =>
  [
    ...page.heading({
      ru: `Контроль отдела ${officeId}: дела, принятые с ${from} по ${to}: ${cases.length}`,
      en: `Control of office ${officeId}: cases accepted ${from} to ${to}: ${cases.length}`,
    }),
    ...(cases.length === 0
      ? page.sentence({ ru: 'Дел за этот период нет.', en: 'There are no cases of this period.' })
      : page.table({
          columns: [
            { head: { ru: 'дело', en: 'case' }, width: 18 },
            { head: { ru: 'состояние', en: 'state' }, width: 18 },
            { head: { ru: 'в срок', en: 'in time' }, width: 10 },
            { head: { ru: 'кто', en: 'who' }, width: 20 },
            { head: { ru: 'исключения', en: 'exceptions' }, width: 34 },
          ],
          rows: cases.map((known) => rowOf(page, known)),
        })),
  ].join('\n');
