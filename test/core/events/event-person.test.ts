import { describe, expect, test } from 'vitest';
import type { MatchedEvent } from '#core/ports';
import type { EmploymentEvent } from '#schemas/employment-event';
import { concluded } from '#test/core/answered';
import { anna, aRequest } from '#test/core/family';
import { job, receivedAt } from '#test/core/jobs';

type Person = EmploymentEvent['subject'];

const REQUEST = aRequest({ subjects: [{ ...anna, occupation: 'homemaker' }] });

const posted = (subject: Person, sourceEventId = 'e1'): MatchedEvent => ({
  subjectId: 'applicant',
  receivedAt,
  event: {
    schemaVersion: '1',
    source: 'employment-centre',
    sourceEventId,
    reportedOn: '2026-11-17',
    subject,
    type: 'placement-reported',
    placement: job(),
  },
});

const after = (...events: MatchedEvent[]) => concluded(REQUEST, {}, { events });
const named = (family: string, given = 'Анна') => ({
  snils: '11223344595',
  name: { family, given, patronymic: 'Йосифовна' },
});

describe('whom a posted event is about', () => {
  test.each<[string, Person, string]>([
    ['the ИНН of another', { snils: '11223344595', inn: '123456789047' }, 'inn'],
    ['the СНИЛС of another', { snils: '12345678964', inn: '500100732259' }, 'snils'],
    ['another birth date', { snils: '11223344595', birthDate: '1990-05-15' }, 'birth-date'],
    ['another name', named('Воробьёва'), 'name'],
    ['another given name', named('Берёзкина', 'Алла'), 'name'],
    [
      'several at once',
      { snils: '11223344595', inn: '123456789047', birthDate: '1988-01-02' },
      'inn, birth-date',
    ],
  ])('%s: nothing is merged, a person looks at it', (_name, subject, recorded) => {
    const conclusion = after(posted(subject));

    expect(conclusion.placements).toEqual([]);
    expect(conclusion.discrepancies).toMatchObject([
      {
        kind: 'identity-mismatch',
        item: 'event/employment-centre/e1',
        severity: 'blocking',
        effect: 'not-decidable',
        recorded,
      },
    ]);
    expect(conclusion.status).toBe('discrepancies');
  });

  test.each<[string, Person]>([
    ['СНИЛС alone', { snils: '11223344595' }],
    ['ИНН alone', { inn: '500100732259' }],
    ['both numbers', { snils: '11223344595', inn: '500100732259' }],
    ['everything, with ё as е and in capitals', { ...named('БЕРЕЗКИНА'), birthDate: '1990-05-14' }],
  ])('%s is the same person', (_name, subject) => {
    const conclusion = after(posted(subject));

    expect(conclusion.placements).toHaveLength(1);
    expect(conclusion.discrepancies).toEqual([]);
  });

  test('Latin look-alikes are merged, but never silently', () => {
    const conclusion = after(posted(named('Берёзкинa')));

    expect(conclusion.placements).toHaveLength(1);
    expect(conclusion.discrepancies).toMatchObject([{ kind: 'name-lookalike', severity: 'medium' }]);
  });

  test('an earlier surname is a low remark', () => {
    const conclusion = after(posted(named('Калинина')));

    expect(conclusion.placements).toHaveLength(1);
    expect(conclusion.discrepancies).toMatchObject([{ kind: 'identity-mismatch', severity: 'low' }]);
  });

  test('a repeat is one finding, and another message keeps its own', () => {
    const wrong = { snils: '11223344595', inn: '123456789047' };
    const right = posted({ snils: '11223344595' }, 'e2');
    const conclusion = after(posted(wrong), posted(wrong), right);

    expect(conclusion.discrepancies).toHaveLength(1);
    expect(conclusion.placements.map(({ events }) => events)).toEqual([['e2']]);
  });

  test('no identifier and no name stands in the text', () => {
    const [finding] = after(posted({ ...named('Воробьёва'), inn: '123456789047' })).discrepancies;

    expect(JSON.stringify(finding)).not.toMatch(/Воробьёва|Берёзкина|123456789047|11223344595/);
    expect(finding?.explanation.ru).toContain('ИНН, имя');
  });
});
