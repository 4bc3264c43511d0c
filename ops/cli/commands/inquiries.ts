import type { Command } from 'commander';
import * as z from 'zod';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { moscowTime } from '#ops/cli/words/moments';
import type { Cell, Page } from '#ops/cli/page/page';
import { sessionOf, show } from '#ops/cli/session';
import type { Bilingual } from '#schemas/bilingual';
import type { InquiriesView } from '#schemas/inquiries-view';

type Shown = InquiriesView['inquiries'][number];

const STATES: Readonly<Record<Shown['state'], Bilingual>> = {
  received: { ru: 'принят', en: 'received' },
  decided: { ru: 'ответ не принят', en: 'answer not taken' },
  answered: { ru: 'отвечен', en: 'answered' },
  stopped: { ru: 'остановлен', en: 'stopped' },
};

const ANSWERS: Readonly<Record<NonNullable<Shown['answer']>, Bilingual>> = {
  told: { ru: 'сообщено', en: 'told' },
  'no-data': { ru: 'нет сведений', en: 'no data' },
  'access-denied': { ru: 'нет права', en: 'access denied' },
  'unknown-request': { ru: 'запрос не читается', en: 'unknown request' },
};

const PURPOSES: Readonly<Record<NonNullable<Shown['purpose']>, Bilingual>> = {
  placement: { ru: 'трудоустройство', en: 'placement' },
  'prior-contract': { ru: 'прежний контракт', en: 'prior contract' },
};

const stateOf = (page: Page, { state, code }: Shown): Cell => ({
  text: [page.word(STATES[state]), ...(code === undefined ? [] : [code])].join(', '),
  tone: state === 'stopped' ? 'bad' : 'plain',
});

const render = (page: Page, { inquiries }: InquiriesView): string =>
  inquiries.length === 0
    ? page
        .sentence({ ru: 'В этом месяце нас никто не спрашивал.', en: 'Nobody has asked us this month.' })
        .join('\n')
    : page
        .table({
          columns: [
            { head: { ru: 'запрос', en: 'inquiry' }, width: 38 },
            { head: { ru: 'кто', en: 'who' }, width: 14 },
            { head: { ru: 'цель', en: 'purpose' }, width: 18 },
            { head: { ru: 'ответ', en: 'answer' }, width: 20 },
            { head: { ru: 'состояние', en: 'state' }, width: 26 },
            { head: { ru: 'получен', en: 'received' }, width: 23 },
          ],
          rows: inquiries.map((one): Cell[] => [
            one.inquiryId,
            one.isTest ? `${one.requester} (test)` : one.requester,
            one.purpose === undefined ? '—' : page.word(PURPOSES[one.purpose]),
            one.answer === undefined ? '—' : page.word(ANSWERS[one.answer]),
            stateOf(page, one),
            moscowTime(page, one.receivedAt),
          ]),
        })
        .join('\n');

const Options = z.object({ month: z.string().optional() });

export const inquiriesCommand = (desk: Desk): Command =>
  commandOf(
    'inquiries',
    {
      ru: 'Кто спрашивал нас о социальных контрактах и что ему ответили',
      en: 'Who asked us about social contracts, and what they were answered',
    },
    ['sverka inquiries', 'sverka inquiries --month 2026-11'],
  )
    .option('--month <YYYY-MM>', 'answered in that month; without it those that wait, and this month')
    .action(async (options: unknown, command: Command) => {
      const session = sessionOf(desk, command);
      const { month } = Options.parse(options);
      show(session, await session.api.inquiries(month), (view) => render(session.page, view));
    });
