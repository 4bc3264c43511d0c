import { itemWords } from '#ops/cli/words/failed-words';
import { element, type Child } from '#ops/console/page/element';
import type { RedriveEnd } from '#ops/console/page/redrive-in-batches';
import type { Speech } from '#ops/console/page/speech';
import type { Bilingual } from '#schemas/bilingual';
import type { RedriveItem } from '#schemas/failed-messages';

const both = (ru: string, en: string): Bilingual => ({ ru, en });

const TONES: Record<RedriveItem['outcome'], string> = { sent: 'good', gone: 'calm', failed: 'bad' };
const MARKS: Record<RedriveItem['outcome'], string> = { sent: '✓', gone: '–', failed: '✗' };

/** What came of one message. */
export const outcomeLine = (item: RedriveItem, { say }: Speech): Child =>
  element(
    'li',
    {},
    element('code', {}, item.messageId),
    element(
      'span',
      { class: `state ${TONES[item.outcome]}` },
      `${MARKS[item.outcome]} ${say(itemWords(item))}`,
    ),
  );

const endOf = (end: RedriveEnd): readonly Bilingual[] => {
  switch (end.type) {
    case 'done':
      return [];
    case 'stopped':
      return [both(`Остановлено, осталось: ${end.left}.`, `Stopped with ${end.left} left.`)];
    case 'cut':
      return [
        ...end.sentences,
        both(
          `Осталось ${end.left}; часть могла уйти. Посмотрите ещё раз и отправьте остальное: дважды ничего не случится.`,
          `${end.left} left; some of them may have gone. Look again and send the rest: nothing happens twice.`,
        ),
      ];
  }
};

const countOf = (items: readonly RedriveItem[], outcome: RedriveItem['outcome']): number =>
  items.filter((item) => item.outcome === outcome).length;

/** The sum of it, and how to go on. */
export const outcomeSummary = (items: readonly RedriveItem[], end: RedriveEnd): readonly Bilingual[] => {
  const [sent, gone, failed] = [countOf(items, 'sent'), countOf(items, 'gone'), countOf(items, 'failed')];
  return [
    both(
      `Отправлено ещё раз: ${sent}. Уже не было: ${gone}. Не удалось: ${failed}.`,
      `Sent again: ${sent}. Gone meanwhile: ${gone}. Failed: ${failed}.`,
    ),
    ...endOf(end),
  ];
};
