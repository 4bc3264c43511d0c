import type { Child } from '#ops/console/page/element';

/** Draws a region anew where what it shows has changed, and only then: who reads there is not disturbed, and keeps the focus. */
export const drawnAnew = (region: HTMLElement) => {
  let shown: string | undefined;
  return (shows: unknown, make: () => readonly Child[]): void => {
    const key = JSON.stringify(shows);
    if (key === shown) return;
    shown = key;
    const focused = region.contains(document.activeElement) ? document.activeElement?.id : undefined;
    region.replaceChildren(...make());
    if (focused !== undefined) (document.getElementById(focused) ?? region).focus();
  };
};
