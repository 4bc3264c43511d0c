import { Option, type Command } from 'commander';
import * as z from 'zod';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { sessionOf, show } from '#ops/cli/session';
import { ActionReason } from '#schemas/case-action';

const Options = z.object({ actor: z.string(), reason: z.string(), lift: z.boolean().optional() });

export const holdCommand = (desk: Desk): Command =>
  commandOf(
    'hold',
    {
      ru: 'Удержать дело от удаления или снять удержание (п. 5.11, 5.13)',
      en: 'Keep a case from deletion, or lift that (clauses 5.11 and 5.13)',
    },
    [
      'sverka hold abcdefghijklmnopqrstuvwx23 --actor official-7 --reason prosecutor',
      'sverka hold abcdefghijklmnopqrstuvwx23 --actor official-7 --reason matter-closed --lift',
    ],
  )
    .argument('<id>', 'case id / номер дела')
    .requiredOption('--actor <code>', 'code of the official / код сотрудника')
    .addOption(
      new Option('--reason <code>', 'why; to lift: matter-closed, mistake / зачем')
        .choices(ActionReason.exclude(['applicant-request']).options)
        .makeOptionMandatory(),
    )
    .option('--lift', 'lift the hold / снять удержание')
    .action(async (caseId: string, given: unknown, command: Command) => {
      const session = sessionOf(desk, command);
      const { actor, reason, lift } = Options.parse(given);
      const change = lift === true ? 'lift' : 'place';
      show(session, await session.api.changeHold(caseId, { change, actorId: actor, reason }), (view) =>
        session.page
          .sentence(
            view.legalHold
              ? {
                  ru: `Дело ${view.caseId} удержано: ничего из него не удаляется.`,
                  en: `Case ${view.caseId} is held: nothing of it is deleted.`,
                }
              : {
                  ru: `Дело ${view.caseId} не удержано: действует обычный срок хранения.`,
                  en: `Case ${view.caseId} is not held: the usual term of keeping applies.`,
                },
          )
          .join('\n'),
      );
    });
