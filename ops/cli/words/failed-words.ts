import type { Bilingual } from '#schemas/bilingual';
import type { FailedCause, FailedStanding, RedriveItem } from '#schemas/failed-messages';

const both = (ru: string, en: string): Bilingual => ({ ru, en });

export const CAUSES: Readonly<Record<FailedCause, Bilingual>> = {
  'contract-breach': both('ответ не по контракту', 'the reply breaks the contract'),
  'agency-failure': both('ведомство не ответило', 'the agency failed'),
  'missing-row': both('нет строки', 'no such row'),
  'request-refused': both('обращение не принято', 'the request is refused'),
  'other-version': both('другая версия схемы', 'another version of the schema'),
  unreadable: both('не читается', 'cannot be read'),
  'not-recorded': both('причина в журнале', 'the log knows why'),
};

/** What sending again will do, where little or nothing is left: each is harmless. */
export const STANDINGS: Readonly<Record<FailedStanding, Bilingual>> = {
  'already-sent': both('безвредно: вопрос уже у ведомства', 'harmless: the agency has the question'),
  'already-answered': both('безвредно: ответ уже есть', 'harmless: it is answered'),
  'past-due': both('безвредно: срок вышел, вопрос не уйдёт', 'harmless: past due, nothing is asked'),
  cancelled: both('безвредно: вопрос снят', 'harmless: the question is cancelled'),
  'answer-recorded': both('безвредно: иной ответ ляжет рядом', 'harmless: a different answer is kept beside'),
  'late-answer': both('ответ запишется как поздний', 'the answer is recorded as late'),
  'already-open': both('безвредно: дело уже открыто', 'harmless: the case is open'),
  'already-published': both('безвредно: результат уже выдан', 'harmless: the result is published'),
  'already-matched': both('безвредно: событие уже в деле', 'harmless: the event is with its case'),
  'already-accepted': both('безвредно: обращение уже принято', 'harmless: the request is accepted'),
};

/** A code of the queue's own is shown as it came. */
const FAILURES: Partial<Record<string, Bilingual>> = {
  hidden: both(
    'его держит другой просмотр: повторите через полминуты',
    'somebody else has it in hand: again in half a minute',
  ),
  'not-reached': both('перед ним слишком много других', 'too many others lie before it'),
  'sent-not-deleted': both(
    'отправлено, но осталось и в сбоях: повтор безвреден',
    'sent, and still among the failed: a repeat is harmless',
  ),
};

/** What came of one message, in words. */
export const itemWords = ({ outcome, code = '' }: RedriveItem): Bilingual => {
  switch (outcome) {
    case 'sent':
      return both('отправлено', 'sent');
    case 'gone':
      return both('его среди сбоев уже нет', 'no longer among the failed');
    case 'failed': {
      const why = FAILURES[code] ?? both(code, code);
      return both(`не отправлено: ${why.ru}`, `not sent: ${why.en}`);
    }
  }
};
