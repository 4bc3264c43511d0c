import type { LegalTerm } from '#core/terms/legal-term';

/** Terms of complaints, in working days: clauses 5.7, 5.9 and 5.12. Nothing suspends them. */
export const COMPLAINT_TERMS: readonly LegalTerm[] = [
  {
    code: 'complaint-register',
    clause: '5.7',
    title: { ru: 'Зарегистрировать жалобу', en: 'Register the complaint' },
    start: 'complaint-received',
    length: 1,
    counted: 'working-days',
    startsOn: 'next-day',
    metBy: ['complaint-registered'],
  },
  {
    code: 'complaint-review-15',
    clause: '5.7',
    title: { ru: 'Рассмотреть жалобу', en: 'Consider the complaint' },
    start: 'complaint-to-review-15',
    length: 15,
    counted: 'working-days',
    startsOn: 'next-day',
    metBy: ['complaint-decided'],
  },
  {
    code: 'complaint-review-5',
    clause: '5.7',
    title: {
      ru: 'Рассмотреть жалобу на отказ в приёме или исправлении ошибок',
      en: 'Consider the complaint about refused papers or corrections',
    },
    start: 'complaint-to-review-5',
    length: 5,
    counted: 'working-days',
    startsOn: 'next-day',
    metBy: ['complaint-decided'],
  },
  {
    code: 'complaint-remedy',
    clause: '5.9',
    title: { ru: 'Устранить нарушения и выдать результат', en: 'Remove the violations and issue the result' },
    start: 'complaint-upheld',
    length: 5,
    counted: 'working-days',
    startsOn: 'next-day',
    metBy: ['complaint-remedied'],
  },
  {
    code: 'complaint-reply',
    clause: '5.12',
    title: { ru: 'Ответить на жалобу', en: 'Reply to the complaint' },
    start: 'complaint-decided',
    length: 1,
    counted: 'calendar-days',
    startsOn: 'next-day',
    metBy: ['complaint-replied'],
  },
];
