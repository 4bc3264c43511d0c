const WIDTH = 24;
const REDRAW_SECONDS = 0.3;
const LINE_EVERY_SECONDS = 5;

/** To standard error: a bar drawn over itself in a terminal, else a line every few seconds. */
export const progressBar = (total: number) => {
  const isTerminal = process.stderr.isTTY;
  let shownAt = performance.now() / 1000;
  return (done: number, words: string): void => {
    const now = performance.now() / 1000;
    if (now - shownAt < (isTerminal ? REDRAW_SECONDS : LINE_EVERY_SECONDS)) return;
    shownAt = now;
    const bar = '█'.repeat(Math.floor((done / total) * WIDTH)).padEnd(WIDTH, '░');
    process.stderr.write(isTerminal ? `\r\u001b[2K${bar} ${words}` : `${words}\n`);
  };
};
