import { Option, type Command } from 'commander';
import * as z from 'zod';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { dossierPage } from '#ops/cli/case/dossier-page';
import { sessionOf, show } from '#ops/cli/session';
import { ActionReason, DossierCopy } from '#schemas/case-action';

const Options = z.object({ for: z.string(), actor: z.string(), reason: z.string().optional() });

export const dossierCommand = (desk: Desk): Command =>
  commandOf(
    'dossier',
    {
      ru: 'Досье дела: что спросили, что ответили, что нашли, кто что сделал (п. 4.1–4.5, 5.8); обращение к досье записывается',
      en: 'The dossier of a case: asked, answered, found, done (clauses 4.1–4.5, 5.8); reading it is recorded',
    },
    [
      'sverka dossier abcdefghijklmnopqrstuvwx23 --actor official-7',
      'sverka dossier abcdefghijklmnopqrstuvwx23 --actor official-7 --for citizen --reason complaint > dossier.txt',
    ],
  )
    .argument('<id>', 'case id / номер дела')
    .requiredOption('--actor <code>', 'code of the official who asks / код сотрудника')
    .addOption(
      new Option('--for <copy>', 'for the control of the office, or for the applicant / для кого')
        .choices(DossierCopy.options)
        .default('audit'),
    )
    .addOption(new Option('--reason <code>', 'why / зачем').choices(ActionReason.options))
    .action(async (caseId: string, given: unknown, command: Command) => {
      const session = sessionOf(desk, command);
      const { for: copy, actor, reason } = Options.parse(given);
      const reply = await session.api.readDossier(caseId, {
        for: copy,
        actorId: actor,
        ...(reason === undefined ? {} : { reason }),
      });
      show(session, reply, (dossier) => dossierPage(session.page, dossier));
    });
