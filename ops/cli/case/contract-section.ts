import { obligationLines } from '#ops/cli/case/obligation-lines';
import type { Cell, Page, Tone } from '#ops/cli/page/page';
import { CONTRACT_STATES, DEADLINE_STATUSES, QUERY_KINDS } from '#ops/cli/words/words';
import type { CaseView } from '#schemas/api';
import type { Bilingual } from '#schemas/bilingual';
import type { ComplaintView } from '#schemas/contract-facts';
import type { TrackedDeadline } from '#schemas/deadline';
import type { OfficeEvent } from '#schemas/office-event';

const TONES: Record<TrackedDeadline['status'], Tone> = {
  met: 'good',
  open: 'plain',
  'due-today': 'warning',
  overdue: 'bad',
};

/** `met 2026-12-04`, with a word where that was after the legal day. */
export const statusCell = (page: Page, { status, metOn, legalDue }: TrackedDeadline): Cell => {
  const word = page.word(DEADLINE_STATUSES[status]);
  if (metOn === undefined) return { text: word, tone: TONES[status] };
  return metOn > legalDue
    ? { text: `${word} ${metOn}, ${page.word({ ru: 'поздно', en: 'late' })}`, tone: 'warning' }
    : { text: `${word} ${metOn}`, tone: 'good' };
};

/** Terms of a case with their days and how they stand. */
export const termTable = (page: Page, deadlines: readonly TrackedDeadline[]): string[] =>
  page.table({
    columns: [
      { head: { ru: 'срок', en: 'term' }, width: 40 },
      { head: { ru: 'с', en: 'from' }, width: 11 },
      { head: { ru: 'надёжно', en: 'safe' }, width: 11 },
      { head: { ru: 'по закону', en: 'legal' }, width: 12 },
      { head: { ru: 'как', en: 'status' }, width: 20 },
    ],
    rows: deadlines.map((deadline): Cell[] => [
      `${page.word(deadline.title)} (${deadline.clause})`,
      deadline.startsOn,
      deadline.safeDue,
      deadline.legalDue,
      statusCell(page, deadline),
    ]),
  });

const forecastLines = (page: Page, { forecast, advice }: CaseView): string[] => [
  ...forecast
    .filter(({ meetsPreparation }) => meetsPreparation !== 'yes')
    .map(({ agency, kind, answerDueOn }) =>
      page.line(
        `${agency}, ${page.word(QUERY_KINDS[kind])}: ${page.word({ ru: 'ответ к', en: 'answer by' })} ${answerDueOn}`,
      ),
    ),
  ...(advice === undefined ? [] : page.sentence(advice)),
];

const dates = (page: Page, { contract }: CaseView): string[] => [
  ...(contract.firstPaymentOn === undefined
    ? []
    : page.sentence({
        ru: `Выплата с ${contract.firstPaymentOn} (п. 3.4.3).`,
        en: `Payment from ${contract.firstPaymentOn} (clause 3.4.3).`,
      })),
  ...(contract.paymentStopsOn === undefined
    ? []
    : page.sentence({
        ru: `Выплата прекращается с ${contract.paymentStopsOn} (п. 3.6.5).`,
        en: `Payment stops on ${contract.paymentStopsOn} (clause 3.6.5).`,
      })),
];

/** The newest correction of an event, if any: it stays in the list and no longer counts, or counts otherwise. */
const correctionOf = (page: Page, eventId: string, events: readonly OfficeEvent[]): string => {
  const correction = events.findLast(
    ({ type, details }) =>
      (type === 'event-cancelled' && details.cancelledEventId === eventId) ||
      (type === 'event-corrected' && details.correctedEventId === eventId),
  );
  if (correction === undefined) return '';
  const word =
    correction.type === 'event-cancelled'
      ? { ru: 'отменено', en: 'cancelled' }
      : { ru: 'исправлено', en: 'corrected' };
  return `  × ${page.word(word)} ${correction.occurredOn} (${correction.eventId})`;
};

const eventLines = (page: Page, events: readonly OfficeEvent[]): string[] =>
  events.map(({ occurredOn, type, actorId, eventId }) =>
    page.line(`${occurredOn}  ${type} (${actorId})${correctionOf(page, eventId, events)}`),
  );

/** What no term limits, and what people have to judge by. */
const waits = (
  page: Page,
  { contract: { commissionWait, termination }, complaints = [] }: CaseView,
): string[] => [
  ...(commissionWait === undefined
    ? []
    : page.sentence({
        ru: `Комиссия: передано ${commissionWait.handedOn}, ожидание заседания ${commissionWait.days} дн.`,
        en: `Commission: handed over ${commissionWait.handedOn}, ${commissionWait.days} days of waiting for a meeting.`,
      })),
  ...(termination === undefined
    ? []
    : page.sentence({
        ru: `Основание прекращения ${termination.ground}: установлено ${termination.establishedOn}${termination.alertedOn === undefined ? '' : `, сигнал ${termination.alertedOn}`}.`,
        en: `Ground of termination ${termination.ground}: established ${termination.establishedOn}${termination.alertedOn === undefined ? '' : `, alert ${termination.alertedOn}`}.`,
      })),
  ...complaints.flatMap(({ complaintId, state, grounds }) => [
    page.line(`${complaintId}: ${page.word(COMPLAINT_STATES[state])}`),
    ...grounds.flatMap(({ clause, title, recorded }) => [
      ...page.sentence({ ru: `п. ${clause}: ${title.ru}`, en: `${clause}: ${title.en}` }, 2),
      ...recorded.flatMap((one) => page.sentence(one, 4)),
    ]),
  ]),
];

const COMPLAINT_STATES: Record<ComplaintView['state'], Bilingual> = {
  registered: { ru: 'жалоба зарегистрирована', en: 'complaint registered' },
  upheld: { ru: 'жалоба удовлетворена', en: 'complaint upheld' },
  dismissed: { ru: 'в жалобе отказано', en: 'complaint dismissed' },
};

/** Where the application and its contract stand: state, terms, what the office posted, what monitoring asks. */
export const contractSection = (page: Page, view: CaseView): string[] => {
  const { contract, officeEvents, obligations, deadlines } = view;
  const ahead = obligations.filter(({ status }) => status !== 'met').slice(0, 6);
  return [
    ...page.pairs([[{ ru: 'Контракт', en: 'contract' }, page.word(CONTRACT_STATES[contract.state])]]),
    ...eventLines(page, officeEvents),
    ...dates(page, view),
    ...waits(page, view),
    '',
    ...termTable(page, deadlines),
    ...forecastLines(page, view),
    ...ahead.flatMap((obligation) => obligationLines(page, obligation)),
  ];
};
