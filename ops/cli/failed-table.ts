import { moscowTime } from '#ops/cli/moments';
import type { Page } from '#ops/cli/page';
import type { FailedView } from '#schemas/api';

/** Failed messages by ids, each on one line to be copied; the reason is a code of ours. */
export const failedTable = (page: Page, failed: FailedView['failed']): string[] =>
  failed.length === 0
    ? page.sentence({ ru: 'Сбоев нет.', en: 'Nothing has failed.' })
    : page.table({
        columns: [
          { head: { ru: 'очередь, сообщение', en: 'queue, message' }, width: 37 },
          { head: { ru: 'дело, запрос', en: 'case, query' }, width: 27 },
          { head: { ru: 'причина', en: 'reason' }, width: 20 },
          { head: { ru: 'когда', en: 'first sent' }, width: 13 },
        ],
        rows: failed.map((letter) => [
          [{ text: letter.queue, tone: 'strong' }, letter.messageId],
          [letter.caseId ?? '—', ...(letter.queryId === undefined ? [] : [letter.queryId.slice(-14)])],
          [
            letter.reason ?? '—',
            page.word({ ru: `попыток ${letter.receiveCount}`, en: `${letter.receiveCount} tries` }),
          ],
          letter.firstSentAt === undefined ? '—' : moscowTime(page, letter.firstSentAt),
        ]),
      });
