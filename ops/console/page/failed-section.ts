import { CAUSES } from '#ops/cli/words/failed-words';
import { agencyName, agencyTitles } from '#ops/console/page/agency-name';
import type { Drawing } from '#ops/console/page/drawing';
import { button, element, type Child } from '#ops/console/page/element';
import { facts } from '#ops/console/page/facts';
import type { Speech } from '#ops/console/page/speech';
import type { State } from '#ops/console/page/state';
import type { Bilingual } from '#schemas/bilingual';
import type { FailedGroup, FailedView } from '#schemas/failed-messages';

const both = (ru: string, en: string): Bilingual => ({ ru, en });

export type FailedActs = {
  lookAgain: () => void;
  preview: (group: FailedGroup) => void;
};

const versionOf = ({ schemaVersion, contractVersion }: FailedGroup, { say }: Speech): string | undefined => {
  const parts = [
    ...(schemaVersion === undefined ? [] : [`${say(both('схема', 'schema'))} ${schemaVersion}`]),
    ...(contractVersion === undefined ? [] : [`${say(both('контракт', 'contract'))} ${contractVersion}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
};

const card = (group: FailedGroup, state: State, acts: FailedActs): Child => {
  const { speech, now } = state;
  const { say } = speech;
  const { code, agency, queues, count, oldest } = group;
  const id = `group-${group.group}`;
  return element(
    'li',
    { class: 'card bad', id, tabindex: '-1' },
    element(
      'h3',
      { id: `${id}-title` },
      say(CAUSES[group.cause]),
      ...(code === undefined ? [] : [element('code', {}, code)]),
    ),
    facts([
      [say(both('ведомство', 'agency')), agencyName(agency, state)],
      [say(both('очередь', 'queue')), queues.join(', ')],
      [say(both('версия', 'version')), versionOf(group, speech)],
      [say(both('сколько', 'how many')), String(count)],
      [say(both('самое давнее', 'the oldest')), oldest === undefined ? undefined : speech.since(oldest, now)],
      [say(both('группа', 'group')), group.group],
    ]),
    element(
      'p',
      { class: 'advice' },
      element('strong', {}, say(both('Что делать: ', 'What now: '))),
      say(group.advice),
    ),
    button(
      { id: `look-${group.group}`, look: 'main' },
      say(both(`Посмотреть сообщения (${count})…`, `Look at the messages (${count})…`)),
      () => {
        acts.preview(group);
      },
    ),
  );
};

const moreOf = ({ more }: FailedView, { say }: Speech): Child[] =>
  more.map(({ queue, count }) =>
    element(
      'p',
      { class: 'hint' },
      say(
        both(
          `В очереди ${queue} ещё около ${count}: сначала разберите показанные.`,
          `About ${count} more in ${queue}: deal with those shown first.`,
        ),
      ),
    ),
  );

/** Failed messages by cause, agency and version. */
export const failedSection = (state: State, acts: FailedActs): Drawing => {
  const { failed, speech, now } = state;
  const { say } = speech;
  const groups = failed?.view.groups ?? [];
  const ages = groups.map(({ oldest }) => (oldest === undefined ? '' : speech.since(oldest, now)));
  return {
    shows: [speech.language, failed, ages, agencyTitles(state)],
    make: () => [
      element('h2', {}, say(both('Что не удалось', 'What has failed'))),
      ...(failed === undefined
        ? []
        : [
            ...(groups.length === 0
              ? [element('p', { class: 'calm' }, say(both('Сбоев нет.', 'Nothing has failed.')))]
              : [element('ul', { class: 'cards' }, ...groups.map((group) => card(group, state, acts)))]),
            ...moreOf(failed.view, speech),
            element(
              'p',
              { class: 'hint' },
              say(both('Посмотрели ', 'Looked at ')),
              speech.moment(failed.at),
              '. ',
              button(
                { id: 'look-again', look: 'quiet' },
                say(both('Посмотреть ещё раз', 'Look again')),
                acts.lookAgain,
              ),
            ),
          ]),
    ],
  };
};
