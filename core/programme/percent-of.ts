/** To one decimal. */
export const percentOf = (count: number, whole: number): number => Math.round((count * 1000) / whole) / 10;
