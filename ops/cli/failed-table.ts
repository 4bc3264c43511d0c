import { moscowTime } from '#ops/cli/moments';
import type { Page } from '#ops/cli/page';
import type { FailedView } from '#schemas/api';

/** Failed messages by ids; the reason is a code of ours. */
export const failedTable = (page: Page, failed: FailedView['failed']): string[] =>
  failed.length === 0
    ? page.sentence({ ru: 'Сбоев нет.', en: 'Nothing has failed.' })
    : page.table({
        columns: [
          { head: { ru: 'очередь', en: 'queue' }, width: 18 },
          { head: { ru: 'сообщение', en: 'message' }, width: 24 },
          { head: { ru: 'дело, запрос', en: 'case, query' }, width: 29 },
          { head: { ru: 'причина', en: 'reason' }, width: 13 },
          { head: { ru: 'когда', en: 'first sent' }, width: 12 },
        ],
        rows: failed.map((letter) => [
          letter.queue,
          letter.messageId,
          [letter.caseId ?? '—', ...(letter.queryId === undefined ? [] : [letter.queryId.slice(-14)])],
          [
            letter.reason ?? '—',
            page.word({ ru: `попыток ${letter.receiveCount}`, en: `${letter.receiveCount} tries` }),
          ],
          letter.firstSentAt === undefined ? '—' : moscowTime(page, letter.firstSentAt),
        ]),
      });
