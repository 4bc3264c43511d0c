import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import type { RedriveRun } from '#ops/cli/failed/redrive-run';
import type { Session } from '#ops/cli/session';
import type { Bilingual } from '#schemas/bilingual';
import type { RedriveItem } from '#schemas/failed-messages';

const countOf = (items: readonly RedriveItem[], outcome: RedriveItem['outcome']): number =>
  items.filter((item) => item.outcome === outcome).length;

const SAME_IDS: Bilingual = {
  ru: 'Дела и номера остаются прежними.',
  en: 'Cases and ids stay the same.',
};

const summary = (items: readonly RedriveItem[]): Bilingual => {
  const [sent, gone, failed] = [countOf(items, 'sent'), countOf(items, 'gone'), countOf(items, 'failed')];
  const ru = [`Отправлено ещё раз: ${sent}.`];
  const en = [`Sent again: ${sent}.`];
  if (gone > 0) {
    ru.push(`Уже не было: ${gone}.`);
    en.push(`Gone meanwhile: ${gone}.`);
  }
  if (failed > 0) {
    ru.push(`Не удалось: ${failed}.`);
    en.push(`Failed: ${failed}.`);
  }
  return { ru: [...ru, SAME_IDS.ru].join(' '), en: [...en, SAME_IDS.en].join(' ') };
};

const stopped = (left: number): CommandFailure =>
  new CommandFailure(EXIT.interrupted, {
    ru: `Остановлено, осталось: ${left}. Чтобы продолжить, повторите ту же команду.`,
    en: `Stopped with ${left} left. To go on, repeat the same command.`,
  });

const cut = ({ exitCode, sentence, details }: CommandFailure, left: number): CommandFailure =>
  new CommandFailure(exitCode, sentence, {
    details: [
      ...details,
      `Осталось ${left}; часть могла уйти. Повторите ту же команду: дважды ничего не случится.`,
      `${left} left; some of them may have gone. Repeat the same command: nothing happens twice.`,
    ],
  });

const someFailed = (failed: number): CommandFailure =>
  new CommandFailure(EXIT.refused, {
    ru: `Осталось среди сбоев: ${failed}. Повторите ту же команду.`,
    en: `Still among the failed: ${failed}. Repeat the same command.`,
  });

/** Sums a run up; whatever did not go ends the command with its exit code and how to go on. */
export const reportRedrive = (session: Session, run: RedriveRun): void => {
  const { items, left, end } = run;
  if (!session.isJson) session.desk.out(session.page.sentence(summary(items)).join('\n'));
  switch (end) {
    case 'stopped':
      throw stopped(left);
    case 'cut':
      throw cut(run.failure, left);
    case 'done': {
      const failed = countOf(items, 'failed');
      if (failed > 0) throw someFailed(failed);
    }
  }
};
