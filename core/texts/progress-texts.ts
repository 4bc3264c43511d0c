import type { Bilingual } from '#schemas/bilingual';
import type { ProgressCode } from '#schemas/case-progress';

/** What an applicant reads, and the clause that asks for the step. Dates stand beside the text. */
export const PROGRESS_TEXTS: Readonly<Record<ProgressCode, { text: Bilingual; clause?: string }>> = {
  'handed-in-at-mfc': {
    text: { ru: 'Заявление подано через МФЦ', en: 'The application was handed in at a service centre (МФЦ)' },
    clause: '2.18.2',
  },
  accepted: { text: { ru: 'Заявление принято', en: 'The application is accepted' }, clause: '3.1.2' },
  'being-verified': {
    text: {
      ru: 'Сведения проверяются: отдел сам запрашивает ведомства, справки приносить не нужно',
      en: 'The information is being verified: the office asks the agencies itself, no papers are needed',
    },
    clause: '3.2.2',
  },
  verified: {
    text: { ru: 'Ответы ведомств сверены', en: 'The answers of the agencies have been compared' },
    clause: '3.2.2',
  },
  'additional-check': {
    text: {
      ru: 'Идёт дополнительная проверка; окончательный ответ – не позднее указанного дня',
      en: 'An additional check is under way; the final answer comes by the day shown',
    },
    clause: '3.2.3',
  },
  'with-commission': {
    text: { ru: 'Документы рассматривает комиссия', en: 'The commission considers the papers' },
    clause: '3.3.2',
  },
  decided: {
    text: {
      ru: 'Решение принято; о нём сообщат письменным уведомлением',
      en: 'A decision is made; a written notice will tell it',
    },
    clause: '3.3.3',
  },
  granted: {
    text: {
      ru: 'Помощь назначена, уведомление направлено; контракт заключают до указанного дня',
      en: 'Aid is granted, the notice is sent; the contract is to be signed by the day shown',
    },
    clause: '3.3.5',
  },
  refused: {
    text: {
      ru: 'В помощи отказано, уведомление с причинами направлено; решение можно обжаловать (раздел 5)',
      en: 'Aid is refused, the notice with the reasons is sent; a complaint is possible (section 5)',
    },
    clause: '3.3.5',
  },
  'contract-signed': {
    text: { ru: 'Социальный контракт заключён', en: 'The social contract is signed' },
    clause: '3.4.2',
  },
  'prolongation-considered': {
    text: { ru: 'Рассматривается продление контракта', en: 'Prolongation of the contract is considered' },
    clause: '3.5.3',
  },
  prolonged: { text: { ru: 'Контракт продлён', en: 'The contract is prolonged' }, clause: '3.5.4' },
  'not-prolonged': {
    text: { ru: 'Контракт не продлён', en: 'The contract is not prolonged' },
    clause: '3.5.4',
  },
  'contract-kept': {
    text: { ru: 'Контракт продолжает действовать', en: 'The contract stays in force' },
    clause: '3.6.6',
  },
  'contract-terminated': {
    text: {
      ru: 'Контракт прекращён, уведомление направлено; решение можно обжаловать (раздел 5)',
      en: 'The contract is terminated, the notice is sent; a complaint is possible (section 5)',
    },
    clause: '3.6.6',
  },
  'contract-ended': { text: { ru: 'Срок контракта окончен', en: 'The term of the contract is over' } },
  withdrawn: { text: { ru: 'Заявление отозвано заявителем', en: 'The applicant has withdrawn' } },
  closed: { text: { ru: 'Дело закрыто', en: 'The case is closed' } },
  'complaint-registered': {
    text: {
      ru: 'Жалоба зарегистрирована; её рассмотрят до указанного дня',
      en: 'A complaint is registered; it will be considered by the day shown',
    },
    clause: '5.7',
  },
  'complaint-answered': {
    text: { ru: 'Ответ на жалобу направлен', en: 'The reply to the complaint is sent' },
    clause: '5.12',
  },
};
