import type { Command } from 'commander';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { neutralised } from '#ops/cli/words/neutralised';
import { sessionOf, viewOf } from '#ops/cli/session';

/** Prints the letter itself: it is made to be printed, so `--json` only quotes it. */
export const noticeCommand = (desk: Desk): Command =>
  commandOf(
    'notice',
    {
      ru: 'Уведомление о дополнительной проверке (п. 3.2.3) или о решении (п. 3.3.5), готовое к печати',
      en: 'The notice about an additional check (clause 3.2.3) or the decision (3.3.5), ready to print',
    },
    ['sverka notice abcdefghijklmnopqrstuvwx23', 'sverka notice abcdefghijklmnopqrstuvwx23 --decision'],
  )
    .argument('<id>', 'case id / номер дела')
    .option('--decision', 'the decision that the office has posted / о принятом решении')
    .action(async (caseId: string, { decision }: { decision?: true }, command: Command) => {
      const session = sessionOf(desk, command);
      const about = decision === true ? 'decision' : 'additional-check';
      const notice = viewOf(session, await session.api.readNotice(caseId, about));
      desk.out(
        session.isJson
          ? JSON.stringify({ notice })
          : notice.trimEnd().split('\n').map(neutralised).join('\n'),
      );
    });
