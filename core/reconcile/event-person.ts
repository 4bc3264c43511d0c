import { type FieldMatch, matchFields, type PersonField, weakestOf } from '#core/matching';
import { inOrderOf } from '#core/time/order';
import type { MatchedEvent } from '#core/ports';
import type { Finding } from '#core/reconcile/finding';
import { eventTexts } from '#core/texts/event-texts';
import { whoIs } from '#core/texts/who';
import type { RegisteredPerson } from '#schemas/answer';
import type { EmploymentEvent } from '#schemas/employment-event';
import type { Subject } from '#schemas/person';

const describedIn = ({ subject }: EmploymentEvent): RegisteredPerson => {
  const { snils, inn, name, birthDate } = subject;
  return {
    ...(snils === undefined ? {} : { snils }),
    ...(inn === undefined ? {} : { inn }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(name === undefined ? {} : { family: name.family, given: name.given }),
    ...(name?.patronymic === undefined ? {} : { patronymic: name.patronymic }),
  };
};

type Told = { subject: Subject; event: EmploymentEvent; fields: readonly FieldMatch[] };

const fieldsThatAre = ({ fields }: Told, match: FieldMatch['match']): PersonField[] =>
  Array.from(new Set(fields.filter((one) => one.match === match).map(({ field }) => field)));

const common = ({ subject, event }: Told) => ({
  subjectId: subject.subjectId,
  item: `event/${event.source}/${event.sourceEventId}`,
  evidence: [],
});

const findingOf = (told: Told): Finding[] => {
  const words = { who: whoIs(told.subject), source: told.event.source, id: told.event.sourceEventId };
  switch (weakestOf(told.fields)) {
    case 'same':
      return [];
    case 'previous-family':
      return [
        {
          kind: 'identity-mismatch',
          ...common(told),
          explanation: eventTexts['previous-family'](words),
          weight: { type: 'fixed', severity: 'low', effect: 'does-not-change-eligibility' },
        },
      ];
    case 'lookalike':
      return [
        {
          kind: 'name-lookalike',
          ...common(told),
          explanation: eventTexts.lookalike(words),
          weight: { type: 'fixed', severity: 'medium', effect: 'does-not-change-eligibility' },
        },
      ];
    case 'different':
      return [
        {
          kind: 'identity-mismatch',
          ...common(told),
          recorded: fieldsThatAre(told, 'different').join(', '),
          explanation: eventTexts.different({ ...words, fields: fieldsThatAre(told, 'different') }),
          weight: { type: 'fixed', severity: 'blocking', effect: 'not-decidable' },
        },
      ];
  }
};

export type EventPersons = { own: readonly MatchedEvent[]; findings: readonly Finding[] };

/**
 * Each event names its person by one number at least; whatever else it says has to describe the same person. Where it does
 * not, nothing of the event is believed and a person looks at it: numbers of two people in one message merge nobody.
 */
export const eventPersons = (subjects: readonly Subject[], events: readonly MatchedEvent[]): EventPersons => {
  const told = events.flatMap((matched) => {
    const subject = subjects.find(({ subjectId }) => subjectId === matched.subjectId);
    if (subject === undefined) return [];
    const { event } = matched;
    return [{ matched, told: { subject, event, fields: matchFields(subject, describedIn(event)) } }];
  });
  const once = new Map(told.map((one) => [`${one.told.event.source} ${one.told.event.sourceEventId}`, one]));
  return {
    own: told.filter((one) => weakestOf(one.told.fields) !== 'different').map(({ matched }) => matched),
    findings: [...once].sort(inOrderOf(([key]) => key)).flatMap(([, one]) => findingOf(one.told)),
  };
};
