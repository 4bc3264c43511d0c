import { Command } from 'commander';
import type { Bilingual } from '#schemas/bilingual';

/** A command with `--json` and an example below its help. */
export const commandOf = (name: string, about: Bilingual, examples: readonly string[]): Command =>
  new Command(name)
    .description(`${about.ru}\n${about.en}`)
    .summary(about.en)
    .option('--json', "print the API's JSON exactly / вывести JSON как есть")
    .addHelpText('after', `\nExample / пример:\n${examples.map((example) => `  ${example}`).join('\n')}`);
