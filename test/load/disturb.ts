import { ListQueuesCommand, PurgeQueueCommand } from '@aws-sdk/client-sqs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Exchange } from '#test/load/exchange';

/** What was done to the exchange, counted by what it was. */
export type Deeds = Map<string, number>;

type Disturbance = { exchange: Exchange; random: () => number; deeds: Deeds };

const AGENCIES = ['tax', 'employment-centre', 'social-fund', 'interior-ministry'] as const;
const OUTAGES = ['down', 'slow'] as const;
const LONGEST_OUTAGE_SECONDS = 8;

const pick = <Item>(items: readonly Item[], random: () => number): Item | undefined =>
  items[Math.floor(random() * items.length)];

const note = (deeds: Deeds, deed: string): void => {
  deeds.set(deed, (deeds.get(deed) ?? 0) + 1);
};

const killOne = ({ exchange, random, deeds }: Disturbance): void => {
  const victim = pick(exchange.stack.processes(), random);
  if (victim === undefined) return;
  try {
    process.kill(victim.pid, 'SIGKILL');
    note(deeds, `SIGKILL of ${victim.kind}`);
  } catch {
    // It had ended by itself: an idle environment is let go at any moment.
  }
};

/** Every queue but the one that has left the house: what subscribers were told is not ours to take back. */
const purgeQueues = async ({ exchange, deeds }: Disturbance): Promise<void> => {
  try {
    const { QueueUrls = [] } = await exchange.sqs.send(new ListQueuesCommand({}));
    const ours = QueueUrls.filter((url) => !url.endsWith('.fifo'));
    await Promise.all(ours.map((QueueUrl) => exchange.sqs.send(new PurgeQueueCommand({ QueueUrl }))));
    note(deeds, 'purge of every queue');
  } catch {
    // The queue service was killed a moment ago: this purge is not counted.
  }
};

/** Gives an agency a word of the population file; the agencies may just be on their way back from a kill. */
const orderAgency = async ({ stack }: Exchange, agency: string, behaviour: string): Promise<void> => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      const response = await fetch(`${stack.endpoints.agencies}/control/behaviour`, {
        method: 'POST',
        body: JSON.stringify({ agency, behaviour }),
        signal: AbortSignal.timeout(5_000),
      });
      if (response.ok) return;
    } catch {
      // Again below.
    }
    await wait(200);
  }
  throw new Error(`${agency} took no order.`);
};

const outage = async ({ exchange, random, deeds }: Disturbance): Promise<void> => {
  const agency = pick(AGENCIES, random) ?? AGENCIES[0];
  const behaviour = pick(OUTAGES, random) ?? OUTAGES[0];
  const seconds = 2 + random() * (LONGEST_OUTAGE_SECONDS - 2);
  await orderAgency(exchange, agency, behaviour);
  note(deeds, `${agency} ${behaviour}`);
  await wait(seconds * 1000);
  await orderAgency(exchange, agency, 'answers');
};

/** One blow, chosen by the seed: half are kills. */
export const disturbOnce = async (disturbance: Disturbance): Promise<void> => {
  const lot = disturbance.random();
  if (lot < 0.5) killOne(disturbance);
  else if (lot < 0.7) await purgeQueues(disturbance);
  else await outage(disturbance);
};

/** Everything works again from here on. */
export const heal = async (exchange: Exchange): Promise<void> => {
  for (const agency of AGENCIES) await orderAgency(exchange, agency, 'answers');
};
