import { CAUSES } from '#ops/cli/words/failed-words';
import { QUERY_KINDS } from '#ops/cli/words/words';
import type { State } from '#ops/console/page/state';
import type { AgenciesView, ChannelView, DeadlinesView } from '#schemas/api';
import type { Bilingual } from '#schemas/bilingual';
import type { DayBalance } from '#schemas/day-balance';
import type { FailedGroup } from '#schemas/failed-messages';
import type { Instant } from '#schemas/time';

/** Somebody or something that waits too long: of whom, where, since when, and what a person does now. */
export type Trouble = {
  id: string;
  weight: 'bad' | 'warning';
  what: Bilingual;
  agency?: string;
  queues: readonly string[];
  since?: Instant;
  advice: Bilingual;
  /** Id of the place on the page that tells more. */
  place: string;
};

type Known = Pick<State, 'agencies' | 'failed' | 'office' | 'queues' | 'still' | 'now'>;

const STILL_SECONDS = 120;
/** The sweeper says silence at its first run after the due time; half an hour is what the balance grants it as well. */
const SWEPT_WITHIN_SECONDS = 1800;

const isPast = (moment: Instant, seconds: number, now: Instant): boolean =>
  Date.parse(now) - Date.parse(moment) > seconds * 1000;

const queueOf = (agency: string, { queues }: Known): string[] =>
  (queues?.view.queues ?? []).flatMap(({ queue }) => (queue === `query-${agency}` ? [queue] : []));

const CHANNELS: Record<
  Exclude<ChannelView['circuit'], 'closed'>,
  Pick<Trouble, 'weight' | 'what' | 'advice'>
> = {
  open: {
    weight: 'bad',
    what: { ru: 'Ведомство не отвечает', en: 'The agency does not answer' },
    advice: {
      ru: 'Вопросы целы: они ждут в таблице и уйдут сами, как только пробный вызов пройдёт. Узнайте у ведомства, когда оно вернётся; отделам это уже видно в деле.',
      en: 'No question is lost: they wait in the table and go by themselves once a probe is answered. Ask the agency when it is back; offices see it in the case already.',
    },
  },
  recovering: {
    weight: 'warning',
    what: {
      ru: 'Ведомство снова отвечает, вызовы возвращаются',
      en: 'The agency answers again, calls come back',
    },
    advice: {
      ru: 'Делать ничего не нужно: вызовов становится больше постепенно.',
      en: 'Nothing is to be done: calls come back step by step.',
    },
  },
};

/** Endpoints of an agency that are out together are one trouble. */
const troublesOfAgency = ({ agency, channels }: AgenciesView['agencies'][number], known: Known): Trouble[] =>
  (['open', 'recovering'] as const).flatMap((circuit) => {
    const out = channels.filter((channel) => channel.circuit === circuit);
    const [since] = out.flatMap(({ failingSince = [] }) => failingSince).toSorted();
    const { what, ...more } = CHANNELS[circuit];
    const names = out.map(({ endpoint }) => endpoint).join(', ');
    return out.length === 0
      ? []
      : [
          {
            ...more,
            what: { ru: `${what.ru} (${names})`, en: `${what.en} (${names})` },
            id: `channel-${agency}-${circuit}`,
            agency,
            queues: queueOf(agency, known),
            ...(since === undefined ? {} : { since }),
            place: `agency-${agency}`,
          },
        ];
  });

const troubleOfGroup = ({
  group,
  cause,
  code,
  agency,
  queues,
  count,
  oldest,
  advice,
}: FailedGroup): Trouble => {
  const more = code === undefined ? '' : `, ${code}`;
  return {
    id: `failed-${group}`,
    weight: 'bad',
    what: {
      ru: `Не удалось сообщений: ${count} (${CAUSES[cause].ru}${more})`,
      en: `Failed messages: ${count} (${CAUSES[cause].en}${more})`,
    },
    ...(agency === undefined ? {} : { agency }),
    queues,
    ...(oldest === undefined ? {} : { since: oldest }),
    advice,
    place: `group-${group}`,
  };
};

