import type { Command } from 'commander';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { progressLines } from '#ops/cli/case/progress-lines';
import { sessionOf, show } from '#ops/cli/session';

export const progressCommand = (desk: Desk): Command =>
  commandOf(
    'progress',
    {
      ru: 'Что можно сказать заявителю: ход рассмотрения, как на портале (п. 2.17.3)',
      en: 'What the applicant may be told: progress as a portal shows it (clause 2.17.3)',
    },
    ['sverka progress abcdefghijklmnopqrstuvwx23'],
  )
    .argument('<id>', 'case id / номер дела')
    .action(async (caseId: string, _options: unknown, command: Command) => {
      const session = sessionOf(desk, command);
      show(session, await session.api.readProgress(caseId), ({ registrationNumber, steps }) =>
        [
          ...session.page.heading({
            ru: `Ход рассмотрения обращения № ${registrationNumber}`,
            en: `Progress of application No. ${registrationNumber}`,
          }),
          ...progressLines(session.page, steps),
        ].join('\n'),
      );
    });
