import type { WantedFollowUp } from '#core/office/follow-up-plan';
import type { Bilingual } from '#schemas/bilingual';
import type { FieldError } from '#schemas/problem';

const ADVICE: Readonly<Record<'consents' | 'calendar' | 'subjects' | 'other', Bilingual>> = {
  consents: {
    ru: 'Возьмите у этого лица новое письменное согласие (п. 1.3(3), 2.6.2).',
    en: 'Take a new written consent from this person (clauses 1.3(3), 2.6.2).',
  },
  calendar: {
    ru: 'Нет производственного календаря этого года: система попробует снова каждый день этого месяца сама.',
    en: 'There is no production calendar for this year: the system tries again by itself every day of this month.',
  },
  subjects: {
    ru: 'Уточните сведения об этом лице: документ, состав семьи, идентификаторы (п. 2.6.1).',
    en: 'Complete what is known of this person: document, family, identifiers (clause 2.6.1).',
  },
  other: {
    ru: 'Исправьте названное поле обращения (п. 2.7).',
    en: 'Correct the named field of the request (clause 2.7).',
  },
};

const kindOf = ({ pointer }: FieldError): keyof typeof ADVICE => {
  if (pointer.startsWith('/consents')) return 'consents';
  if (pointer.startsWith('/subjects')) return 'subjects';
  return pointer === '/acceptedOn' ? 'calendar' : 'other';
};

const sendYourself = ({ purpose, month }: WantedFollowUp): Bilingual => ({
  ru: `Затем отправьте проверку сами под тем же номером: цель ${purpose}, месяц ${month} (п. 3.4.4); она займёт это место.`,
  en: `Then send the check yourself under the same number: purpose ${purpose}, month ${month} (clause 3.4.4); it takes this place.`,
});

/** What mends a check that the rules of intake refuse, in the order of the errors, each advice once. */
export const refusalAdvice = (errors: readonly FieldError[], wanted: WantedFollowUp): Bilingual => {
  const kinds = [...new Set(errors.map(kindOf))];
  const sentences = kinds.map((kind) => ADVICE[kind]);
  const all = kinds.every((kind) => kind === 'calendar') ? sentences : [...sentences, sendYourself(wanted)];
  return { ru: all.map(({ ru }) => ru).join(' '), en: all.map(({ en }) => en).join(' ') };
};
