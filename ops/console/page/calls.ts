import type * as z from 'zod';
import { spoken } from '#ops/cli/words/spoken';
import { KEY_HEADER, UNREACHABLE } from '#ops/console/page/agreed';
import type { Bilingual } from '#schemas/bilingual';
import { Problem } from '#schemas/problem';

/** What came of a call: what was asked for, or why not. `isLost`: nobody of the exchange has answered. */
export type Said<View> =
  { type: 'view'; view: View } | { type: 'refused'; isLost: boolean; sentences: readonly Bilingual[] };

export type Asked = { path: string; body?: unknown };
export type Call = <View>(schema: z.ZodType<View>, asked: Asked) => Promise<Said<View>>;

const TIMEOUT_SECONDS = 60;

const lost = (ru: string, en: string): Said<never> => ({
  type: 'refused',
  isLost: true,
  sentences: [{ ru, en }],
});

const CONSOLE_ENDED = lost(
  'Команда sverka console не отвечает: запустите её ещё раз и откройте новый адрес.',
  'The sverka console command does not answer: start it again and open the new address.',
);
const NOT_OURS = lost('Ответ не похож на ответ Sverka.', 'The reply is not like one of Sverka.');

const refused = (value: unknown): Said<never> => {
  const problem = Problem.safeParse(value);
  if (!problem.success) return NOT_OURS;
  const { type, title, detail, errors = [] } = problem.data;
  const texts = [title, ...(detail === undefined ? [] : [detail]), ...errors.map((error) => error.detail)];
  return { type: 'refused', isLost: type === UNREACHABLE, sentences: texts.map(spoken) };
};

const send = (key: string, { path, body }: Asked): Promise<Response> =>
  fetch(path, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: {
      [KEY_HEADER]: key,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    signal: AbortSignal.timeout(TIMEOUT_SECONDS * 1000),
  });

/** Calls of the page to the command that serves it, each with the key. Never throws. */
export const callsWith =
  (key: string): Call =>
  async (schema, asked) => {
    try {
      const response = await send(key, asked);
      const value: unknown = await response.json();
      if (!response.ok) return refused(value);
      const view = schema.safeParse(value);
      return view.success ? { type: 'view', view: view.data } : NOT_OURS;
    } catch {
      return CONSOLE_ENDED;
    }
  };
