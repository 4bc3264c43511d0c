import { readFileSync } from 'node:fs';
import { LocalFault } from '#infra/local/local-fault';
import { populationFault } from '#infra/local/population-fault';
import { PopulationShape } from '#infra/local/agencies/population-shape';
import { pointerOf } from '#schemas/problem';

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder, a file is needed',
  EACCES: 'no permission to read it',
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

const readText = (file: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    const reason = REASONS[codeOf(cause)] ?? 'it is not a readable text in UTF-8';
    throw new LocalFault(`${file}: ${reason}.`, { cause });
  }
};

const readJson = (file: string): { text: string; value: unknown } => {
  const text = readText(file);
  try {
    const value: unknown = JSON.parse(text);
    return { text, value };
  } catch (cause) {
    throw new LocalFault(`${file}: this is not JSON.`, { cause });
  }
};

/** The text of a request, as it will be posted: what is in it, the API judges. */
export const readRequestFile = (file: string): string => readJson(file).text;

/** Stops with one sentence unless the file says whom the agencies know. Quotes nothing of it. */
export const checkPopulationFile = (file: string): void => {
  const { data, error } = PopulationShape.safeParse(readJson(file).value);
  const issue = error?.issues[0];
  if (issue !== undefined)
    throw new LocalFault(
      `${file}: this is not a population, see ${pointerOf(issue.path) || 'its top level'} (population.schema.json says what belongs there).`,
    );
  const fault = data === undefined ? undefined : populationFault(data);
  if (fault !== undefined) throw new LocalFault(`${file}: ${fault}.`);
};
