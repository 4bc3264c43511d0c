import type { Drawing } from '#ops/console/page/drawing';
import { element } from '#ops/console/page/element';
import type { State } from '#ops/console/page/state';
import type { Bilingual } from '#schemas/bilingual';

const both = (ru: string, en: string): Bilingual => ({ ru, en });

/** How fresh the picture is; quietly, for it changes with every look. */
export const lookedLine = ({ contact, speech: { say, second } }: State): Drawing => {
  const at = contact.type === 'reached' ? second(contact.at) : undefined;
  return {
    shows: at,
    make: () =>
      at === undefined
        ? []
        : [say(both(`Картина на ${at}, обновляется сама.`, `As of ${at}, refreshes itself.`))],
  };
};

const NO_CONNECTION = both('Нет связи с обменом с ', 'No connection to the exchange since ');
const NOT_LET_IN = both('Обмен не пускает консоль с ', 'The exchange does not let the console in since ');

/** Says that the exchange cannot be reached or asked, since when, and of when the picture below is. */
export const contactLine = ({ contact, speech }: State): Drawing => {
  const { say, moment } = speech;
  return {
    shows: [speech.language, contact.type === 'lost' ? contact : undefined],
    make: () =>
      contact.type === 'lost'
        ? [
            element(
              'strong',
              {},
              say(contact.isRefusal ? NOT_LET_IN : NO_CONNECTION),
              moment(contact.since),
              '. ',
            ),
            ...contact.sentences.map((sentence) => element('span', {}, `${say(sentence)} `)),
            element(
              'span',
              {},
              contact.lastAt === undefined
                ? say(both('Показать пока нечего.', 'There is nothing to show yet.'))
                : `${say(both('Ниже последняя картина:', 'Below is the last picture:'))} ${moment(contact.lastAt)}.`,
            ),
          ]
        : [],
  };
};
