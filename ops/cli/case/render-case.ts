import { byPerson } from '#ops/cli/case/by-person';
import { moscowTime } from '#ops/cli/words/moments';
import { contractSection } from '#ops/cli/case/contract-section';
import type { Cell, Page, PageOptions, Tone } from '#ops/cli/page/page';
import { pageOf } from '#ops/cli/page/page';
import { CASE_STATES, OUTCOMES, QUERY_KINDS, QUERY_STATES, TRACKS } from '#ops/cli/words/words';
import type { CaseView, QueryView } from '#schemas/api';
import type { Bilingual } from '#schemas/bilingual';

const BAR_LENGTH = 20;

const bar = (done: number, total: number): string => {
  const filled = total === 0 ? 0 : Math.floor((done * BAR_LENGTH) / total);
  return `${'█'.repeat(filled)}${'░'.repeat(BAR_LENGTH - filled)}`;
};

const count = (queries: readonly QueryView[], state: QueryView['state']): number =>
  queries.filter((query) => query.state === state).length;

const outcomeWord = (page: Page, outcome: string): string => {
  const known = OUTCOMES[outcome];
  return known === undefined ? outcome : page.word(known);
};

const MARKS: Record<QueryView['state'], string> = { planned: '·', sent: '→', answered: '✓', cancelled: '×' };
const TONES: Record<QueryView['state'], Tone> = {
  planned: 'dim',
  sent: 'warning',
  answered: 'good',
  cancelled: 'dim',
};

const stateCell = (page: Page, query: QueryView): Cell => {
  const word =
    query.outcome === undefined ? page.word(QUERY_STATES[query.state]) : outcomeWord(page, query.outcome);
  const isGood = query.outcome === undefined || query.outcome === 'found';
  return { text: `${MARKS[query.state]} ${word}`, tone: isGood ? TONES[query.state] : 'warning' };
};

const CANCELLED: Record<NonNullable<QueryView['cancelledBecause']>, Bilingual> = {
  'consent-withdrawn': { ru: 'согласие отозвано', en: 'consent withdrawn' },
  'application-withdrawn': { ru: 'заявление отозвано', en: 'application withdrawn' },
};

const note = (page: Page, query: QueryView): string => {
  if (query.cancelledBecause !== undefined) return page.word(CANCELLED[query.cancelledBecause]);
  if (query.state === 'answered' && query.answeredAt !== undefined) return moscowTime(page, query.answeredAt);
  const due = `${page.word({ ru: 'до', en: 'due' })} ${moscowTime(page, query.dueAt)}`;
  if (query.lastFailure === undefined) return due;
  const tries =
    query.attempts === 0 ? '' : `${page.word({ ru: 'попыток', en: 'tries' })} ${query.attempts}: `;
  return `${due}; ${tries}${query.lastFailure}`;
};

const queryTable = (page: Page, queries: readonly QueryView[]): string[] =>
  page.table({
    columns: [
      { head: { ru: 'лицо', en: 'person' }, width: 13 },
      { head: { ru: 'кого спросили', en: 'agency' }, width: 18 },
      { head: { ru: 'о чём', en: 'kind' }, width: 26 },
      { head: { ru: 'состояние', en: 'state' }, width: 17 },
      { head: { ru: 'когда', en: 'when' }, width: 21 },
    ],
    rows: byPerson(queries).map((query) => [
      query.subjectId,
      query.agency,
      page.word(QUERY_KINDS[query.kind]),
      stateCell(page, query),
      note(page, query),
    ]),
  });

const countsLine = (page: Page, queries: readonly QueryView[]): string => {
  const [answered, sent, planned, cancelled] = [
    count(queries, 'answered'),
    count(queries, 'sent'),
    count(queries, 'planned'),
    count(queries, 'cancelled'),
  ];
  const words = page.word({
    ru: `ответов ${answered} из ${queries.length}, ждём ${sent}, готовится ${planned}`,
    en: `${answered} of ${queries.length} answered, ${sent} sent, ${planned} planned`,
  });
  const rest =
    cancelled === 0 ? '' : page.word({ ru: `, отменено ${cancelled}`, en: `, ${cancelled} cancelled` });
  return `${bar(answered, queries.length)}  ${words}${rest}`;
};

const keeping = (page: Page, { legalHold, keptUntil }: CaseView): (readonly [Bilingual, string])[] => {
  const held = page.word({ ru: 'удержано (п. 5.11)', en: 'held (clause 5.11)' });
  const until = page.word({ ru: `до ${keptUntil ?? ''}`, en: `until ${keptUntil ?? ''}` });
  const words = [...(legalHold === true ? [held] : []), ...(keptUntil === undefined ? [] : [until])];
  return words.length === 0 ? [] : [[{ ru: 'Хранение', en: 'kept' }, words.join(', ')]];
};

/**
 * Where a case stands: its state, a bar, and one line per question (person, agency, kind, state).
 * Plain text within 100 columns, Russian with English; no colour unless asked for.
 */
export const renderProgress = (caseView: CaseView, options: PageOptions = {}): string => {
  const page = pageOf(options);
  const head = page.pairs([
    [
      { ru: 'Дело', en: 'case' },
      { text: caseView.caseId, tone: 'strong' },
    ],
    [{ ru: 'Отдел', en: 'office' }, `${caseView.officeId}, № ${caseView.registrationNumber}`],
    [
      { ru: 'Принято', en: 'accepted' },
      `${caseView.acceptedOn}, ${page.word(TRACKS[caseView.track])}, ${caseView.policy.id} (${caseView.policy.edition})`,
    ],
    [
      { ru: 'Состояние', en: 'state' },
      {
        text: page.word(CASE_STATES[caseView.state]),
        tone: caseView.state === 'result-ready' ? 'good' : 'warning',
      },
    ],
    ...keeping(page, caseView),
  ]);
  const questions =
    caseView.queries.length === 0
      ? page.sentence({ ru: 'Запросы ещё не составлены.', en: 'No questions are planned yet.' })
      : [page.line(countsLine(page, caseView.queries)), '', ...queryTable(page, caseView.queries)];
  const silences = caseView.silences.flatMap(({ message }) => ['', ...page.sentence(message)]);
  return [...head, '', ...questions, ...silences, '', ...contractSection(page, caseView)].join('\n');
};
