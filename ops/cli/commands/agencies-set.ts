import { type Command, Option } from 'commander';
import * as z from 'zod';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { type Session, sessionOf, show, viewOf } from '#ops/cli/session';
import { AgencyMode, type AgencyOrder } from '#schemas/agency-order';

const Options = z.object({ mode: AgencyMode });

const requireAgency = async (session: Session, agency: string): Promise<void> => {
  const { agencies } = viewOf(session, await session.api.agencies());
  if (agencies.some((known) => known.agency === agency)) return;
  const names = agencies.map((known) => known.agency).join(', ');
  throw new CommandFailure(EXIT.refused, {
    ru: `Ведомства ${agency} нет. Есть: ${names}.`,
    en: `There is no agency ${agency}. There are: ${names}.`,
  });
};

/** A deployment has no such door, and says so in words that are not Sverka's. */
const ordered = async (session: Session, order: AgencyOrder) => {
  const reply = await session.api.orderAgency(order).catch(() => undefined);
  if (reply?.type === 'view') return reply;
  throw new CommandFailure(EXIT.refused, {
    ru: 'Поведение меняют только имитаторам ведомств, которые запускает npm start: здесь их нет.',
    en: 'Only the simulated agencies that npm start brings up take orders: there are none here.',
  });
};

/** `agencies set tax --mode down`: how a simulated agency behaves from now on. */
export const agenciesSetCommand = (desk: Desk): Command =>
  commandOf(
    'set',
    {
      ru: 'Как имитатору ведомства отвечать с этой минуты (только npm start)',
      en: 'How a simulated agency behaves from now on (npm start only)',
    },
    ['sverka agencies set tax --mode down', 'sverka agencies set tax --mode answers'],
  )
    .argument('<agency>', 'ведомство / agency, see `sverka agencies`')
    .addOption(
      new Option('--mode <mode>', 'поведение / behaviour').choices(AgencyMode.options).makeOptionMandatory(),
    )
    .action(async (agency: string, options: unknown, command: Command) => {
      const session = sessionOf(desk, command);
      await requireAgency(session, agency);
      const { mode } = Options.parse(options);
      show(session, await ordered(session, { agency, behaviour: mode }), (order) =>
        session.page.line(`${order.agency}: ${order.behaviour}`),
      );
    });
