import type { Bilingual } from '#schemas/bilingual';
import type { FailedCause } from '#schemas/failed-messages';

const ADVICE: Readonly<Record<FailedCause, Bilingual>> = {
  'contract-breach': {
    ru: 'Сравните сохранённый ответ с контрактом ведомства по указанному пути; исправьте чтение или сообщите ведомству, затем отправьте группу снова.',
    en: "Compare the stored reply with the agency's contract at this path; mend the reading or tell the agency, then send the group again.",
  },
  'agency-failure': {
    ru: 'Посмотрите sverka agencies; когда ведомство отвечает, отправьте группу снова: номера прежние, ведомство узнает повтор.',
    en: 'Look at sverka agencies; once the agency answers, send the group again: ids stay the same, the agency recognises a repeat.',
  },
  'missing-row': {
    ru: 'Строки, о которой говорит сообщение, нет: срок хранения вышел или её потеряли; восстановите её из копии, до этого отправка ничего не изменит.',
    en: 'The row that it speaks of is not there: its time of keeping is over or it was lost; restore it from a copy, before that sending changes nothing.',
  },
  'request-refused': {
    ru: 'Сообщите отделу названное поле: пусть исправит обращение и отправит заново (п. 2.7); это же снова не примут.',
    en: 'Tell the office the named field: it should correct the request and send it anew (clause 2.7); this one will be refused again.',
  },
  'other-version': {
    ru: 'Разверните версию Сверки, которая знает эту версию схемы, затем отправьте группу снова.',
    en: 'Deploy the edition of Sverka that knows this version of the schema, then send the group again.',
  },
  unreadable: {
    ru: 'Найдите, кто ещё пишет в эту очередь: сообщение не наше, отправка ничего не изменит, через 14 дней оно исчезнет само.',
    en: 'Find out who else writes to this queue: the message is not ours, sending changes nothing, after 14 days it goes by itself.',
  },
  'not-recorded': {
    ru: 'Найдите в журнале функции номер сообщения: она упала или не успела; затем отправьте группу снова, повтор безвреден.',
    en: 'Find the message id in the log of the function: it crashed or ran out of time; then send the group again, a repeat is harmless.',
  },
};

/** What a person should do next with messages that failed by this cause. */
export const failedAdvice = (cause: FailedCause): Bilingual => ADVICE[cause];
