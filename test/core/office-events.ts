import { OfficeEvent as OfficeEventSchema } from '#schemas/office-event';
import type { OfficeEvent } from '#schemas/office-event';

type Told<Type extends OfficeEvent['type']> = Extract<OfficeEvent, { type: Type }>;

let told = 0;

/** An event of an office; ids count up. */
export const happened = <Type extends OfficeEvent['type']>(
  type: Type,
  occurredOn: string,
  ...[details]: Told<Type> extends { details: infer Details } ? [Details] : [details?: Told<Type>['details']]
): OfficeEvent => {
  told += 1;
  const head = { schemaVersion: '1', eventId: `office-${told}`, occurredOn, actorId: 'official-7' };
  return OfficeEventSchema.parse({ ...head, type, ...(details === undefined ? {} : { details }) });
};
