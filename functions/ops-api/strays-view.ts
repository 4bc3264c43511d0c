import { provider } from '#contracts/registry';
import type { Agency } from '#core/agency';
import type { CaseStore } from '#core/ports';
import type { StrayMessagesView } from '#schemas/stray-messages';

const MESSAGES_PER_AGENCY = 200;

/** Messages of agencies that could not become answers: ids and reasons, nothing about people. */
export const viewStrays = async ({
  store,
  agencies,
}: {
  store: Pick<CaseStore, 'strayMessages'>;
  agencies: readonly Agency[];
}): Promise<StrayMessagesView> => {
  // Requests of others that could not be answered lie under our own name.
  const senders = [...agencies.map(({ id }) => id), provider.id];
  const byAgency = await Promise.all(senders.map((id) => store.strayMessages(id, MESSAGES_PER_AGENCY)));
  return { messages: byAgency.flatMap((messages) => [...messages]) };
};
