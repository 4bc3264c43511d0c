import type { Bilingual } from '#schemas/bilingual';
import type { StrayReason } from '#schemas/stray-messages';

/** Why a message could not become an answer. */
export const STRAY_REASONS: Readonly<Record<StrayReason, Bilingual>> = {
  'unknown-question': { ru: 'такого запроса мы не посылали', en: 'we never asked such a question' },
  'not-authentic': { ru: 'подпись не подтверждена', en: 'its signature does not hold' },
  unreadable: { ru: 'сообщение не читается', en: 'it cannot be read' },
  'test-for-real': {
    ru: 'тестовый ответ на настоящий запрос',
    en: 'a test answer to a real question',
  },
  unanswerable: { ru: 'запрос к нам без адреса ответа', en: 'a request to us without an address' },
  'id-reused': {
    ru: 'другой запрос под известным номером',
    en: 'another request under a known id',
  },
};
