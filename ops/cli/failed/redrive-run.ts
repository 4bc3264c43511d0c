import { CommandFailure } from '#ops/cli/command-failure';
import { itemWords } from '#ops/cli/words/failed-words';
import { neutralisedJson } from '#ops/cli/words/neutralised';
import { redriveBatches, type RedriveBatch } from '#ops/cli/failed/redrive-batches';
import type { Session } from '#ops/cli/session';
import { viewOf } from '#ops/cli/session';
import type { FailedMessage, RedriveItem, RedriveView } from '#schemas/failed-messages';

/** How a run ended: `stopped` by Ctrl-C, `cut` by the API, or all of it `done`. */
export type RedriveRun = { items: readonly RedriveItem[]; left: number } & (
  { end: 'done' | 'stopped' } | { end: 'cut'; failure: CommandFailure }
);

const BAR_COLUMNS = 40;
/** Back over the bar drawn last. */
const OVER_BAR = '\u001b[1A\u001b[0J';

const barOf = (done: number, total: number): string => {
  const filled = Math.floor((BAR_COLUMNS * done) / total);
  return `[${'█'.repeat(filled)}${'░'.repeat(BAR_COLUMNS - filled)}] ${done}/${total}`;
};

const MARKS: Record<RedriveItem['outcome'], string> = { sent: '✓', gone: '–', failed: '✗' };

/** Prints what came of each message, above a bar where somebody watches; with `--json` each reply on a line. */
const printer = (session: Session, total: number) => {
  const { desk, page, isJson } = session;
  const hasBar = desk.isTerminal && !isJson;
  let done = 0;
  const itemLine = (item: RedriveItem): string =>
    page.line(
      `${MARKS[item.outcome]} ${item.messageId}: ${page.word(itemWords(item))}`,
      item.outcome === 'failed' ? 'bad' : 'plain',
    );
  return {
    start: (): void => {
      if (hasBar) desk.out(barOf(0, total));
    },
    batch: (view: RedriveView): void => {
      done += view.items.length;
      const lines = view.items.map(itemLine).join('\n');
      if (isJson) desk.out(neutralisedJson(JSON.stringify(view)));
      else desk.out(hasBar ? `${OVER_BAR}${lines}\n${barOf(done, total)}` : lines);
    },
  };
};

const send = async (session: Session, batch: RedriveBatch): Promise<RedriveView | CommandFailure> => {
  try {
    return viewOf(session, await session.api.redrive(batch));
  } catch (error) {
    if (error instanceof CommandFailure) return error;
    throw error;
  }
};

/**
 * Sends batch by batch, no faster than told, until all went or somebody presses Ctrl-C; then the batch under way is waited
 * for. Nothing has to be remembered for going on: what went is a dead letter no more.
 */
export const runRedrive = async (
  session: Session,
  failed: readonly FailedMessage[],
  perSecond: number,
): Promise<RedriveRun> => {
  const { desk } = session;
  const print = printer(session, failed.length);
  const items: RedriveItem[] = [];
  const signal = desk.interruption();
  print.start();
  let lastSize = 0;
  for (const batch of redriveBatches(failed, perSecond)) {
    if (lastSize > 0) await desk.pause(lastSize / perSecond, signal);
    lastSize = batch.messageIds.length;
    const left = failed.length - items.length;
    if (signal.aborted) return { items, left, end: 'stopped' };
    const view = await send(session, batch);
    if (view instanceof CommandFailure) return { items, left, end: 'cut', failure: view };
    items.push(...view.items);
    print.batch(view);
  }
  return { items, left: 0, end: 'done' };
};
