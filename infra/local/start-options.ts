import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LocalFault } from '#infra/local/local-fault';

export type StartOptions = {
  once: boolean;
  keep: boolean;
  showLogs: boolean;
  templateTimings: boolean;
  /** None: the local timings' own. */
  answerWaitSeconds?: number;
  port: number;
  /** None: nothing is submitted. */
  requestFile?: string;
  /** None: the agencies know nobody. */
  populationFile?: string;
};

const SAMPLE = join('contracts', 'social-protection', 'samples', '01-all-confirmed');

export const HELP = `npm start -- [options]

Boots the whole exchange on this computer, sends it one verification request and shows the result.

  --once                exit when the result is there (0) or cannot come (1)
  --request FILE        the request to send          (default: ${SAMPLE}/request.json)
  --population FILE     whom the agencies know       (default: ${SAMPLE}/population.json)
  --empty               send nothing and know nobody, unless the files are given
  --port N              of the API on 127.0.0.1      (default: 8787)
  --keep                go on with the data of the last run on this port instead of starting fresh
  --logs                functions log to the terminal instead of to files in .sverka/
  --answer-wait N       seconds until an agency's silence counts as no answer (default: 60)
  --template-timings    run with the template's own timeouts and periods
  --help                this text

Any compatible service instead of the embedded ones: SVERKA_SQS_ENDPOINT, SVERKA_DYNAMODB_ENDPOINT. Where they check
signatures: SVERKA_ACCESS_KEY_ID, SVERKA_SECRET_ACCESS_KEY; where their certificates are their own: NODE_EXTRA_CA_CERTS.
`;

const OPTIONS = {
  once: { type: 'boolean', default: false },
  request: { type: 'string' },
  population: { type: 'string' },
  empty: { type: 'boolean', default: false },
  port: { type: 'string', default: '8787' },
  keep: { type: 'boolean', default: false },
  logs: { type: 'boolean', default: false },
  'answer-wait': { type: 'string' },
  'template-timings': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('. ')[0] : 'The options cannot be read';
    throw new LocalFault(`${reason ?? ''}. See npm start -- --help`, { cause });
  }
};

const portOf = (text: string): number => {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new LocalFault(`--port ${text} is not a port: a whole number up to 65535 is needed.`);
};

const answerWaitOf = (text: string | undefined): { answerWaitSeconds?: number } => {
  if (text === undefined) return {};
  if (/^[1-9]\d{0,5}$/.test(text)) return { answerWaitSeconds: Number(text) };
  throw new LocalFault(`--answer-wait ${text} is not a number of seconds.`);
};

/** `'help'` where help is asked for. Throws `LocalFault` at anything it does not know. */
export const readStartOptions = (args: readonly string[]): StartOptions | 'help' => {
  const values = parsed(args);
  if (values.help) return 'help';
  const sample = (name: string): string | undefined => (values.empty ? undefined : join(SAMPLE, name));
  const requestFile = values.request ?? sample('request.json');
  const populationFile = values.population ?? sample('population.json');
  if (values.once && requestFile === undefined)
    throw new LocalFault('--once needs a request to wait for: leave out --empty or give --request FILE.');
  return {
    once: values.once,
    keep: values.keep,
    showLogs: values.logs,
    templateTimings: values['template-timings'],
    port: portOf(values.port),
    ...answerWaitOf(values['answer-wait']),
    ...(requestFile === undefined ? {} : { requestFile }),
    ...(populationFile === undefined ? {} : { populationFile }),
  };
};
