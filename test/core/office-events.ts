import { isCorrection, type Happened } from '#core/office/office-history';
import { OfficeEvent } from '#schemas/office-event';

type Told<Type extends OfficeEvent['type']> = Extract<OfficeEvent, { type: Type }>;

let told = 0;

const headOf = (type: string, occurredOn: string) => {
  told += 1;
  return { schemaVersion: '1', eventId: `office-${told}`, occurredOn, actorId: 'official-7', type };
};

/** An event of an office; ids count up. */
export const happened = <Type extends Happened['type']>(
  type: Type,
  occurredOn: string,
  ...[details]: Told<Type> extends { details: infer Details } ? [Details] : [details?: Told<Type>['details']]
): Happened => {
  const event = OfficeEvent.parse({
    ...headOf(type, occurredOn),
    ...(details === undefined ? {} : { details }),
  });
  if (isCorrection(event)) throw new Error('a correction');
  return event;
};

/** The office takes an event back. */
export const cancelled = ({ eventId }: OfficeEvent, occurredOn: string): OfficeEvent =>
  OfficeEvent.parse({
    ...headOf('event-cancelled', occurredOn),
    details: { cancelledEventId: eventId, reason: 'did-not-happen' },
  });

/** The office corrects the day or the details of an event. */
export const corrected = ({ eventId }: OfficeEvent, occurredOn: string, into: object): OfficeEvent =>
  OfficeEvent.parse({
    ...headOf('event-corrected', occurredOn),
    details: { correctedEventId: eventId, reason: 'wrong-details', with: into },
  });
