import { STANDINGS } from '#ops/cli/words/failed-words';
import { element, type Child } from '#ops/console/page/element';
import { facts } from '#ops/console/page/facts';
import type { Speech } from '#ops/console/page/speech';
import type { Bilingual } from '#schemas/bilingual';
import type { FailedMessage } from '#schemas/failed-messages';

const both = (ru: string, en: string): Bilingual => ({ ru, en });

/** What sending it again will do. */
const effectOf = ({ standing, queue }: FailedMessage): Bilingual =>
  standing === undefined
    ? both(`уйдёт в очередь ${queue} и будет обработано`, `goes to the queue ${queue} and is worked on`)
    : STANDINGS[standing];

/** One message, looked into: ids and codes, as far as the exchange shows them. */
const details = (message: FailedMessage, speech: Speech): Child => {
  const { say } = speech;
  const { queue, messageId, caseId, queryId, firstSentAt, receiveCount, reason } = message;
  return element(
    'details',
    {},
    element(
      'summary',
      {},
      say(both('Подробно', 'Details')),
      element('span', { class: 'unseen' }, ` ${messageId}`),
    ),
    facts([
      [say(both('очередь', 'queue')), queue],
      [say(both('сообщение', 'message')), messageId],
      [say(both('дело', 'case')), caseId],
      [say(both('запрос', 'query')), queryId],
      [
        say(both('впервые отправлено', 'first sent')),
        firstSentAt === undefined ? undefined : speech.moment(firstSentAt),
      ],
      [say(both('сколько раз взято из очереди', 'times taken from the queue')), String(receiveCount)],
      [say(both('код причины', 'code of the cause')), reason],
    ]),
  );
};

/** Every message with its box; `chosen` follows the boxes. */
export const previewList = (
  messages: readonly FailedMessage[],
  speech: Speech,
  { chosen, changed }: { chosen: Set<string>; changed: () => void },
): HTMLElement =>
  element(
    'ul',
    { class: 'messages' },
    ...messages.map((message) => {
      const { messageId } = message;
      const box = element('input', { type: 'checkbox', 'data-message': messageId });
      box.checked = chosen.has(messageId);
      box.addEventListener('change', () => {
        if (box.checked) chosen.add(messageId);
        else chosen.delete(messageId);
        changed();
      });
      return element(
        'li',
        {},
        element('label', {}, box, element('code', {}, messageId)),
        element('span', { class: 'effect' }, speech.say(effectOf(message))),
        details(message, speech),
      );
    }),
  );
