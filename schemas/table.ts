/**
 * The plain facts of the one table that the ground and the acts share: names of keys and indexes. What lies under which
 * key is written down in `functions/runtime/table/case-keys.ts`.
 */
export const TABLE_KEYS = { partition: 'pk', sort: 'sk' } as const;

/** What is due, keys only: only rows that wait carry its keys. `dueShard` is `DUE#00` … `DUE#31`, `nextActionAt` an instant. */
export const DUE_INDEX = { name: 'due', partition: 'dueShard', sort: 'nextActionAt' } as const;

/** An office's cases by safe due day, keys only: only case rows carry its keys. */
export const OFFICE_INDEX = { name: 'office', partition: 'officeId', sort: 'safeDue' } as const;
