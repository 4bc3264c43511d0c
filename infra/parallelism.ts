/** The messages of a batch go out side by side, so batch size times batches at work stays within what the agency allows. */
export const parallelism = (allowedCalls: number): { batchSize: number; maxConcurrency: number } => {
  const batchSize = Math.min(10, Math.max(1, Math.floor(allowedCalls / 2)));
  return { batchSize, maxConcurrency: Math.max(2, Math.floor(allowedCalls / batchSize)) };
};
