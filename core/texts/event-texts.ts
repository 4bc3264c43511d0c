import type { PersonField } from '#core/matching';
import type { Bilingual } from '#schemas/bilingual';

type About = { who: Bilingual; source: string; id: string };

const FIELDS: Readonly<Record<PersonField, Bilingual>> = {
  snils: { ru: 'СНИЛС', en: 'SNILS' },
  inn: { ru: 'ИНН', en: 'INN' },
  'birth-date': { ru: 'дата рождения', en: 'birth date' },
  name: { ru: 'имя', en: 'name' },
};

const about = ({ who, source, id }: About, said: Bilingual): Bilingual => ({
  ru: `${who.ru}: сообщение ${id} (${source}) ${said.ru}`,
  en: `${who.en}: the message ${id} (${source}) ${said.en}`,
});

/** One sentence per message whose person is not plainly the one of the request. No identifier is repeated. */
export const eventTexts = {
  different: (words: About & { fields: readonly PersonField[] }) =>
    about(words, {
      ru: `называет данные двух разных людей: не совпадает ${words.fields.map((field) => FIELDS[field].ru).join(', ')}. Сведения из него не использованы; выяснить у ведомства, о ком оно.`,
      en: `has the data of two different people: other ${words.fields.map((field) => FIELDS[field].en).join(', ')}. Nothing in it is used; find out from the agency who is meant.`,
    }),
  lookalike: (words: About) =>
    about(words, {
      ru: 'содержит имя, которое выглядит так же, но латинскими буквами. Сведения использованы: номера совпадают.',
      en: 'has a name that looks alike but has Latin letters. It is used: the numbers are the same.',
    }),
  'previous-family': (words: About) =>
    about(words, {
      ru: 'содержит прежнюю фамилию, указанную в заявлении.',
      en: 'has the earlier surname that the request names.',
    }),
};
