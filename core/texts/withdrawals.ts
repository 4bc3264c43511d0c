import type { Bilingual } from '#schemas/bilingual';
import type { ConsentKind } from '#schemas/consent';

type Words = { who: Bilingual; on: string; cancelled: number; answered: number };

type Told = { clause: string; explanation: (words: Words) => Bilingual; nextStep: Bilingual };

/** What happens to the questions, in the words of every withdrawal. */
const questions = ({ cancelled, answered }: Words): Bilingual => ({
  ru: `Отменено вопросов: ${cancelled}; ответов, полученных до отзыва: ${answered}, новых вопросов по ним не будет.`,
  en: `Questions cancelled: ${cancelled}; answers received before: ${answered}, nothing further is asked about them.`,
});

const told =
  (head: (words: Words) => Bilingual): Told['explanation'] =>
  (words) => {
    const [first, second] = [head(words), questions(words)];
    return { ru: `${first.ru} ${second.ru}`, en: `${first.en} ${second.en}` };
  };

/** 152-ФЗ art. 21(5) bids to destroy what is no longer needed. */
const DESTROY: Bilingual = {
  ru: 'Данные, которые больше не нужны и не хранятся по закону, уничтожить в течение 30 дней (152-ФЗ ст. 21 ч. 5).',
  en: 'Data that are no longer needed, and that no law bids to keep, are to be destroyed within 30 days (152-FZ art. 21(5)).',
};

const withDestroy = ({ ru, en }: Bilingual): Bilingual => ({
  ru: `${ru} ${DESTROY.ru}`,
  en: `${en} ${DESTROY.en}`,
});

export const WITHDRAWALS: Readonly<Record<ConsentKind | 'application', Told>> = {
  application: {
    clause: '152-ФЗ ст. 5 ч. 2',
    explanation: told(({ on }) => ({
      ru: `Заявление отозвано ${on}: цели для дальнейших запросов нет.`,
      en: `The application was withdrawn on ${on}: there is no purpose for further questions.`,
    })),
    nextStep: withDestroy({
      ru: 'Решение не требуется. Остаются ответы на поданные жалобы (раздел 5).',
      en: 'No decision is due. Replies to complaints that were lodged remain (section 5).',
    }),
  },
  'personal-data': {
    clause: '152-ФЗ ст. 9 ч. 2',
    explanation: told(({ who, on }) => ({
      ru: `${who.ru}: согласие на обработку персональных данных отозвано ${on}. Обмен между государственными органами продолжается на основании закона.`,
      en: `${who.en}: the consent to processing of personal data was withdrawn on ${on}. The exchange between state bodies goes on by law.`,
    })),
    nextStep: withDestroy({
      ru: 'Обрабатывать далее только то, что допускает закон без согласия.',
      en: 'Process from now on only what the law allows without a consent.',
    }),
  },
  'transfer-my-business': {
    clause: '152-ФЗ ст. 9',
    explanation: told(({ who, on }) => ({
      ru: `${who.ru}: согласие на передачу сведений в центр «Мой бизнес» отозвано ${on}. Центру больше ничего не передаётся.`,
      en: `${who.en}: the consent to a transfer to the «Мой бизнес» centre was withdrawn on ${on}. Nothing more is handed to the centre.`,
    })),
    nextStep: {
      ru: 'Оценку плана может дать комиссия по другим сведениям; требовать её от заявителя нельзя (п. 2.6.6).',
      en: 'The commission may judge the plan by other evidence; the applicant is not to be asked for the opinion (clause 2.6.6).',
    },
  },
  contract: {
    clause: '1.3(3); 152-ФЗ ст. 9',
    explanation: told(({ who, on }) => ({
      ru: `${who.ru}: согласие на помощь по контракту отозвано ${on}: условие п. 1.3(3) больше не выполнено.`,
      en: `${who.en}: the consent to aid under a contract was withdrawn on ${on}: the condition of clause 1.3(3) is no longer met.`,
    })),
    nextStep: {
      ru: 'Сообщить комиссии; вывод делает она (п. 3.3).',
      en: 'Tell the commission; the conclusion is its own (clause 3.3).',
    },
  },
  'verification-and-visit': {
    clause: 'форма заявления; 152-ФЗ ст. 9',
    explanation: told(({ who, on }) => ({
      ru: `${who.ru}: согласие на проверку сведений и посещение семьи отозвано ${on}. Обмен между государственными органами продолжается на основании закона.`,
      en: `${who.en}: the consent to verification and home visits was withdrawn on ${on}. The exchange between state bodies goes on by law.`,
    })),
    nextStep: {
      ru: 'Семью не посещать; комиссии сообщить об отзыве.',
      en: 'No home visits; tell the commission of the withdrawal.',
    },
  },
};
