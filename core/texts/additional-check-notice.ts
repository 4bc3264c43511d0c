import { QUESTIONS } from '#core/texts/titles';
import type { Bilingual } from '#schemas/bilingual';
import type { Deadline } from '#schemas/deadline';
import type { QueryKind } from '#schemas/query';
import type { IsoDay } from '#schemas/time';
import type { VerificationRequest } from '#schemas/verification-request';

export type NoticeFacts = {
  request: VerificationRequest;
  /** Questions without an answer, by agency. */
  open: readonly { agency: Bilingual; kind: QueryKind }[];
  notice: Deadline;
  finalAnswer: Deadline;
  madeOn: IsoDay;
};

const russianDay = (day: IsoDay): string => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;

const applicantOf = ({ subjects }: VerificationRequest): string => {
  const name = subjects.find(({ role }) => role === 'applicant')?.name;
  return name === undefined ? '' : [name.family, name.given, name.patronymic ?? ''].join(' ').trim();
};

/** One line an agency and register, however many people were asked about. */
const asked = (open: NoticeFacts['open'], language: 'ru' | 'en'): string[] => [
  ...new Set(open.map(({ agency, kind }) => `  - ${agency[language]}: ${QUESTIONS[kind][language]}`)),
];

const russian = ({ request, open, notice, finalAnswer, madeOn }: NoticeFacts): string[] => [
  'УВЕДОМЛЕНИЕ О ДОПОЛНИТЕЛЬНОЙ ПРОВЕРКЕ',
  '',
  `Заявитель: ${applicantOf(request)}`,
  `Обращение № ${request.registrationNumber}, принято ${russianDay(request.acceptedOn)}`,
  '',
  'По Вашему обращению о государственной социальной помощи на основании',
  'социального контракта проводится дополнительная проверка сведений',
  `(п. ${notice.clause} регламента).`,
  ...(open.length === 0 ? [] : ['', 'Ожидаются ответы на межведомственные запросы:', ...asked(open, 'ru')]),
  '',
  'Представлять эти сведения самостоятельно не требуется (п. 2.6.6).',
  'Проверка не приостанавливает рассмотрение обращения (п. 2.7).',
  `Окончательный ответ будет дан не позднее ${russianDay(finalAnswer.nominalDue)} (п. ${finalAnswer.clause}).`,
  '',
  `Уведомить не позднее ${russianDay(notice.nominalDue)}. Составлено ${russianDay(madeOn)}.`,
  '',
  'Специалист: ____________________    Подпись: ____________________',
];

const english = ({ request, open, notice, finalAnswer, madeOn }: NoticeFacts): string[] => [
  'NOTICE OF AN ADDITIONAL CHECK',
  '',
  `Applicant: ${applicantOf(request)}`,
  `Application No. ${request.registrationNumber}, accepted on ${request.acceptedOn}`,
  '',
  'The information in your application for state social assistance on the',
  'basis of a social contract is being checked additionally',
  `(clause ${notice.clause} of the regulation).`,
  ...(open.length === 0 ? [] : ['', 'Answers of these bodies are awaited:', ...asked(open, 'en')]),
  '',
  'You need not bring this information yourself (clause 2.6.6).',
  'The check does not suspend your application (clause 2.7).',
  `You will have the final answer no later than ${finalAnswer.nominalDue} (clause ${finalAnswer.clause}).`,
  '',
  `To be given no later than ${notice.nominalDue}. Made on ${madeOn}.`,
  '',
  'Official: ____________________    Signature: ____________________',
];

/**
 * The notice of clause 3.2.3, ready to print, in Russian and then in English. It names the applicant: it goes to the
 * office that asks for it and nowhere else. Its days are the nominal ones, the earliest reading of the law.
 */
export const additionalCheckNotice = (facts: NoticeFacts): string =>
  [...russian(facts), '', '-'.repeat(70), '', ...english(facts), ''].join('\n');
