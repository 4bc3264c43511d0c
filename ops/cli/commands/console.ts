import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Command } from 'commander';
import * as z from 'zod';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import type { Desk } from '#ops/cli/desk';
import type { Session } from '#ops/cli/session';
import { sessionOf } from '#ops/cli/session';

const DEFAULT_PORT = '8788';
const Options = z.object({ port: z.string() });

const portOf = ({ port }: z.infer<typeof Options>): number => {
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return Number(port);
  throw new CommandFailure(EXIT.refused, {
    ru: '--port: целое число до 65535.',
    en: '--port: a whole number up to 65535.',
  });
};

/** The key stands behind the `#`: a browser sends that to nobody. */
const addressOf = (port: number, key: string, { pageOptions: { language } }: Session): string =>
  `http://127.0.0.1:${port}/#key=${key}${language === 'both' || language === undefined ? '' : `&lang=${language}`}`;

const serve = async (session: Session, port: number): Promise<void> => {
  const { desk, api, page } = session;
  const [{ startConsole }, { pageFiles }] = await Promise.all([
    import('#ops/console/console-server'),
    import('#ops/console/page-files'),
  ]);
  const key = randomBytes(32).toString('base64url');
  const running = await startConsole({ api, port, key, files: await pageFiles() });
  const stopping = desk.interruption();
  desk.out(addressOf(running.port, key, session));
  desk.err(
    page
      .sentence({
        ru: 'Откройте этот адрес в браузере на этом компьютере: ключ в нём ваш, никому его не передавайте. Ctrl-C закрывает консоль.',
        en: 'Open this address in a browser on this computer: the key in it is yours, pass it on to nobody. Ctrl-C ends the console.',
      })
      .join('\n'),
  );
  if (!stopping.aborted) await once(stopping, 'abort');
  await running.stop();
};

export const consoleCommand = (desk: Desk): Command =>
  new Command('console')
    .description(
      'Страница операций в браузере: кто ждёт слишком долго, сбои, ведомства, сроки\nThe web page of operations: who waits too long, failed messages, agencies, terms',
    )
    .summary('The web page of operations, on this computer alone')
    .option('--port <number>', 'on 127.0.0.1; 0: any / порт на 127.0.0.1', DEFAULT_PORT)
    .addHelpText('after', '\nExample / пример:\n  sverka console\n  sverka console --lang ru --port 0')
    .action(async (given: unknown, command: Command) => {
      const port = portOf(Options.parse(given));
      await serve(sessionOf(desk, command), port);
    });
