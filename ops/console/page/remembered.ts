import type { Wanted } from '#ops/console/page/office-form';
import type { Language } from '#ops/console/page/speech';
import type { IsoDay } from '#schemas/time';

const KEY = 'sverka-console-key';
const LANGUAGE = 'sverka-console-language';
const OFFICE = 'sverka-console-office';

const languageOf = (text: string | null): Language | undefined =>
  text === 'ru' || text === 'en' ? text : undefined;

/**
 * What this tab keeps while it is open. The key comes behind the `#` of the address, which a browser sends to nobody, and
 * leaves the address bar at once: it is in no history and on no screenshot.
 */
export const remembered = ({ location, sessionStorage, history, navigator }: Window) => {
  const given = new URLSearchParams(location.hash.slice(1));
  const key = given.get('key');
  if (key !== null) {
    sessionStorage.setItem(KEY, key);
    history.replaceState(null, '', location.pathname);
  }
  const language: Language =
    languageOf(given.get('lang')) ??
    languageOf(sessionStorage.getItem(LANGUAGE)) ??
    (navigator.language.startsWith('ru') ? 'ru' : 'en');
  return {
    key: sessionStorage.getItem(KEY) ?? undefined,
    language,
    keepLanguage: (chosen: Language): void => {
      sessionStorage.setItem(LANGUAGE, chosen);
    },
    office: (day: IsoDay): Wanted => ({ office: sessionStorage.getItem(OFFICE) ?? '', day }),
    keepOffice: ({ office }: Wanted): void => {
      sessionStorage.setItem(OFFICE, office);
    },
  };
};
