import { digestOfParts } from '#contracts/protocols/simulator-journal';

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const DAY_MS = 24 * 60 * 60 * 1000;
/** 15 October 1582 to 1 January 1970 in milliseconds (RFC 4122, section 4.1.4). */
const REFORM_TO_EPOCH_MS = 12_219_292_800_000;

/** Time inside a version 1 UUID; `undefined` for any other text. */
const messageIdTimeMs = (id: string): number | undefined => {
  if (!SHAPE.test(id)) return undefined;
  const [low = '', middle = '', high = ''] = id.split('-');
  return Number(BigInt(`0x${high.slice(1)}${middle}${low}`) / 10_000n) - REFORM_TO_EPOCH_MS;
};

/** SMEV-300 or SMEV-302, by the id alone: version 1 and not a day away from now (МР §3.2.1). */
export const messageIdTrouble = (id: string, nowMs: number): 'format' | 'stale' | undefined => {
  const time = messageIdTimeMs(id);
  if (time === undefined) return 'format';
  return Math.abs(nowMs - time) > DAY_MS ? 'stale' : undefined;
};

/** The same id for the same parts, at the same moment: a restarted bus repeats its messages, it does not invent new ones. */
export const derivedMessageId = (atMs: number, ...parts: readonly string[]): string => {
  const ticks = (BigInt(atMs + REFORM_TO_EPOCH_MS) * 10_000n).toString(16).padStart(15, '0');
  const tail = digestOfParts(...parts);
  return `${ticks.slice(7)}-${ticks.slice(3, 7)}-1${ticks.slice(0, 3)}-9${tail.slice(0, 3)}-${tail.slice(3, 15)}`;
};
