import { canonicalJson } from '#core/digest';
import { followed, lifeAfter, moveOn } from '#core/office/contract-lifecycle';
import { correctedBy, historyOf, isCorrection, targetOf, type Happened } from '#core/office/office-history';
import { wrongMonths, type MonthRules } from '#core/office/contract-term';
import {
  isStep,
  readOfficeEvent,
  wrongDays,
  type Around as AroundDays,
} from '#core/office/read-office-event';
import { says } from '#schemas/bilingual';
import type { ContractState, OfficeEvent } from '#schemas/office-event';
import { pointerOf, type FieldError } from '#schemas/problem';
import type { Track } from '#schemas/verification-request';

/** Whether an event may be put at the end of its case's list. */
export type Place =
  | { type: 'free' }
  /** The event has no place where the case stands. */
  | { type: 'out-of-place'; state: ContractState; allowed: readonly string[] }
  /** What is to be corrected carries later events: they have to be taken back first, the last one first. */
  | { type: 'carries'; later: readonly { eventId: string; type: string }[] }
  | { type: 'wrong'; errors: readonly FieldError[] };

type Around = AroundDays & { track: Track; rules: MonthRules };
type Correction = Exclude<OfficeEvent, Happened>;
type Corrected = Extract<Correction, { type: 'event-corrected' }>;

const NO_SUCH_EVENT = says(
  'такого события в деле нет, или оно уже отменено',
  'the case has no such event, or it is cancelled already',
);
const NOTHING_CHANGES = says('исправление ничего не меняет', 'the correction changes nothing');
const AFTER_NEXT = says('позже следующего события дела', 'after the next event of the case');

const wrong = (...errors: FieldError[]): Place => ({ type: 'wrong', errors });

/** Where the corrected event's own fields lie in the correction. */
const inCorrection = ({ pointer, detail }: FieldError): FieldError => ({
  pointer: `${pointerOf(['details', 'with'])}${pointer}`,
  detail,
});

/** Days that cannot be, and months that the rules of the region do not allow. */
const wrongFields = (event: OfficeEvent, around: Around): FieldError[] => [
  ...wrongDays(event, around),
  ...wrongMonths(event, around.rules, around),
];

/** Between its neighbours: what was posted before it, and the next step after it. */
const errorsInPlace = (event: OfficeEvent, history: readonly Happened[], around: Around): FieldError[] => {
  const place = history.findIndex(({ eventId }) => eventId === event.eventId);
  const errors = wrongFields(event, { ...around, officeEvents: history.slice(0, place) });
  const next = history.slice(place + 1).find(isStep);
  return isStep(event) && next !== undefined && next.occurredOn < event.occurredOn
    ? [...errors, { pointer: '/occurredOn', detail: AFTER_NEXT }]
    : errors;
};

const contentErrors = (
  target: Happened,
  correction: Corrected,
  { around, history }: { around: Around; history: readonly Happened[] },
): FieldError[] => {
  const read = readOfficeEvent(correctedBy(target, correction));
  if (read.type === 'wrong') return read.errors.map(inCorrection);
  if (canonicalJson(read.event) === canonicalJson(target)) {
    return [{ pointer: '/details/with', detail: NOTHING_CHANGES }];
  }
  return errorsInPlace(read.event, history, around).map(inCorrection);
};

/** Events that find no place in a history, or whose months hang on what is no longer there. */
const unfitting = (history: readonly Happened[], around: Around): Happened[] => {
  const { outOfPlace } = followed(history);
  return history.filter(
    (event, place) =>
      outOfPlace.includes(event) ||
      wrongMonths(event, around.rules, { ...around, officeEvents: history.slice(0, place) }).length > 0,
  );
};

const placeOfCorrection = (correction: Correction, around: Around): Place => {
  const history = historyOf(around.officeEvents);
  const target = history.find(({ eventId }) => eventId === targetOf(correction));
  if (target === undefined) {
    const field = correction.type === 'event-cancelled' ? 'cancelledEventId' : 'correctedEventId';
    return wrong({ pointer: pointerOf(['details', field]), detail: NO_SUCH_EVENT });
  }
  const errors =
    correction.type === 'event-corrected' ? contentErrors(target, correction, { around, history }) : [];
  if (errors.length > 0) return wrong(...errors);

  const later = unfitting(historyOf([...around.officeEvents, correction]), around);
  return later.length === 0
    ? { type: 'free' }
    : { type: 'carries', later: later.map(({ eventId, type }) => ({ eventId, type })) };
};

/** An event fits where the case stands, a correction where everything after what it corrects still fits. */
export const placeOf = (event: OfficeEvent, around: Around): Place => {
  if (!isCorrection(event)) {
    const life = lifeAfter(around.officeEvents);
    const movement = moveOn(life, event);
    if (movement.type === 'refused') {
      return { type: 'out-of-place', state: life.state, allowed: movement.allowed };
    }
  }
  const errors = wrongFields(event, around);
  if (errors.length > 0) return wrong(...errors);
  return isCorrection(event) ? placeOfCorrection(event, around) : { type: 'free' };
};
