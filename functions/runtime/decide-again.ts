/** Somebody else was first several times in a row; the message stays and comes again. */
class WriteConflict extends Error {
  override readonly name = 'WriteConflict';
}

const TIMES = 5;

/** `undefined` means that somebody else was first: load again and decide again. Throws `WriteConflict` in the end. */
export const decideAgain = async <Outcome>(decide: () => Promise<Outcome | undefined>): Promise<Outcome> => {
  for (let time = 0; time < TIMES; time += 1) {
    const outcome = await decide();
    if (outcome !== undefined) return outcome;
  }
  throw new WriteConflict();
};
