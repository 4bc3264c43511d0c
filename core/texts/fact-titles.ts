import type { Bilingual } from '#schemas/bilingual';
import type { FactEvent } from '#core/events/agency-facts';

const REASONS: Readonly<
  Record<Extract<FactEvent, { type: 'unemployed-deregistered' }>['reasonCode'], Bilingual>
> = {
  employment: { ru: 'трудоустройство', en: 'employment' },
  refusal: { ru: 'отказ от работы', en: 'refused offers' },
  'no-show': { ru: 'неявка', en: 'did not appear' },
  'own-wish': { ru: 'личное заявление', en: 'own wish' },
  other: { ru: 'иная причина', en: 'another reason' },
};

const GROUNDS: Readonly<
  Record<Extract<FactEvent, { type: 'business-deregistered' }>['groundCode'], Bilingual>
> = {
  'own-decision': { ru: 'собственное решение', en: 'own decision' },
  'court-decision': { ru: 'решение суда', en: 'decision of a court' },
  bankruptcy: { ru: 'банкротство', en: 'bankruptcy' },
  'registrar-decision': { ru: 'решение налогового органа', en: 'decision of the tax service' },
  other: { ru: 'иное основание', en: 'another ground' },
};

const VERDICTS: Readonly<Record<Extract<FactEvent, { type: 'plan-verdict' }>['verdict'], Bilingual>> = {
  approved: { ru: 'одобрен', en: 'approved' },
  rejected: { ru: 'отклонён', en: 'rejected' },
  'needs-revision': { ru: 'нужна доработка', en: 'needs revision' },
};

const HEADS: Readonly<Record<FactEvent['type'], Bilingual>> = {
  'unemployed-registered': { ru: 'поставлен на учёт как безработный', en: 'registered as unemployed' },
  'unemployed-deregistered': {
    ru: 'снят с учёта как безработный',
    en: 'no longer registered as unemployed',
  },
  'training-started': { ru: 'обучение начато', en: 'training started' },
  'training-completed': { ru: 'обучение пройдено', en: 'training completed' },
  'training-dropped': { ru: 'обучение прервано', en: 'training dropped' },
  'business-registered': {
    ru: 'зарегистрирован как предприниматель',
    en: 'registered as a sole entrepreneur',
  },
  'business-deregistered': { ru: 'предпринимательство прекращено', en: 'business ended' },
  'self-employed-registered': {
    ru: 'поставлен на учёт как самозанятый',
    en: 'registered as self-employed',
  },
  'self-employed-deregistered': {
    ru: 'снят с учёта как самозанятый',
    en: 'no longer registered as self-employed',
  },
  'plan-verdict': { ru: 'заключение по бизнес-плану', en: 'verdict on the business plan' },
};

export const reasonTitle = (code: keyof typeof REASONS): Bilingual => REASONS[code];

const moreOf = (event: FactEvent): Bilingual | undefined => {
  if ('reasonCode' in event) return REASONS[event.reasonCode];
  if ('groundCode' in event) return GROUNDS[event.groundCode];
  if ('verdict' in event) return VERDICTS[event.verdict];
  if ('training' in event)
    return { ru: `«${event.training.programme}»`, en: `"${event.training.programme}"` };
  return undefined;
};

/** What happened, in a few words. */
export const factTitle = (event: FactEvent): Bilingual => {
  const head = HEADS[event.type];
  const more = moreOf(event);
  return more === undefined ? head : { ru: `${head.ru}: ${more.ru}`, en: `${head.en}: ${more.en}` };
};
