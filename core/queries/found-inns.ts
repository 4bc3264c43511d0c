import type { QueryRow } from '#core/ports';
import type { QueryId } from '#schemas/ids';

/** The number that the tax service has named for the holder of a passport, in the answer recorded first. */
export const innOf = ({ answer }: Pick<QueryRow, 'answer'>): string | undefined =>
  answer?.content.outcome === 'found' && answer.content.facts.kind === 'inn-by-passport'
    ? answer.content.facts.person.inn
    : undefined;

/** Each person whose number was found, with the question that found it. One that the request has is not looked for. */
export const innFindings = (queries: readonly QueryRow[]): { inn: string; row: QueryRow }[] =>
  queries.flatMap((row) => {
    const inn = innOf(row);
    return inn === undefined ? [] : [{ inn, row }];
  });

export const innFoundIn = (queries: readonly QueryRow[], queryId: QueryId): string | undefined => {
  const row = queries.find((one) => one.queryId === queryId);
  return row === undefined ? undefined : innOf(row);
};
