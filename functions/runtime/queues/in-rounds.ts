/** Position of an item in its round → code of why it was not taken. A batch call returns 200 with a list of failures. */
export type Failures = ReadonlyMap<number, string>;

type Round<Item> = { items: Item[]; failures: Promise<Failures> };

/**
 * Sends items one by one for those who call; what the messages of a batch send in one turn of the event loop goes as one
 * call of at most `most`. Each caller waits for its own item and hears the code of its refusal.
 */
export const inRounds = <Item>(
  most: number,
  send: (items: readonly Item[]) => Promise<Failures>,
): ((item: Item) => Promise<string | undefined>) => {
  let open: Round<Item> | undefined;

  const newRound = (): Round<Item> => {
    const items: Item[] = [];
    const failures = new Promise<void>((resolve) => {
      setImmediate(resolve);
    }).then(() => {
      if (open?.items === items) open = undefined;
      return send(items);
    });
    open = { items, failures };
    return open;
  };

  return async (item) => {
    const round = open === undefined || open.items.length === most ? newRound() : open;
    const position = round.items.push(item) - 1;
    return (await round.failures).get(position);
  };
};
