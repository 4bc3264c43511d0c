import { expect, test } from 'vitest';
import { RECORDED, type RecordedFacts } from '#core/texts/complaint-grounds';

const known: RecordedFacts = {
  acceptedOn: '2026-11-20',
  receivedAt: '2026-11-21T23:30:00.000Z',
  questions: 7,
  results: 2,
  corrections: 1,
};
const granted = { ...known, decision: { outcome: 'granted', decidedOn: '2026-12-03' } } as const;
const refused = { ...known, decision: { outcome: 'refused', decidedOn: '2026-12-03' } } as const;

/** What is recorded about the grounds of a complaint (clause 5.3). */
test.each<[keyof typeof RECORDED, RecordedFacts, string, string]>([
  [
    'arrival',
    known,
    'Обращение принято 2026-11-20, поступило на проверку 2026-11-21 (UTC).',
    'The application was accepted on 2026-11-20 and came to verification on 2026-11-21 (UTC).',
  ],
  [
    'questions',
    known,
    'Вопросов ведомствам: 7; документов у заявителя сверка не запрашивает (п. 2.6.6).',
    'Questions to agencies: 7; verification asks the applicant for no paper (clause 2.6.6).',
  ],
  ['decision', known, 'Решение не зарегистрировано.', 'No decision is recorded.'],
  ['decision', granted, 'Решение от 2026-12-03: назначено.', 'Decision of 2026-12-03: granted.'],
  ['decision', refused, 'Решение от 2026-12-03: отказано.', 'Decision of 2026-12-03: refused.'],
  [
    'results',
    known,
    'Версий результата проверки: 2; каждая хранится и говорит, что изменилось (п. 2.6.6(4)).',
    'Versions of the result: 2; each is kept and says what has changed (clause 2.6.6(4)).',
  ],
  [
    'free',
    known,
    'Услуга бесплатна (п. 2.9); платежей в деле нет.',
    'The service is free of charge (clause 2.9); the case has no payment.',
  ],
  [
    'corrections',
    known,
    'Событий дела исправлено или отменено отделом: 1.',
    'Events of the case corrected or taken back by the office: 1.',
  ],
  [
    'no-suspension',
    known,
    'Приостановления нет среди состояний дела (п. 2.7); сроки не прерывались.',
    'No state of a case is a suspension (clause 2.7); no term was interrupted.',
  ],
])('%s', (...[fact, facts, ru, en]) => {
  expect(RECORDED[fact](facts)).toEqual({ ru, en });
});