const troublesOfQueues = ({ still, now }: Known): Trouble[] =>
  [...still]
    .filter(([, since]) => isPast(since, STILL_SECONDS, now))
    .map(([queue, since]) => ({
      id: `still-${queue}`,
      weight: 'warning',
      what: {
        ru: 'Очередь стоит: сообщения есть, никто их не берёт',
        en: 'A queue stands: nobody takes from it',
      },
      queues: [queue],
      since,
      advice: {
        ru: 'Время — с тех пор, как эта страница это видит. Проверьте, включена ли функция этой очереди и нет ли её сигнала тревоги; очередь results разбирает сам отдел.',
        en: 'The time is since this page has seen it. Check that the function of this queue is on and look at its alarm; the queue of results is read by the office itself.',
      },
      place: 'queues',
    }));

const troublesOfBalance = ({ open }: DayBalance, known: Known): Trouble[] => {
  const late = open.filter(({ dueAt }) => isPast(dueAt, SWEPT_WITHIN_SECONDS, known.now));
  const names = new Set(late.map(({ agency, kind }) => `${agency} ${kind}`));
  return [...names].flatMap((name) => {
    const ofName = late.filter(({ agency, kind }) => `${agency} ${kind}` === name);
    const [first] = ofName.toSorted((one, other) => one.since.localeCompare(other.since));
    if (first === undefined) return [];
    const { agency, kind, since } = first;
    return [
      {
        id: `late-${agency}-${kind}`,
        weight: 'bad',
        what: {
          ru: `Срок ответа вышел, исхода нет: ${ofName.length} (${QUERY_KINDS[kind].ru})`,
          en: `Past due and without an outcome: ${ofName.length} (${QUERY_KINDS[kind].en})`,
        },
        agency,
        queues: queueOf(agency, known),
        since,
        advice: {
          ru: 'Обход записывает молчание за минуты после срока. Если этого не случилось, проверьте функцию sweep и её сигналы тревоги.',
          en: 'The sweeper writes silence within minutes of the due time. Where it has not, check the function sweep and its alarms.',
        },
        place: 'office',
      } satisfies Trouble,
    ];
  });
};

const troublesOfTerms = ({ cases }: DeadlinesView): Trouble[] =>
  cases.flatMap(({ caseId, registrationNumber, deadlines }) =>
    deadlines
      .filter(({ status }) => status === 'overdue')
      .map(({ code, title, clause, legalDue }) => ({
        id: `term-${caseId}-${code}`,
        weight: 'bad',
        what: {
          ru: `Срок по закону вышел: ${title.ru}, № ${registrationNumber}`,
          en: `A legal term is over: ${title.en}, No. ${registrationNumber}`,
        },
        queues: [],
        since: `${legalDue}T21:00:00.000Z`,
        advice: {
          ru: `Скажите отделу сегодня (пункт ${clause}); если сделано, пусть отправит событие. Дело: npx sverka case ${caseId}`,
          en: `Tell the office today (clause ${clause}); if it is done, let it post the event. The case: npx sverka case ${caseId}`,
        },
        place: 'office',
      })),
  );

const troublesOfOffice = (known: Known): Trouble[] => {
  const { office } = known;
  if (office === undefined) return [];
  return [
    ...(office.balance.type === 'view' ? troublesOfBalance(office.balance.view, known) : []),
    ...(office.deadlines.type === 'view' ? troublesOfTerms(office.deadlines.view) : []),
  ];
};

const WEIGHTS: readonly Trouble['weight'][] = ['bad', 'warning'];

const inOrder = (one: Trouble, other: Trouble): number =>
  WEIGHTS.indexOf(one.weight) - WEIGHTS.indexOf(other.weight) ||
  (one.since ?? '9').localeCompare(other.since ?? '9');

/** Everything that waits too long, as far as the page has looked: the worst first, then the longest. */
export const troublesIn = (known: Known): Trouble[] =>
  [
    ...(known.agencies?.view.agencies ?? []).flatMap((agency) => troublesOfAgency(agency, known)),
    ...(known.failed?.view.groups ?? []).map(troubleOfGroup),
    ...troublesOfQueues(known),
    ...troublesOfOffice(known),
  ].toSorted(inOrder);
