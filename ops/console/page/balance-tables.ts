import { QUERY_KINDS } from '#ops/cli/words/words';
import { BALANCE_COUNTS } from '#ops/console/page/balance-bar';
import { bar } from '#ops/console/page/bar';
import { element, type Child } from '#ops/console/page/element';
import type { Speech } from '#ops/console/page/speech';
import { table } from '#ops/console/page/table';
import type { Bilingual } from '#schemas/bilingual';
import type { AgencyBalance, DayBalance } from '#schemas/day-balance';

const both = (ru: string, en: string): Bilingual => ({ ru, en });

const rowOf = (balance: AgencyBalance): Child[] => [
  balance.agency,
  bar(
    BALANCE_COUNTS.map(({ name, kind }) => ({ kind, count: balance[name] })),
    balance.sent + balance.missing,
  ),
  String(balance.sent),
  ...BALANCE_COUNTS.map(({ name, kind }) =>
    element('span', { class: balance[name] === 0 ? 'zero' : `count ${kind}` }, String(balance[name])),
  ),
];

const byAgency = ({ agencies }: DayBalance, { say }: Speech): Child =>
  table(
    say(
      both(
        'Запросы = ответы + ожидание + молчание + отказы + снятые',
        'Sent = answered + waiting + silent + refused + cancelled',
      ),
    ),
    [
      both('ведомство', 'agency'),
      both('доли', 'shares'),
      both('запросов', 'sent'),
      ...BALANCE_COUNTS.map(({ word }) => word),
    ].map(say),
    agencies.map(rowOf),
  );

const openOnes = ({ open }: DayBalance, speech: Speech): Child[] =>
  open.length === 0
    ? []
    : [
        table(
          speech.say(both('Открытые, самые давние первыми', 'Open, the longest first')),
          [
            both('дело', 'case'),
            both('у кого и о чём', 'of whom, about what'),
            both('с', 'since'),
            both('срок', 'due'),
            both('последняя ошибка', 'last failure'),
          ].map(speech.say),
          open.map(({ caseId, agency, kind, since, dueAt, lastFailure }) => [
            element('code', {}, caseId),
            `${agency}: ${speech.say(QUERY_KINDS[kind])}`,
            speech.moment(since),
            speech.moment(dueAt),
            lastFailure ?? '—',
          ]),
        ),
      ];

const remarks = ({ difference, unopened }: DayBalance): [string, Bilingual][] => [
  ...(difference === 0
    ? []
    : [
        [
          'state bad',
          both(
            `Баланс не сходится на ${difference}: эти запросы должны были закончиться или пропали.`,
            `The balance does not close by ${difference}: these questions should have ended, or are gone.`,
          ),
        ] satisfies [string, Bilingual],
      ]),
  ...(unopened === 0
    ? []
    : [
        [
          'hint',
          both(
            `Ещё не открыто дел: ${unopened}. Их возьмёт в работу обход.`,
            `Cases not opened yet: ${unopened}. The sweeper takes them up.`,
          ),
        ] satisfies [string, Bilingual],
      ]),
];

/** Where every question of the day is, by agency; then those that are open. */
export const balanceTables = (balance: DayBalance, speech: Speech): Child[] => {
  const { say } = speech;
  if (balance.cases === 0)
    return [
      element(
        'p',
        { class: 'calm' },
        say(both('Обращений за этот день нет.', 'No request came in on this day.')),
      ),
    ];
  return [
    ...remarks(balance).map(([look, sentence]) => element('p', { class: look }, say(sentence))),
    byAgency(balance, speech),
    ...openOnes(balance, speech),
  ];
};
