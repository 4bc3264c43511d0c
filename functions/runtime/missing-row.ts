/** A message speaks of a row that does not exist: the message stays, and a person looks. */
class MissingRow extends Error {
  override readonly name = 'MissingRow';
  readonly path: string;

  constructor(path: string) {
    super(path);
    this.path = path;
  }
}

/** The row, which must exist. `path` names it in the log. */
export const existing = <Row>(row: Row | undefined, path: string): Row => {
  if (row === undefined) throw new MissingRow(path);
  return row;
};
