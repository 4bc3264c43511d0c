import type { Subject } from '#schemas/person';

/** A number by which an agency knows a person. */
export type Identifier = 'snils' | 'inn' | 'passport';

export const hasIdentifier = (subject: Subject, identifier: Identifier): boolean => {
  switch (identifier) {
    case 'snils':
    case 'inn':
      return subject[identifier] !== undefined;
    case 'passport':
      return subject.identity?.kind === 'passport-rf';
  }
};
