import { describe, expect, test } from 'vitest';
import type { AgencyFact, Conclusion } from '#schemas/verification-result';
import {
  application,
  changed,
  ended,
  fact,
  finding,
  job,
  report,
  withdrawal,
  words,
} from '#test/core/changed-conclusions';

const PLACEMENT = 'applicant/3328000110/2026-11-16';
const FACT = 'applicant/business-registered/2026-11-20/Became an entrepreneur';
const gone: AgencyFact = { ...fact, withdrawnOn: '2026-12-02' };

describe('a job and what an agency posted', () => {
  test.each<[string, Partial<Conclusion>, Partial<Conclusion>, string[]]>([
    [
      'a job',
      {},
      { placements: [job] },
      [PLACEMENT, 'event', 'New job placement: ООО «Ромашка», ИНН 3328000110, 2026-11-16'],
    ],
    [
      'its end',
      { placements: [job] },
      { placements: [ended] },
      [PLACEMENT, 'event', 'Job placement altered: ООО «Ромашка», ИНН 3328000110, 2026-11-16 – 2026-11-30'],
    ],
    [
      'it was called off',
      { placements: [job] },
      { placements: [{ ...job, state: 'cancelled' }] },
      [PLACEMENT, 'event', 'Job placement altered: ООО «Ромашка», ИНН 3328000110, 2026-11-16 (cancelled)'],
    ],
    [
      'it is another one',
      { placements: [job] },
      {},
      [PLACEMENT, 'event', 'Job placement withdrawn: ООО «Ромашка», ИНН 3328000110, 2026-11-16'],
    ],
    [
      'a notice',
      {},
      { facts: [fact] },
      [FACT, 'event', 'Newly posted by an agency: Became an entrepreneur, 2026-11-20'],
    ],
    [
      'a notice that is taken back',
      { facts: [fact] },
      { facts: [gone] },
      [FACT, 'event', 'Posting of an agency withdrawn: Became an entrepreneur, 2026-11-20'],
    ],
    [
      'one that came and went',
      {},
      { facts: [gone] },
      [FACT, 'event', 'Posting of an agency withdrawn: Became an entrepreneur, 2026-11-20'],
    ],
    [
      'a further report of what was taken back',
      { facts: [gone] },
      { facts: [{ ...gone, reports: [report, report] }] },
      [FACT, 'event', 'Posting of an agency added to: Became an entrepreneur, 2026-11-20'],
    ],
    [
      'a further report',
      { facts: [fact] },
      { facts: [{ ...fact, reports: [report, report] }] },
      [FACT, 'event', 'Posting of an agency added to: Became an entrepreneur, 2026-11-20'],
    ],
  ])('%s', (...[, before, after, line]) => {
    expect(words(before, after)).toEqual([line]);
  });

  test('in Russian too', () => {
    const { list } = changed({}, { placements: [{ ...job, state: 'cancelled' }], facts: [fact] });

    expect(list.map(({ text }) => text.ru)).toEqual([
      'Новое трудоустройство: ООО «Ромашка», ИНН 3328000110, 2026-11-16 (отменено)',
      'Новое сообщение ведомства: Стал предпринимателем, 2026-11-20',
    ]);
  });
});

describe('payments and withdrawals', () => {
  const december = { subjectId: 'applicant', month: '2026-12', ground: 'signing', state: 'due' } as const;

  test('a month follows from the signing, unless something was posted', () => {
    const line = ['applicant/2026-12', 'office-event', 'New month of payment: 2026-12'];

    expect(words({}, { paymentMonths: [december] })).toEqual([line]);
    expect(words({}, { paymentMonths: [december], placements: [job] })).toContainEqual(line.with(1, 'event'));
    expect(words({}, { paymentMonths: [december], facts: [fact] })).toContainEqual(line.with(1, 'event'));
    expect(words({ facts: [fact] }, { paymentMonths: [december], facts: [fact] })).toEqual([line]);
  });

  test('a withdrawal and the end of it', () => {
    const line = ['consent/spouse/contract', 'office-event', 'Withdrawn: Consent withdrawn'];

    expect(words({}, { withdrawals: [withdrawal] })).toEqual([line]);
    expect(words({ withdrawals: [withdrawal] }, {})).toEqual([
      line.with(2, 'Mark of a withdrawal taken back: Consent withdrawn'),
    ]);
    expect(words({}, { withdrawals: [application] }).map(([id]) => id)).toEqual(['application']);
    expect(words({ withdrawals: [withdrawal] }, { withdrawals: [withdrawal] })).toEqual([]);
  });

  test('what an answer says otherwise beside a withdrawal is a matter of the office', () => {
    expect(words({}, { withdrawals: [withdrawal], discrepancies: [finding('low')] })[0]).toEqual([
      'finding-1',
      'office-event',
      'New finding: There is a record',
    ]);
  });
});
