import type { Command } from 'commander';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { renderProgress } from '#ops/cli/case/render-case';
import { sessionOf, show } from '#ops/cli/session';

export const caseCommand = (desk: Desk): Command =>
  commandOf('case', { ru: 'Где сейчас дело: кого спросили и кто ответил', en: 'Where a case stands' }, [
    'sverka case abcdefghijklmnopqrstuvwx23',
  ])
    .argument('<id>', 'case id / номер дела')
    .action(async (caseId: string, _options: unknown, command: Command) => {
      const session = sessionOf(desk, command);
      show(session, await session.api.readCase(caseId), (view) => renderProgress(view, session.pageOptions));
    });
