import type { Drawing } from '#ops/console/page/drawing';
import { button, element } from '#ops/console/page/element';
import type { Language } from '#ops/console/page/speech';
import type { State } from '#ops/console/page/state';

const LANGUAGES: readonly { language: Language; name: string }[] = [
  { language: 'ru', name: 'Русский' },
  { language: 'en', name: 'English' },
];

/** Whose page this is, of which exchange, and in which language. */
export const pageHeader = (
  { exchange, speech: { language, say } }: State,
  speak: (language: Language) => void,
): Drawing => ({
  shows: [language, exchange],
  make: () => [
    element('h1', {}, say({ ru: 'Сверка: операции', en: 'Sverka: operations' })),
    element('p', { class: 'exchange' }, exchange ?? ''),
    element(
      'div',
      { class: 'languages', role: 'group', 'aria-label': say({ ru: 'Язык', en: 'Language' }) },
      ...LANGUAGES.map((one) => {
        const made = button({ id: `speak-${one.language}`, look: 'quiet' }, one.name, () => {
          speak(one.language);
        });
        made.lang = one.language;
        made.setAttribute('aria-pressed', String(one.language === language));
        return made;
      }),
    ),
  ],
});
