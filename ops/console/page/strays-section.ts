import { STRAY_REASONS } from '#ops/cli/words/stray-words';
import type { Drawing } from '#ops/console/page/drawing';
import { element } from '#ops/console/page/element';
import type { State } from '#ops/console/page/state';
import { table } from '#ops/console/page/table';
import type { Bilingual } from '#schemas/bilingual';

const both = (ru: string, en: string): Bilingual => ({ ru, en });

/** Messages of agencies that belong to no case. */
export const straysSection = ({ strays, speech }: State): Drawing => {
  const { say } = speech;
  const messages = strays?.view.messages ?? [];
  return {
    shows: [speech.language, strays?.view],
    make: () => [
      element('h2', {}, say(both('Сообщения без дела', 'Messages without a case'))),
      messages.length === 0
        ? element(
            'p',
            { class: 'calm' },
            say(both('Каждое сообщение нашло свой запрос.', 'Every message has found its question.')),
          )
        : table(
            say(both('Сохранены как есть', 'Kept as they came')),
            [
              both('от кого', 'agency'),
              both('сообщение', 'message'),
              both('почему', 'why'),
              both('получено', 'received'),
            ].map(say),
            messages.map(({ agency, messageId, reason, receivedAt }) => [
              agency,
              element('code', {}, messageId),
              say(STRAY_REASONS[reason]),
              speech.moment(receivedAt),
            ]),
          ),
    ],
  };
};
