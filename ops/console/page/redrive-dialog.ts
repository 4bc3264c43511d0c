import type { Call } from '#ops/console/page/calls';
import { button, element, type Child } from '#ops/console/page/element';
import { previewList } from '#ops/console/page/redrive-preview';
import { PER_SECOND } from '#ops/console/page/redrive-in-batches';
import { redriveRun } from '#ops/console/page/redrive-run';
import type { Speech } from '#ops/console/page/speech';
import type { Bilingual } from '#schemas/bilingual';
import type { FailedGroup, FailedMessage } from '#schemas/failed-messages';

const both = (ru: string, en: string): Bilingual => ({ ru, en });

/** The set is frozen: what fails later is not in it. */
type Frozen = { group: FailedGroup; messages: readonly FailedMessage[] };

type World = { speech: Speech; call: Call };

const isHarmless = ({ standing }: FailedMessage): boolean =>
  standing !== undefined && standing !== 'late-answer';

const consequences = (chosen: readonly FailedMessage[]): readonly Bilingual[] => {
  const queues = [...new Set(chosen.map(({ queue }) => queue))].join(', ');
  const settled = chosen.filter(isHarmless).length;
  return [
    both(
      `Ещё раз уйдут сообщения: ${chosen.length}, в очередь ${queues}, не быстрее ${PER_SECOND} в секунду.`,
      `Messages that go again: ${chosen.length}, to the queue ${queues}, no faster than ${PER_SECOND} a second.`,
    ),
    both(
      'Дела и номера остаются прежними; дважды ничего не случится.',
      'Cases and ids stay the same; nothing happens twice.',
    ),
    ...(settled === 0
      ? []
      : [
          both(
            `Из них уже без дела: ${settled}. Отправить их безвредно.`,
            `Of these ${settled} have nothing left to do. Sending them is harmless.`,
          ),
        ]),
    both(
      'Где причина не устранена, сообщение через несколько попыток вернётся сюда.',
      'Where the cause is not mended, a message comes back here after a few tries.',
    ),
  ];
};

/** Look at the messages of a group, choose, confirm, send again, and see what came of each. `closed`: somebody may have sent. */
export const redriveDialog = (frozen: Frozen, { speech, call }: World, closed: () => void): void => {
  const { say } = speech;
  const { group, messages } = frozen;
  const chosen = new Set(messages.map(({ messageId }) => messageId));
  const title = element('h2', { id: 'redrive-title', tabindex: '-1' });
  const place = element('div', {});
  const dialog = element('dialog', { id: 'redrive', 'aria-labelledby': 'redrive-title' }, title, place);
  const close = (): void => {
    dialog.close();
  };
  const show = (heading: Bilingual, children: readonly Child[]): void => {
    title.textContent = say(heading);
    place.replaceChildren(...children);
    title.focus();
  };
  const chosenOnes = (): FailedMessage[] => messages.filter(({ messageId }) => chosen.has(messageId));

  const run = (): void => {
    const running = redriveRun(chosenOnes(), { speech, call, close });
    dialog.addEventListener('cancel', running.cancelled);
    show(both('Отправляем ещё раз', 'Sending again'), running.children);
  };
  const confirm = (): void => {
    const picked = chosenOnes();
    show(both('Отправить ещё раз?', 'Send again?'), [
      ...consequences(picked).map((sentence) => element('p', {}, say(sentence))),
      element(
        'div',
        { class: 'acts' },
        button(
          { id: 'redrive-send', look: 'main' },
          say(both(`Отправить (${picked.length})`, `Send ${picked.length} again`)),
          run,
        ),
        button({ id: 'redrive-back' }, say(both('Назад', 'Back')), preview),
      ),
    ]);
  };
  const preview = (): void => {
    const next = button({ id: 'redrive-next', look: 'main' }, '', confirm);
    const changed = (): void => {
      next.textContent = say(both(`Отправить ещё раз (${chosen.size})…`, `Send ${chosen.size} again…`));
      next.disabled = chosen.size === 0;
    };
    changed();
    show(both(`Сообщения группы ${group.group}`, `Messages of group ${group.group}`), [
      element('p', {}, say(group.advice)),
      element(
        'p',
        { class: 'hint' },
        say(
          both(
            'Это просмотр: ничего ещё не отправлено. Уйдут только отмеченные, и ничего сверх показанного.',
            'A preview: nothing has been sent. Only the marked ones go, and nothing that is not shown.',
          ),
        ),
      ),
      previewList(messages, speech, { chosen, changed }),
      element(
        'div',
        { class: 'acts' },
        next,
        button({ id: 'redrive-close' }, say(both('Закрыть', 'Close')), close),
      ),
    ]);
  };

  dialog.addEventListener('close', () => {
    dialog.remove();
    closed();
  });
  document.body.append(dialog);
  dialog.showModal();
  preview();
};
