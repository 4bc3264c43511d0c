import type { FactEvent } from '#core/events/agency-facts';
import type { Bilingual } from '#schemas/bilingual';
import { Track } from '#schemas/verification-request';

type Consequence = { clause: string; consequence: Bilingual };

const STOP_CHECK: Consequence = {
  clause: '3.6.1 б',
  consequence: {
    ru: 'Если контракт действует: проверить, выполняются ли мероприятия программы.',
    en: 'If a contract is in force: check whether the measures of the programme are being fulfilled.',
  },
};
const MONEY_BACK: Consequence = {
  clause: '3.6.1 б',
  consequence: {
    ru: 'Если контракт действует: деятельность прекращена по собственной инициативе, выплата подлежит возврату.',
    en: 'If a contract is in force: the activity was ended on own initiative, the money is to be returned.',
  },
};
const MEASURE: Consequence = {
  clause: '3.4.4',
  consequence: {
    ru: 'Может подтверждать выполнение мероприятия программы.',
    en: 'May confirm that a measure of the programme is fulfilled.',
  },
};

const JOB_SEARCH: readonly Track[] = ['job-search'];
const ACTIVITY: readonly Track[] = ['business', 'household-farm'];
const EVERY: readonly Track[] = Track.options;

const BY_TYPE: Readonly<
  Partial<Record<FactEvent['type'], { tracks: readonly Track[]; means: Consequence }>>
> = {
  'unemployed-registered': { tracks: JOB_SEARCH, means: MEASURE },
  'unemployed-deregistered': { tracks: JOB_SEARCH, means: STOP_CHECK },
  'business-registered': { tracks: ACTIVITY, means: MEASURE },
  'business-deregistered': { tracks: ACTIVITY, means: STOP_CHECK },
  'self-employed-registered': { tracks: ACTIVITY, means: MEASURE },
  'self-employed-deregistered': { tracks: ACTIVITY, means: STOP_CHECK },
  'training-completed': { tracks: EVERY, means: MEASURE },
  'training-dropped': { tracks: EVERY, means: STOP_CHECK },
};

/** What a pushed fact means for a contract of the track; `undefined` where it means nothing there. */
export const consequenceOf = (event: FactEvent, track: Track): Consequence | undefined => {
  const known = BY_TYPE[event.type];
  if (known?.tracks.includes(track) !== true) return undefined;
  if ('reasonCode' in event && event.reasonCode === 'employment') return undefined;
  return 'groundCode' in event && event.groundCode === 'own-decision' ? MONEY_BACK : known.means;
};
