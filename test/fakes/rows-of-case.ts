const byKey = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number =>
  left < right ? -1 : 1;

/** Rows of one case in the order of their keys, each of which begins with the case's id. */
export const rowsOfCase = <Row>(rows: ReadonlyMap<string, Row>, caseId: string): Row[] => {
  const found: [string, Row][] = [];
  for (const entry of rows) if (entry[0].startsWith(caseId)) found.push(entry);
  return found.sort(byKey).map(([, row]) => row);
};
