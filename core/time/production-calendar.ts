/**
 * Five-day week of the Russian production calendar. Every October the decree on transfers for the next year is added;
 * a year that is not here is unknown, never "weekends only". Days off by presidential decree (May and November 2021)
 * count as working: they moved no term (Supreme Court, 28.04.2021 and 26.10.2021).
 */
export type CalendarYear = {
  /** Government decree on transfers of days off. */
  decree: string;
  /** Monday to Friday, yet off (MM-DD). */
  weekdaysOff: readonly string[];
  workingSaturdays: readonly string[];
};

const days = (text: string): readonly string[] => text.split(' ');

export const PRODUCTION_CALENDAR: Readonly<Record<string, CalendarYear>> = {
  2021: {
    decree: '№ 1648 of 10.10.2020',
    weekdaysOff: days(
      '01-01 01-04 01-05 01-06 01-07 01-08 02-22 02-23 03-08 05-03 05-10 06-14 11-04 11-05 12-31',
    ),
    workingSaturdays: ['02-20'],
  },
  2022: {
    decree: '№ 1564 of 16.09.2021',
    weekdaysOff: days('01-03 01-04 01-05 01-06 01-07 02-23 03-07 03-08 05-02 05-03 05-09 05-10 06-13 11-04'),
    workingSaturdays: ['03-05'],
  },
  2023: {
    decree: '№ 1505 of 29.08.2022',
    weekdaysOff: days('01-02 01-03 01-04 01-05 01-06 02-23 02-24 03-08 05-01 05-08 05-09 06-12 11-06'),
    workingSaturdays: [],
  },
  2024: {
    decree: '№ 1314 of 10.08.2023',
    weekdaysOff: days(
      '01-01 01-02 01-03 01-04 01-05 01-08 02-23 03-08 04-29 04-30 05-01 05-09 05-10 06-12 11-04 12-30 12-31',
    ),
    workingSaturdays: ['04-27', '11-02', '12-28'],
  },
  2025: {
    decree: '№ 1335 of 04.10.2024',
    weekdaysOff: days(
      '01-01 01-02 01-03 01-06 01-07 01-08 05-01 05-02 05-08 05-09 06-12 06-13 11-03 11-04 12-31',
    ),
    workingSaturdays: ['11-01'],
  },
  2026: {
    decree: '№ 1466 of 24.09.2025',
    weekdaysOff: days('01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-11 06-12 11-04 12-31'),
    workingSaturdays: [],
  },
  2027: {
    decree: '№ 1187 of 17.09.2026 (to be confirmed against the text of the decree)',
    weekdaysOff: days(
      '01-01 01-04 01-05 01-06 01-07 01-08 02-22 02-23 03-08 05-03 05-10 06-14 11-04 11-05 12-31',
    ),
    workingSaturdays: ['02-20'],
  },
};
