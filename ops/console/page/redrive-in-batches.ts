import { redriveBatches, type RedriveBatch } from '#ops/cli/failed/redrive-batches';
import type { Said } from '#ops/console/page/calls';
import type { Bilingual } from '#schemas/bilingual';
import type { FailedMessage, RedriveItem, RedriveView } from '#schemas/failed-messages';

/** How it ended: all of it `done`, `stopped` by a person, or `cut` by what was said. */
export type RedriveEnd = { left: number } & (
  { type: 'done' | 'stopped' } | { type: 'cut'; sentences: readonly Bilingual[] }
);

type RedrivePorts = {
  send: (batch: RedriveBatch) => Promise<Said<RedriveView>>;
  pause: (seconds: number) => Promise<void>;
  isStopped: () => boolean;
  /** What came of some of them. */
  told: (items: readonly RedriveItem[]) => void;
};

export const PER_SECOND = 5;

/** Sends exactly these, no faster than five a second, until all went or somebody stops it; a batch under way is waited for. */
export const redriveInBatches = async (
  messages: readonly FailedMessage[],
  { send, pause, isStopped, told }: RedrivePorts,
): Promise<RedriveEnd> => {
  let left = messages.length;
  for (const [index, batch] of redriveBatches(messages, PER_SECOND).entries()) {
    if (index > 0) await pause(1);
    if (isStopped()) return { type: 'stopped', left };
    const said = await send(batch);
    if (said.type === 'refused') return { type: 'cut', left, sentences: said.sentences };
    left -= batch.messageIds.length;
    told(said.view.items);
  }
  return { type: 'done', left };
};
