import type { Call } from '#ops/console/page/calls';
import { button, element, type Child } from '#ops/console/page/element';
import { redriveInBatches } from '#ops/console/page/redrive-in-batches';
import { outcomeLine, outcomeSummary } from '#ops/console/page/redrive-outcome';
import type { Speech } from '#ops/console/page/speech';
import { type FailedMessage, type RedriveItem, RedriveView } from '#schemas/failed-messages';

type World = { speech: Speech; call: Call; close: () => void };

const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Sends the messages and shows what comes of each. `cancelled`: Escape stops a run that is under way. */
export const redriveRun = (
  messages: readonly FailedMessage[],
  { speech, call, close }: World,
): { children: readonly Child[]; cancelled: (event: Event) => void } => {
  const { say } = speech;
  const items: RedriveItem[] = [];
  const run = { isStopped: false, isOver: false };
  const lines = element('ul', { class: 'messages outcomes' });
  const bar = element('progress', {
    max: String(messages.length),
    value: '0',
    'aria-label': say({ ru: 'Отправлено', en: 'Sent' }),
  });
  const summary = element('div', { role: 'status' });
  const act = button({ id: 'redrive-stop' }, say({ ru: 'Остановить', en: 'Stop' }), () => {
    if (run.isOver) close();
    run.isStopped = true;
  });
  const told = (some: readonly RedriveItem[]): void => {
    items.push(...some);
    lines.append(...some.map((item) => outcomeLine(item, speech)));
    bar.value = items.length;
  };
  void redriveInBatches(messages, {
    send: (batch) => call(RedriveView, { path: '/v1/ops/failed/redrive', body: batch }),
    pause,
    isStopped: () => run.isStopped,
    told,
  }).then((end) => {
    run.isOver = true;
    summary.replaceChildren(...outcomeSummary(items, end).map((sentence) => element('p', {}, say(sentence))));
    act.textContent = say({ ru: 'Закрыть', en: 'Close' });
  });
  return {
    children: [bar, lines, summary, element('div', { class: 'acts' }, act)],
    cancelled: (event) => {
      if (run.isOver) return;
      event.preventDefault();
      run.isStopped = true;
    },
  };
};
