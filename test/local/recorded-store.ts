import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { AsyncLocalStorage } from 'node:async_hooks';
import * as z from 'zod';

/** What IAM asks for a command: each part of a transaction is allowed by itself, an index is a resource of its own. */
const TransactItems = z.object({ TransactItems: z.array(z.record(z.string(), z.unknown())) });
const PARTS: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};
const Indexed = z.object({ IndexName: z.string() });

const actionsOf = (command: string, input: unknown): string[] => {
  if (command === 'TransactWriteItemsCommand') {
    return TransactItems.parse(input).TransactItems.flatMap((item) =>
      Object.keys(item).map((part) => PARTS[part] ?? part),
    );
  }
  // Rows that are wanted at one time are read together: which of the two it is, is decided by how many there are.
  if (command === 'GetItemCommand' || command === 'BatchGetItemCommand') return ['GetItem', 'BatchGetItem'];
  const index = Indexed.safeParse(input).data?.IndexName;
  return [index === undefined ? command.replace(/Command$/, '') : `index ${index}`];
};

/** Notes for each method of a store which actions its calls need. */
export const recordAccess = (client: DynamoDBClient) => {
  const running = new AsyncLocalStorage<string>();
  const seen = new Map<string, Set<string>>();
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (given) => {
        const method = running.getStore() ?? 'nobody';
        const actions = seen.get(method) ?? new Set();
        for (const action of actionsOf(commandName, given.input)) actions.add(action);
        seen.set(method, actions);
        return next(given);
      },
    { step: 'initialize' },
  );
  const recorded = <Store extends object>(store: Store): Store =>
    new Proxy(store, {
      get: (target, name): unknown => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return (...given: unknown[]): unknown =>
          running.run(String(name), (): unknown => Reflect.apply(method, target, given));
      },
    });
  return { recorded, seen };
};
