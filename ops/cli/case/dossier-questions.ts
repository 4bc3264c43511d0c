import { moscowTime } from '#ops/cli/words/moments';
import type { Page } from '#ops/cli/page/page';
import { OUTCOMES } from '#ops/cli/words/words';
import type { Attachment, AttachmentTrouble } from '#schemas/attachment';
import type { Bilingual } from '#schemas/bilingual';
import type { DossierAnswer, DossierQuestion } from '#schemas/dossier';

const periodOf = ({ period }: DossierQuestion): Bilingual => {
  switch (period.type) {
    case 'report-year':
      return { ru: `за ${period.year} год`, en: `for the year ${period.year}` };
    case 'days':
      return { ru: `с ${period.from} по ${period.to}`, en: `${period.from} to ${period.to}` };
    case 'as-of':
      return { ru: `на ${period.day}`, en: `as of ${period.day}` };
  }
};

const outcomeOf = ({ outcome }: DossierAnswer): Bilingual => {
  if (outcome === undefined) return { ru: 'ответ получен', en: 'an answer came' };
  return OUTCOMES[outcome] ?? { ru: outcome, en: outcome };
};

const answerLine = (page: Page, answer: DossierAnswer): string => {
  const words = [
    page.word(outcomeOf(answer)),
    ...(answer.late ? [page.word({ ru: 'позже срока', en: 'late' })] : []),
    ...(answer.counts ? [] : [page.word({ ru: 'хранится рядом', en: 'kept beside' })]),
  ];
  return page.line(`    ${moscowTime(page, answer.receivedAt)}  ${words.join(', ')}`);
};

const TROUBLES: Readonly<Record<AttachmentTrouble, Bilingual>> = {
  'content-missing': { ru: 'содержимого нет', en: 'no content' },
  'content-repeated': { ru: 'содержимое неоднозначно', en: 'content ambiguous' },
  'content-outside': { ru: 'ссылка вне сообщения, не открывалась', en: 'points elsewhere, never opened' },
};

const attachmentOf = ({ place, id, name, mimeType, sizeBytes, isSigned, trouble }: Attachment): Bilingual => {
  const facts = [name, mimeType, id].filter((fact) => fact !== undefined);
  const size = sizeBytes === undefined ? undefined : { ru: `${sizeBytes} байт`, en: `${sizeBytes} bytes` };
  const notes = [
    place === 'message'
      ? { ru: 'в сообщении', en: 'in the message' }
      : { ru: 'в файловом хранилище', en: 'in the file store' },
    size,
    isSigned ? undefined : { ru: 'без подписи', en: 'without a signature' },
    trouble === undefined ? undefined : TROUBLES[trouble],
  ].filter((note) => note !== undefined);
  return {
    ru: ['вложение', ...facts, ...notes.map(({ ru }) => ru)].join(', '),
    en: ['attachment', ...facts, ...notes.map(({ en }) => en)].join(', '),
  };
};

/** Each reference, and how many more there were. */
const attachmentsOf = ({ attachments }: DossierAnswer): Bilingual[] => {
  if (attachments === undefined) return [];
  const { count, references } = attachments;
  const more = count - references.length;
  return [
    ...references.map(attachmentOf),
    ...(more === 0 ? [] : [{ ru: `ещё вложений: ${more}`, en: `more attachments: ${more}` }]),
  ];
};

const triesOf = ({ attempts = 0, lastFailure }: DossierQuestion): Bilingual[] =>
  attempts === 0
    ? []
    : [
        {
          ru: `неудачных попыток: ${attempts}, последняя: ${lastFailure ?? '—'}`,
          en: `tries that failed: ${attempts}, the last: ${lastFailure ?? '—'}`,
        },
      ];

const questionLines = (page: Page, question: DossierQuestion): string[] => {
  const { agencyTitle, title, subjectId, lawfulBasis, sentAt, dueAt, answers } = question;
  const period = periodOf(question);
  return [
    '',
    ...page.sentence({
      ru: `${agencyTitle.ru}: ${title.ru}; лицо: ${subjectId}; ${period.ru}`,
      en: `${agencyTitle.en}: ${title.en}; person: ${subjectId}; ${period.en}`,
    }),
    ...page.sentence({ ru: `основание: ${lawfulBasis}`, en: `ground: ${lawfulBasis}` }, 2),
    ...page.pairs(
      [
        [{ ru: 'спрошено', en: 'asked' }, sentAt === undefined ? '—' : moscowTime(page, sentAt)],
        [{ ru: 'ждали до', en: 'waited until' }, moscowTime(page, dueAt)],
      ],
      2,
    ),
    ...triesOf(question).flatMap((tries) => page.sentence(tries, 2)),
    ...(answers.length === 0
      ? page.sentence({ ru: 'ответа ещё нет', en: 'no answer yet' }, 4)
      : answers.flatMap((answer) => [
          answerLine(page, answer),
          ...attachmentsOf(answer).flatMap((attachment) => page.sentence(attachment, 6)),
        ])),
  ];
};

/** Whom the office asked about what, when, on which ground, and what came of it. */
export const dossierQuestions = (page: Page, questions: readonly DossierQuestion[]): string[] => [
  ...page.heading({ ru: `Запросы: ${questions.length}`, en: `Questions: ${questions.length}` }),
  ...questions.flatMap((question) => questionLines(page, question)).slice(1),
];
