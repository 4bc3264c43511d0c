import { QUERY_KINDS } from '#ops/cli/words/words';
import { balanceBar } from '#ops/console/page/balance-bar';
import type { Drawing } from '#ops/console/page/drawing';
import { element, type Child } from '#ops/console/page/element';
import { facts } from '#ops/console/page/facts';
import { openingHours } from '#ops/console/page/opening-hours';
import type { Speech } from '#ops/console/page/speech';
import type { State } from '#ops/console/page/state';
import type { AgenciesView, ChannelView } from '#schemas/api';
import type { Bilingual } from '#schemas/bilingual';

type AgencyView = AgenciesView['agencies'][number];

const both = (ru: string, en: string): Bilingual => ({ ru, en });

const CIRCUITS: Record<ChannelView['circuit'], { tone: string; word: Bilingual }> = {
  closed: { tone: 'good', word: both('● отвечает', '● answers') },
  recovering: { tone: 'warning', word: both('◐ снова отвечает', '◐ answers again') },
  open: { tone: 'bad', word: both('○ не отвечает', '○ does not answer') },
};

const channelLine = (channel: ChannelView, { speech, now }: State): Child => {
  const { say } = speech;
  const { tone, word } = CIRCUITS[channel.circuit];
  const { failingSince, nextProbeAt } = channel;
  return element(
    'li',
    {},
    element('span', { class: `state ${tone}` }, say(word)),
    ` ${channel.endpoint}`,
    failingSince === undefined ? '' : `; ${say(both('с', 'since'))} ${speech.since(failingSince, now)}`,
    nextProbeAt === undefined
      ? ''
      : `; ${say(both('следующая проба', 'next probe'))} ${speech.moment(nextProbeAt)}`,
    element(
      'small',
      {},
      say(
        both(
          `вызовов в секунду: ${channel.callsPerSecond}; принимает `,
          `calls a second: ${channel.callsPerSecond}; takes questions `,
        ),
      ),
      openingHours(channel, speech),
    ),
  );
};

const load = (agency: AgencyView, { say }: Speech): HTMLElement =>
  facts([
    [
      say(both('о чём спрашиваем', 'asked about')),
      agency.kinds.map((kind) => say(QUERY_KINDS[kind])).join(', '),
    ],
    [say(both('срок ответа, раб. дней', 'term of an answer, working days')), String(agency.termWorkingDays)],
    [say(both('вызовов разом', 'calls at once')), String(agency.maxConcurrency)],
    [say(both('ждут в очереди', 'waiting in the queue')), String(agency.waitingHints)],
    [say(both('не удалось', 'failed')), String(agency.deadLetters)],
  ]);

const card = (agency: AgencyView, state: State): Child => {
  const { speech, office } = state;
  const balance =
    office?.balance.type === 'view'
      ? office.balance.view.agencies.find((one) => one.agency === agency.agency)
      : undefined;
  return element(
    'li',
    { class: 'card', id: `agency-${agency.agency}`, tabindex: '-1' },
    element('h3', {}, element('span', { lang: 'ru' }, agency.title), element('code', {}, agency.agency)),
    element('ul', { class: 'channels' }, ...agency.channels.map((channel) => channelLine(channel, state))),
    ...(balance === undefined ? [] : balanceBar(balance, speech)),
    load(agency, speech),
  );
};

/** Whether each agency answers, and what lies before it. */
export const agenciesSection = (state: State): Drawing => {
  const { agencies, speech, office, now } = state;
  const since = (agencies?.view.agencies ?? []).flatMap(({ channels }) =>
    channels.map(({ failingSince }) => (failingSince === undefined ? '' : speech.since(failingSince, now))),
  );
  return {
    shows: [speech.language, agencies?.view, office?.balance, since],
    make: () => [
      element('h2', {}, speech.say(both('Ведомства', 'Agencies'))),
      element(
        'ul',
        { class: 'cards' },
        ...(agencies?.view.agencies ?? []).map((agency) => card(agency, state)),
      ),
    ],
  };
};
