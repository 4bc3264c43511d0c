import { contractOf, type Contract } from '#core/office/contract-of';
import { historyOf } from '#core/office/office-history';
import { addMonths, lastDayOf, monthOf } from '#core/time/month';
import type { Bilingual } from '#schemas/bilingual';
import type { Obligation } from '#schemas/deadline';
import type { OfficeEvent } from '#schemas/office-event';
import type { IsoDay, IsoMonth } from '#schemas/time';

type Kind = Obligation['kind'];

const POST_CONTRACT_MONTHS = 12;
const INCOME_REPORT_MONTH = 5;

const RULES: Readonly<Record<Kind, { title: Bilingual; source: string }>> = {
  'monthly-check': {
    title: { ru: 'Ежемесячная проверка', en: 'Monthly check' },
    source: 'п. 3.4.4',
  },
  'last-month-conclusion': {
    title: { ru: 'Заключение о выполнении программы', en: 'Conclusion on the programme' },
    source: 'п. 3.4.4; 3.5.2',
  },
  'income-report': {
    title: {
      ru: 'Отчёт о доходах: пятый месяц после окончания',
      en: 'Income report: fifth month after the end',
    },
    source: 'правила Тверской области, 2024',
  },
  'post-contract-check': {
    title: { ru: 'Проверка после окончания контракта', en: 'Check after the end of the contract' },
    source: 'правила Тверской области, 2024: 12 месяцев',
  },
};

type Planned = { kind: Kind; month: IsoMonth };

const monthsFrom = (first: IsoMonth, until: IsoMonth): IsoMonth[] =>
  first > until ? [] : [first, ...monthsFrom(addMonths(first, 1), until)];

const planOf = ({ signedOn, endOn, terminated }: Contract): Planned[] => {
  const [signed, end] = [monthOf(signedOn), monthOf(endOn)];
  const checks = monthsFrom(addMonths(signed, 1), addMonths(end, -1)).map((month): Planned => ({
    kind: 'monthly-check',
    month,
  }));
  // A terminated programme has nothing left to conclude on or to follow.
  if (terminated) return checks;
  const after = monthsFrom(addMonths(end, 1), addMonths(end, POST_CONTRACT_MONTHS));
  return [
    ...checks,
    { kind: 'last-month-conclusion', month: end },
    ...after.flatMap((month): Planned[] =>
      month === addMonths(end, INCOME_REPORT_MONTH)
        ? [
            { kind: 'post-contract-check', month },
            { kind: 'income-report', month },
          ]
        : [{ kind: 'post-contract-check', month }],
    ),
  ];
};

const statusOf = (isDone: boolean, month: IsoMonth, today: IsoDay): Obligation['status'] => {
  if (isDone) return 'met';
  if (month < monthOf(today)) return 'overdue';
  return month === monthOf(today) ? 'due' : 'upcoming';
};

/**
 * What a signed contract asks of the office, month by month, until twelve months after its end. Each is due by the last
 * civil day of its month, so that it can be planned for years without a production calendar. Empty before the signing; of
 * a closed case only what was done is left.
 */
export const obligationsOf = (posted: readonly OfficeEvent[], today: IsoDay): Obligation[] => {
  const events = historyOf(posted);
  const contract = contractOf(events);
  if (contract === undefined) return [];
  const done = new Set(
    events.map(({ type, details }) =>
      type === 'monitoring-done' ? `${details.obligation} ${details.month}` : type,
    ),
  );
  const isClosed = events.some(({ type }) => type === 'case-closed');
  return planOf(contract)
    .map(({ kind, month }): Obligation => ({
      kind,
      ...RULES[kind],
      month,
      dueOn: lastDayOf(month),
      status: statusOf(done.has(`${kind} ${month}`), month, today),
    }))
    .filter(({ status }) => status === 'met' || !isClosed);
};
