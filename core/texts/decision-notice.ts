import { citedClause } from '#core/texts/cited-clause';
import type { Bilingual } from '#schemas/bilingual';
import type { IssuedDecision } from '#schemas/result-changes';
import type { IsoDay } from '#schemas/time';
import type { VerificationRequest } from '#schemas/verification-request';
import type { Discrepancy } from '#schemas/verification-result';

export type DecisionNoticeFacts = {
  request: VerificationRequest;
  decision: IssuedDecision;
  /** Of the result that was there on the day of the decision; absent where there was none. */
  findings?: readonly Pick<Discrepancy, 'clause' | 'explanation'>[];
  /** Of the notice itself (clause 3.3.5). */
  due: { clause: string; nominalDue: IsoDay };
  madeOn: IsoDay;
};

type Language = keyof Bilingual;

const WORDS = {
  ru: {
    title: { granted: 'УВЕДОМЛЕНИЕ О НАЗНАЧЕНИИ', refused: 'УВЕДОМЛЕНИЕ О РЕШЕНИИ ОБ ОТКАЗЕ' },
    applicant: 'Заявитель',
    application: (number: string, day: string) => `Обращение № ${number}, принято ${day}`,
    decided: {
      granted: (day: string) => `Решением от ${day} государственная социальная помощь назначена.`,
      refused: (day: string) => `Решением от ${day} в государственной социальной помощи отказано.`,
    },
    reasons: [
      'Причины указывает отдел: отметьте замечания проверки, на которых основано решение.',
      'Замечание само по себе не является причиной отказа.',
    ],
    none: 'Проверка замечаний не дала; причины отдел указывает здесь: ____________________',
    appeal: 'Решение можно обжаловать в досудебном порядке или в суде (210-ФЗ гл. 2.1).',
    due: (day: string, made: string) => `Направить не позднее ${day}. Составлено ${made}.`,
    sign: 'Специалист: ____________________    Подпись: ____________________',
  },
  en: {
    title: { granted: 'NOTICE OF A GRANT', refused: 'NOTICE OF A REFUSAL' },
    applicant: 'Applicant',
    application: (number: string, day: string) => `Application No. ${number}, accepted on ${day}`,
    decided: {
      granted: (day: string) => `By decision of ${day} state social assistance was granted.`,
      refused: (day: string) => `By decision of ${day} state social assistance was refused.`,
    },
    reasons: [
      'The office states the reasons: mark the findings of the check on which it has decided.',
      'A finding by itself is no reason of a refusal.',
    ],
    none: 'The check has no findings; the office states its reasons here: ____________________',
    appeal: 'The decision may be complained of or taken to court (210-FZ ch. 2.1).',
    due: (day: string, made: string) => `To be sent no later than ${day}. Made on ${made}.`,
    sign: 'Official: ____________________    Signature: ____________________',
  },
} as const satisfies Record<Language, unknown>;

const shownDay = (day: IsoDay, language: Language): string =>
  language === 'en' ? day : `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;

const nameOf = ({ subjects }: VerificationRequest): string => {
  const name = subjects.find(({ role }) => role === 'applicant')?.name;
  return name === undefined ? '' : [name.family, name.given, name.patronymic ?? ''].join(' ').trim();
};

/** Every finding with its clause and a box: people mark what the decision rests on. */
const reasonsIn = ({ findings = [] }: DecisionNoticeFacts, language: Language): string[] => {
  const words = WORDS[language];
  if (findings.length === 0) return [words.none];
  return [
    ...words.reasons,
    '',
    ...findings.map(
      ({ clause, explanation }) => `  [ ] ${explanation[language]} (${citedClause(clause)[language]})`,
    ),
  ];
};

const letter = (facts: DecisionNoticeFacts, language: Language): string[] => {
  const { request, decision, due, madeOn } = facts;
  const words = WORDS[language];
  const day = (one: IsoDay): string => shownDay(one, language);
  return [
    words.title[decision.outcome],
    '',
    `${words.applicant}: ${nameOf(request)}`,
    words.application(request.registrationNumber, day(request.acceptedOn)),
    '',
    words.decided[decision.outcome](day(decision.decidedOn)),
    ...(decision.outcome === 'granted' ? [] : ['', ...reasonsIn(facts, language), '', words.appeal]),
    '',
    `${words.due(day(due.nominalDue), day(madeOn))} (${citedClause(due.clause)[language]})`,
    '',
    words.sign,
  ];
};

/**
 * The notice of clause 3.3.5, ready to print, in Russian and then in English. It says what the office has decided and
 * lists what the check has found; which of it is a reason people mark. It names the applicant: it is a letter to them.
 */
export const decisionNotice = (facts: DecisionNoticeFacts): string =>
  [...letter(facts, 'ru'), '', '-'.repeat(70), '', ...letter(facts, 'en'), ''].join('\n');
