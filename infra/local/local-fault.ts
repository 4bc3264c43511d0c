/** A reason to stop that the person at the terminal can act on: one sentence, shown without a stack. */
export class LocalFault extends Error {
  override name = 'LocalFault';
}
