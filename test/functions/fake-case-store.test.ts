import { describe } from 'vitest';
import { fakeCaseStore } from '#test/fakes/fake-case-store';
import { caseStoreContract } from '#test/ports/case-store.contract';

describe('the table in memory', () => {
  caseStoreContract((clock) => Promise.resolve(fakeCaseStore(undefined, clock)));
});
