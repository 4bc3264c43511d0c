import { agencyName, agencyTitles } from '#ops/console/page/agency-name';
import { element, type Child } from '#ops/console/page/element';
import type { Drawing } from '#ops/console/page/drawing';
import { facts } from '#ops/console/page/facts';
import type { State } from '#ops/console/page/state';
import { troublesIn, type Trouble } from '#ops/console/page/troubles';
import type { Bilingual } from '#schemas/bilingual';

const both = (ru: string, en: string): Bilingual => ({ ru, en });

const QUESTION = both('Ждёт ли кто-нибудь слишком долго?', 'Is anyone waiting too long?');
const NOT_YET = both('Смотрим…', 'Looking…');
const UNKNOWN = both('Неизвестно.', 'Not known.');
const NO = both('Нет. Всё движется.', 'No. Everything moves.');

/** The answer in one line; also what a screen reader is told when it changes. */
export const answerIn = (state: State, troubles: readonly Trouble[]): Bilingual => {
  const { contact, failed } = state;
  if (contact.type === 'lost') return UNKNOWN;
  if (failed === undefined) return NOT_YET;
  const bad = troubles.filter(({ weight }) => weight === 'bad').length;
  if (troubles.length === 0) return NO;
  if (bad === 0) return both('Нет, но посмотрите.', 'No, but have a look.');
  return both(`Да: ${bad}.`, `Yes: ${bad}.`);
};

const SCOPE = both(
  'О сроках отдела и запросах дня страница знает, когда выбран отдел (ниже).',
  'Terms of an office and questions of a day are looked at once an office is chosen (below).',
);

const card = (trouble: Trouble, state: State): Child => {
  const { speech, now } = state;
  const { say } = speech;
  const { agency, queues, since } = trouble;
  return element(
    'li',
    { class: `card ${trouble.weight}`, id: `trouble-${trouble.id}` },
    element('h3', {}, say(trouble.what)),
    facts([
      [say(both('ведомство', 'agency')), agencyName(agency, state)],
      [say(both('очередь', 'queue')), queues.length === 0 ? undefined : queues.join(', ')],
      [say(both('с', 'since')), since === undefined ? undefined : speech.since(since, now)],
    ]),
    element(
      'p',
      { class: 'advice' },
      element('strong', {}, say(both('Что делать: ', 'What now: '))),
      say(trouble.advice),
    ),
    element('a', { href: `#${trouble.place}`, id: `to-${trouble.id}` }, say(both('Подробно', 'More'))),
  );
};

const toneOf = (state: State, troubles: readonly Trouble[]): string => {
  if (state.contact.type === 'lost' || state.failed === undefined) return 'unknown';
  return troubles[0]?.weight ?? 'good';
};

/** Is anyone waiting too long, of whom, in which queue, since when, and what now. */
export const answerSection = (state: State): Drawing => {
  const troubles = troublesIn(state);
  const { speech, contact } = state;
  const { say } = speech;
  const answer = answerIn(state, troubles);
  const ages = troubles.map(({ since }) => (since === undefined ? '' : speech.since(since, state.now)));
  return {
    shows: [
      speech.language,
      contact.type,
      answer,
      troubles,
      ages,
      state.office === undefined,
      agencyTitles(state),
    ],
    make: () => [
      element('h2', {}, say(QUESTION)),
      element('p', { class: `answer ${toneOf(state, troubles)}` }, say(answer)),
      ...(troubles.length === 0
        ? []
        : [element('ol', { class: 'cards' }, ...troubles.map((one) => card(one, state)))]),
      ...(state.office === undefined ? [element('p', { class: 'hint' }, say(SCOPE))] : []),
    ],
  };
};
