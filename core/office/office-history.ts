import { OfficeEvent } from '#schemas/office-event';

type Correction = Extract<OfficeEvent, { type: 'event-cancelled' | 'event-corrected' }>;

/** An event that tells what happened, not what was wrongly told. */
export type Happened = Exclude<OfficeEvent, Correction>;

export const isCorrection = (event: OfficeEvent): event is Correction =>
  event.type === 'event-cancelled' || event.type === 'event-corrected';

const isHappening = (event: OfficeEvent): event is Happened => !isCorrection(event);

/** The event that a correction or cancellation is about. */
export const targetOf = (correction: Correction): string =>
  correction.type === 'event-cancelled'
    ? correction.details.cancelledEventId
    : correction.details.correctedEventId;

/** The event as it should have been posted; unread: the new details may not belong to its type. */
export const correctedBy = (
  event: Happened,
  { details }: Extract<Correction, { type: 'event-corrected' }>,
): unknown => ({
  ...event,
  ...(details.with.occurredOn === undefined ? {} : { occurredOn: details.with.occurredOn }),
  ...(details.with.details === undefined ? {} : { details: details.with.details }),
});

const applied = (history: readonly Happened[], correction: Correction): readonly Happened[] =>
  history.flatMap((event) => {
    if (event.eventId !== targetOf(correction)) return [event];
    if (correction.type === 'event-cancelled') return [];
    const corrected = OfficeEvent.safeParse(correctedBy(event, correction)).data;
    return [corrected !== undefined && isHappening(corrected) ? corrected : event];
  });

/**
 * What holds of the events that an office has posted: those taken back are left out, corrected ones stand in their old
 * place. The posted list itself only grows. What holds already stays as it is.
 */
export const historyOf = (posted: readonly OfficeEvent[]): readonly Happened[] =>
  posted.reduce<readonly Happened[]>(
    (history, event) => (isCorrection(event) ? applied(history, event) : [...history, event]),
    [],
  );
