import { addDays } from '#core/time/day';
import type { IsoDay, IsoMonth } from '#schemas/time';

export const monthOf = (day: IsoDay): IsoMonth => day.slice(0, 7);

export const addMonths = (month: IsoMonth, months: number): IsoMonth => {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
};

export const firstDayOf = (month: IsoMonth): IsoDay => `${month}-01`;

export const lastDayOf = (month: IsoMonth): IsoDay => addDays(firstDayOf(addMonths(month, 1)), -1);

export const yearOfMonth = (month: IsoMonth): number => Number(month.slice(0, 4));
