import type { Bilingual } from '#schemas/bilingual';
import type { Track } from '#schemas/verification-request';

/** The directions of a social contract as a report names them. */
export const TRACK_TITLES: Readonly<Record<Track, Bilingual>> = {
  'job-search': { ru: 'Поиск работы', en: 'Job search' },
  training: { ru: 'Профессиональное обучение', en: 'Vocational training' },
  business: { ru: 'Предпринимательская деятельность', en: 'Business of one’s own' },
  'household-farm': { ru: 'Личное подсобное хозяйство', en: 'Household farm' },
  hardship: { ru: 'Преодоление трудной жизненной ситуации', en: 'Overcoming hardship' },
};
