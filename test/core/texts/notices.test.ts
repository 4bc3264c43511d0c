import { describe, expect, test } from 'vitest';
import { additionalCheckNotice } from '#core/texts/additional-check-notice';
import { decisionNotice } from '#core/texts/decision-notice';
import type { Deadline } from '#schemas/deadline';
import { vladimir } from '#test/core/answered';
import { aRequest } from '#test/core/family';

const term = (clause: string, nominalDue: string): Deadline => ({
  code: 'additional-check-notice',
  clause,
  title: { ru: 'Срок', en: 'Term' },
  startsOn: '2026-11-23',
  nominalDue,
  legalDue: '2026-12-30',
  safeDue: '2026-12-01',
});
const line = '-'.repeat(70);
const SIGN = 'Специалист: ____________________    Подпись: ____________________';
const SIGN_EN = 'Official: ____________________    Signature: ____________________';

describe('the notice of an additional check (clause 3.2.3)', () => {
  const tax = { ru: 'Налоговая служба', en: 'Tax service' };
  const facts = {
    request: aRequest(),
    open: [
      { agency: tax, kind: 'income-by-payer' },
      { agency: tax, kind: 'income-by-payer' },
    ],
    notice: term('3.2.3', '2026-11-30'),
    finalAnswer: term('3.3.5', '2026-12-23'),
    madeOn: '2026-11-27',
    procedure: vladimir().procedure,
  } as const;

  test('names the applicant, whom the office waits for once, and the nominal days', () => {
    expect(additionalCheckNotice(facts).split('\n')).toEqual([
      'УВЕДОМЛЕНИЕ О ДОПОЛНИТЕЛЬНОЙ ПРОВЕРКЕ',
      '',
      'Заявитель: Берёзкина Анна Йосифовна',
      'Обращение № 2026/0117, принято 23.11.2026',
      '',
      'По Вашему обращению о государственной социальной помощи на основании',
      'социального контракта проводится дополнительная проверка сведений',
      '(п. 3.2.3).',
      '',
      'Ожидаются ответы на межведомственные запросы:',
      '  - Налоговая служба: доходы по данным плательщиков',
      '',
      'Представлять эти сведения самостоятельно не требуется (п. 2.6.6).',
      'Проверка не приостанавливает рассмотрение обращения (п. 2.7).',
      'Окончательный ответ будет дан не позднее 23.12.2026 (п. 3.3.5).',
      '',
      'Уведомить не позднее 30.11.2026. Составлено 27.11.2026.',
      '',
      SIGN,
      '',
      line,
      '',
      'NOTICE OF AN ADDITIONAL CHECK',
      '',
      'Applicant: Берёзкина Анна Йосифовна',
      'Application No. 2026/0117, accepted on 2026-11-23',
      '',
      'The information in your application for state social assistance on the',
      'basis of a social contract is being checked additionally',
      '(clause 3.2.3).',
      '',
      'Answers of these bodies are awaited:',
      '  - Tax service: income as reported by payers',
      '',
      'You need not bring this information yourself (clause 2.6.6).',
      'The check does not suspend your application (clause 2.7).',
      'You will have the final answer no later than 2026-12-23 (clause 3.3.5).',
      '',
      'To be given no later than 2026-11-30. Made on 2026-11-27.',
      '',
      SIGN_EN,
      '',
    ]);
  });

  test('where nobody is waited for, nobody is named; a name may have two parts', () => {
    const { patronymic, ...name } = aRequest().subjects[0]?.name ?? { family: '', given: '' };
    const subjects = aRequest().subjects.map((one) => ({ ...one, name }));
    const text = additionalCheckNotice({ ...facts, open: [], request: aRequest({ subjects }) });

    expect(patronymic).toBe('Йосифовна');
    expect(text).not.toMatch(/Ожидаются|awaited/);
    expect(text.split('\n').slice(6, 9)).toEqual([
      'социального контракта проводится дополнительная проверка сведений',
      '(п. 3.2.3).',
      '',
    ]);
    expect(text).toContain('Заявитель: Берёзкина Анна\n');
  });
});

describe('the notice of a decision (clause 3.3.5)', () => {
  const base = {
    request: aRequest(),
    due: { clause: '3.3.5', nominalDue: '2026-12-04' },
    madeOn: '2026-12-03',
  };
  const decided = (outcome: 'granted' | 'refused') => ({
    decision: { eventId: 'office-1', outcome, decidedOn: '2026-12-02' },
  });
  const head = (ru: string, en: string) => ({
    ru: [ru, '', 'Заявитель: Берёзкина Анна Йосифовна', 'Обращение № 2026/0117, принято 23.11.2026', ''],
    en: [
      en,
      '',
      'Applicant: Берёзкина Анна Йосифовна',
      'Application No. 2026/0117, accepted on 2026-11-23',
      '',
    ],
  });
  const end = {
    ru: ['', 'Направить не позднее 04.12.2026. Составлено 03.12.2026. (п. 3.3.5)', '', SIGN],
    en: ['', 'To be sent no later than 2026-12-04. Made on 2026-12-03. (clause 3.3.5)', '', SIGN_EN],
  };

  test('a grant says what was decided and no reasons', () => {
    const { ru, en } = head('УВЕДОМЛЕНИЕ О НАЗНАЧЕНИИ', 'NOTICE OF A GRANT');

    expect(decisionNotice({ ...base, ...decided('granted') }).split('\n')).toEqual([
      ...ru,
      'Решением от 02.12.2026 государственная социальная помощь назначена.',
      ...end.ru,
      '',
      line,
      '',
      ...en,
      'By decision of 2026-12-02 state social assistance was granted.',
      ...end.en,
      '',
    ]);
  });

  test('a refusal lists what the check has found, for people to mark, and how to complain', () => {
    const { ru, en } = head('УВЕДОМЛЕНИЕ О РЕШЕНИИ ОБ ОТКАЗЕ', 'NOTICE OF A REFUSAL');
    const findings = [{ clause: '2.8.1', explanation: { ru: 'Доход выше', en: 'Income is higher' } }];

    expect(decisionNotice({ ...base, ...decided('refused'), findings }).split('\n')).toEqual([
      ...ru,
      'Решением от 02.12.2026 в государственной социальной помощи отказано.',
      '',
      'Причины указывает отдел: отметьте замечания проверки, на которых основано решение.',
      'Замечание само по себе не является причиной отказа.',
      '',
      '  [ ] Доход выше (п. 2.8.1)',
      '',
      'Решение можно обжаловать в досудебном порядке или в суде (210-ФЗ гл. 2.1).',
      ...end.ru,
      '',
      line,
      '',
      ...en,
      'By decision of 2026-12-02 state social assistance was refused.',
      '',
      'The office states the reasons: mark the findings of the check on which it has decided.',
      'A finding by itself is no reason of a refusal.',
      '',
      '  [ ] Income is higher (clause 2.8.1)',
      '',
      'The decision may be complained of or taken to court (210-FZ ch. 2.1).',
      ...end.en,
      '',
    ]);
  });

  test('without findings the office writes the reasons itself', () => {
    const text = decisionNotice({ ...base, ...decided('refused') });

    expect(text).toContain('Проверка замечаний не дала; причины отдел указывает здесь: ____');
    expect(text).toContain('The check has no findings; the office states its reasons here: ____');
    expect(text).not.toMatch(/\[ \]|отметьте/);
  });
});
