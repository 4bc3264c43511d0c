type OfPerson = { subjectId: string; agency: string; kind: string };

/** The applicant first, then the others by name; the questions of a person stay together. */
const keyOf = ({ subjectId, agency, kind }: OfPerson): string =>
  [subjectId === 'applicant' ? '0' : '1', subjectId, agency, kind].join(' ');

export const byPerson = <Item extends OfPerson>(items: readonly Item[]): Item[] =>
  items.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
