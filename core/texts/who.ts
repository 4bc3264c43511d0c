import type { Bilingual } from '#schemas/bilingual';
import type { Subject } from '#schemas/person';

/** How a sentence names a person: no names, the office knows who `spouse` is. */
export const whoIs = (subject: Subject): Bilingual =>
  subject.role === 'applicant'
    ? { ru: 'Заявитель', en: 'Applicant' }
    : { ru: `Член семьи «${subject.subjectId}»`, en: `Family member "${subject.subjectId}"` };
