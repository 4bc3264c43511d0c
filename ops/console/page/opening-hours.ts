import type { Speech } from '#ops/console/page/speech';
import type { ChannelView } from '#schemas/api';

/** From Sunday. */
const WEEKDAYS = [
  { ru: 'вс', en: 'Sun' },
  { ru: 'пн', en: 'Mon' },
  { ru: 'вт', en: 'Tue' },
  { ru: 'ср', en: 'Wed' },
  { ru: 'чт', en: 'Thu' },
  { ru: 'пт', en: 'Fri' },
  { ru: 'сб', en: 'Sat' },
];

/** When an agency takes questions: `пн, вт 8:00–20:00 (Europe/Moscow)`. */
export const openingHours = ({ openingHours: hours }: ChannelView, { say }: Speech): string => {
  if (hours === undefined) return say({ ru: 'круглосуточно', en: 'around the clock' });
  const { weekdays, fromHour, untilHour, timeZone } = hours;
  const days = weekdays.flatMap((weekday) => {
    const word = WEEKDAYS[weekday];
    return word === undefined ? [] : [say(word)];
  });
  return `${days.join(', ')} ${fromHour}:00–${untilHour}:00 (${timeZone})`;
};
