import { CONTRACT_STATES, DEADLINE_STATUSES, OBLIGATION_STATUSES } from '#ops/cli/words/words';
import { balanceTables } from '#ops/console/page/balance-tables';
import type { Said } from '#ops/console/page/calls';
import type { Drawing } from '#ops/console/page/drawing';
import { element, type Child } from '#ops/console/page/element';
import type { Speech } from '#ops/console/page/speech';
import type { OfficeSeen, State } from '#ops/console/page/state';
import { table } from '#ops/console/page/table';
import type { DeadlinesView } from '#schemas/api';
import type { Bilingual } from '#schemas/bilingual';
import type { Obligation, TrackedDeadline } from '#schemas/deadline';

const both = (ru: string, en: string): Bilingual => ({ ru, en });

const TONES: Record<TrackedDeadline['status'], string> = {
  met: 'good',
  open: 'calm',
  'due-today': 'warning',
  overdue: 'bad',
};

const OBLIGATION_TONES: Record<Obligation['status'], string> = {
  met: 'good',
  checked: 'warning',
  upcoming: 'calm',
  due: 'warning',
  overdue: 'bad',
};

type OwingCase = DeadlinesView['cases'][number];

const caseCell = ({ registrationNumber, contractState }: OwingCase, { say }: Speech): Child =>
  element('span', {}, `№ ${registrationNumber}`, element('small', {}, say(CONTRACT_STATES[contractState])));

const termRows = (owing: OwingCase, speech: Speech): Child[][] =>
  owing.deadlines
    .filter(({ status }) => status !== 'met')
    .map(({ title, clause, safeDue, legalDue, status }) => [
      caseCell(owing, speech),
      `${speech.say(title)} (${clause})`,
      safeDue,
      legalDue,
      element('span', { class: `state ${TONES[status]}` }, speech.say(DEADLINE_STATUSES[status])),
    ]);

const obligationRows = (owing: OwingCase, speech: Speech): Child[][] =>
  owing.obligations.map(({ title, dueOn, status }) => [
    caseCell(owing, speech),
    speech.say(title),
    dueOn,
    dueOn,
    element('span', { class: `state ${OBLIGATION_TONES[status]}` }, speech.say(OBLIGATION_STATUSES[status])),
  ]);

const TERM_HEADS = [
  both('дело', 'case'),
  both('срок', 'term'),
  both('надёжно', 'safe'),
  both('по закону', 'legal'),
  both('как', 'status'),
];

const terms = ({ cases, more }: DeadlinesView, speech: Speech): Child[] => {
  const { say } = speech;
  if (cases.length === 0)
    return [
      element(
        'p',
        { class: 'calm' },
        say(both('Дел, по которым что-то не сделано, нет.', 'No case owes anything.')),
      ),
    ];
  const rows = cases.flatMap((owing) => [...termRows(owing, speech), ...obligationRows(owing, speech)]);
  return [
    table(say(both('Сроки, ближайшие первыми', 'Terms, the nearest first')), TERM_HEADS.map(say), rows),
    ...(more
      ? [element('p', { class: 'hint' }, say(both('Показаны не все дела.', 'Not all cases are shown.')))]
      : []),
  ];
};

const said = <View>(
  reply: Said<View>,
  { say }: Speech,
  make: (view: View) => readonly Child[],
): readonly Child[] =>
  reply.type === 'view'
    ? make(reply.view)
    : reply.sentences.map((sentence) => element('p', { class: 'state bad' }, say(sentence)));

const officeSeen = (office: OfficeSeen, speech: Speech): Child[] => [
  element(
    'p',
    { class: 'hint' },
    `${office.office}, ${office.day}. ${speech.say(both('Посмотрели', 'Looked at'))} ${speech.moment(office.at)}`,
  ),
  element('h3', {}, speech.say(both('Сроки', 'Terms'))),
  ...said(office.deadlines, speech, (view) => terms(view, speech)),
  element('h3', {}, speech.say(both('Баланс дня', 'Balance of the day'))),
  ...said(office.balance, speech, (view) => balanceTables(view, speech)),
];

/** Terms of an office and where its questions of a day are. */
export const officeSection = ({ office, isAsking, speech }: State): Drawing => ({
  shows: [speech.language, office, isAsking],
  make: () => [
    ...(isAsking ? [element('p', { class: 'hint' }, speech.say(both('Смотрим…', 'Looking…')))] : []),
    ...(office === undefined ? [] : officeSeen(office, speech)),
  ],
});
