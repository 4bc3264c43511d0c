/** Kopecks → `45 500,00 ₽`, with no-break spaces: an amount is never torn apart at the end of a line. */
export const roubles = (kopecks: number): string => {
  const sign = kopecks < 0 ? '−' : '';
  const digits = String(Math.abs(kopecks)).padStart(3, '0');
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, '\u00A0');
  return `${sign}${whole},${digits.slice(-2)}\u00A0₽`;
};
