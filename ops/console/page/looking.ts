import * as z from 'zod';
import type { Asked, Call, Said } from '#ops/console/page/calls';
import type { Contact, State } from '#ops/console/page/state';
import { stillQueues } from '#ops/console/page/still-queues';
import { AgenciesView, QueuesView } from '#schemas/api';
import { FailedView } from '#schemas/failed-messages';
import { StrayMessagesView } from '#schemas/stray-messages';
import type { Instant } from '#schemas/time';

/** What one look has changed. */
type Looked = Partial<State>;

type Refused = Extract<Said<never>, { type: 'refused' }>;

export type LookPorts = { call: Call; now: () => Instant };

const Exchange = z.strictObject({ address: z.string() });

/** Looking at dead letters takes them in hand for a moment: it is done where their number has changed, and not too often. */
const FAILED_EVERY_SECONDS = 20;

const failedCounts = ({ queues }: QueuesView): string =>
  queues.map(({ queue, deadLetters }) => `${queue} ${deadLetters}`).join();

const isDue = (state: State, queues: QueuesView, now: Instant): boolean => {
  const { failed, contact } = state;
  if (failed === undefined || contact.type === 'lost') return true;
  const shown = failedCounts({
    queues: queues.queues.map((queue) => ({
      ...queue,
      deadLetters: failed.view.failed.filter((one) => one.queue === queue.queue).length,
    })),
  });
  const isOld = Date.parse(now) - Date.parse(failed.at) > FAILED_EVERY_SECONDS * 1000;
  return isOld && failed.view.more.length === 0 && shown !== failedCounts(queues);
};

const lastSeen = (contact: Contact): { lastAt?: Instant } => {
  const at = contact.type === 'reached' ? contact.at : contact.type === 'lost' ? contact.lastAt : undefined;
  return at === undefined ? {} : { lastAt: at };
};

const lostBy = (said: Refused, { contact }: State, now: Instant): Looked => ({
  contact: {
    type: 'lost',
    since: contact.type === 'lost' ? contact.since : now,
    isRefusal: !said.isLost,
    sentences: said.sentences,
    ...lastSeen(contact),
  },
});

/** Looks at queues and agencies, and at what has failed where `isForced` or something has changed there. */
export const look = async (state: State, { call, now }: LookPorts, isForced: boolean): Promise<Looked> => {
  const ask = <View>(schema: z.ZodType<View>, path: Asked['path']) => call(schema, { path });
  const [queues, agencies] = await Promise.all([
    ask(QueuesView, '/v1/ops/queues'),
    ask(AgenciesView, '/v1/ops/agencies'),
  ]);
  if (queues.type === 'refused') return lostBy(queues, state, now());
  if (agencies.type === 'refused') return lostBy(agencies, state, now());
  const at = now();
  const seen: Looked = {
    contact: { type: 'reached', at },
    queues: { view: queues.view, at },
    agencies: { view: agencies.view, at },
    still: stillQueues(state.still, queues.view, at),
  };
  if (!isForced && !isDue(state, queues.view, at)) return seen;
  const [failed, strays] = await Promise.all([
    ask(FailedView, '/v1/ops/failed'),
    ask(StrayMessagesView, '/v1/ops/stray-messages'),
  ]);
  if (failed.type === 'refused') return { ...seen, ...lostBy(failed, state, now()) };
  return {
    ...seen,
    failed: { view: failed.view, at: now() },
    ...(strays.type === 'view' ? { strays: { view: strays.view, at: now() } } : {}),
  };
};

/** Which exchange this is. */
export const exchangeAddress = async (call: Call): Promise<Looked> => {
  const said = await call(Exchange, { path: '/exchange' });
  return said.type === 'view' ? { exchange: said.view.address } : {};
};
