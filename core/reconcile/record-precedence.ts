import type { Bilingual } from '#schemas/bilingual';
import type { QueryId } from '#schemas/ids';
import type { QueryKind } from '#schemas/query';
import type { IsoDay } from '#schemas/time';
import type { RecordsConflict } from '#schemas/records-conflict';

/** Kinds of record: an answer to a question, or what agencies post by themselves. No agency is named. */
type RecordKind =
  | QueryKind
  | 'placement'
  | 'placement-unconfirmed'
  | 'unemployment-notice'
  | 'business-notice'
  | 'self-employment-notice'
  | 'training-notice';

/** A fact on which more than one record exists. */
export type SharedFact = RecordsConflict['fact'];

type Rule = {
  /** The strongest first. */
  order: readonly RecordKind[];
  /** A register answers for the day of its answer: a notice that was reported later goes before it. */
  laterNoticeWins: boolean;
  /** The act that makes the first record the authoritative one. */
  source: string;
  because: Bilingual;
};

/**
 * Whose record goes first until a person has settled the conflict. The acts say which register holds a fact; that a payment
 * is weaker than a registration is an inference: the register of income knows when was paid, not when was worked.
 */
const PRECEDENCE: Readonly<Record<SharedFact, Rule>> = {
  unemployment: {
    order: ['unemployment-registration', 'unemployment-notice'],
    laterNoticeWins: true,
    source: '565-ФЗ',
    because: {
      ru: 'учёт безработных ведёт служба занятости; сообщение, поступившее позже ответа, новее его',
      en: 'the employment service keeps the register; a notice reported after the answer is newer',
    },
  },
  occupation: {
    order: [
      'placement',
      'entrepreneur-record',
      'self-employed-status',
      'unemployment-registration',
      'income-by-payer',
      'placement-unconfirmed',
    ],
    laterNoticeWins: false,
    source: '565-ФЗ; 129-ФЗ ст. 5; 422-ФЗ ст. 5',
    because: {
      ru: 'подтверждённое трудоустройство и запись реестра показывают занятость на свой день; учёт безработных действует, пока его не прекратили; сведения о выплатах показывают, когда заплачено, а не когда работали',
      en: 'a confirmed job and an entry of a register show occupation on their day; registration as unemployed lasts until it is ended; a payment shows when was paid, not when was worked',
    },
  },
  'job-start': {
    order: ['placement', 'income-by-payer', 'placement-unconfirmed'],
    laterNoticeWins: false,
    source: 'ТК РФ ст. 61; 27-ФЗ ст. 11',
    because: {
      ru: 'день начала работы называет подтверждённое сообщение о приёме; выплата показывает только месяц',
      en: 'a confirmed notice names the first day of work; a payment only shows a month',
    },
  },
  entrepreneur: {
    order: ['entrepreneur-record', 'business-notice'],
    laterNoticeWins: true,
    source: '129-ФЗ ст. 5',
    because: {
      ru: 'предпринимателей ведёт ЕГРИП; сообщение, поступившее позже ответа, новее его',
      en: 'the register of entrepreneurs holds them; a notice reported after the answer is newer',
    },
  },
  'self-employed': {
    order: ['self-employed-status', 'self-employment-notice'],
    laterNoticeWins: true,
    source: '422-ФЗ ст. 5',
    because: {
      ru: 'плательщиков налога на профессиональный доход ведёт налоговый орган; сообщение, поступившее позже ответа, новее его',
      en: 'the tax service registers the payers; a notice reported after the answer is newer',
    },
  },
  benefits: {
    order: ['unemployment-benefits', 'income-by-payer'],
    laterNoticeWins: false,
    source: '565-ФЗ',
    because: {
      ru: 'пособие назначает и выплачивает служба занятости, её запись о нём первична',
      en: 'the employment service grants and pays the benefit, its record of it is the first',
    },
  },
  training: {
    order: ['business-training', 'training-notice'],
    laterNoticeWins: true,
    source: '178-ФЗ ст. 8.1',
    because: {
      ru: 'о прохождении курса говорит тот, кто учил; из сообщений верно более позднее',
      en: 'whoever taught says whether the course is passed; of notices the later one counts',
    },
  },
};

/** What one record says; `toldOn`: the day on which it reached us or was reported. */
export type Statement = {
  record: RecordKind;
  said: Bilingual;
  toldOn: IsoDay;
  evidence?: readonly QueryId[];
  /** Ids of posted events. */
  events?: readonly string[];
};

const isNotice = ({ record }: Statement): boolean => record.endsWith('-notice');

const isBefore = (left: Statement, right: Statement, { order, laterNoticeWins }: Rule): boolean => {
  if (left.record === right.record) return left.toldOn >= right.toldOn;
  if (laterNoticeWins && isNotice(left) !== isNotice(right)) {
    const [notice, answer] = isNotice(left) ? [left, right] : [right, left];
    return (notice.toldOn > answer.toldOn ? notice : answer) === left;
  }
  return order.find((record) => record === left.record || record === right.record) === left.record;
};

const shown = ({ record, said, evidence = [], events = [] }: Statement): RecordsConflict['prevailing'] => ({
  record,
  said,
  evidence: [...evidence],
  events: [...events],
});

/** Two statements that cannot both be right, in order of precedence, with the rule that orders them. */
export const conflictOf = (
  fact: SharedFact,
  [left, right]: readonly [Statement, Statement],
): RecordsConflict => {
  const rule = PRECEDENCE[fact];
  const [first, second] = isBefore(left, right, rule) ? [left, right] : [right, left];
  const { source, because } = rule;
  return { fact, prevailing: shown(first), other: shown(second), source, because };
};
