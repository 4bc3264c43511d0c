import { describe } from 'vitest';
import { fakeCaseStore } from '#test/fakes/fake-case-store';
import { fakeInquiries } from '#test/fakes/fake-inquiries';
import { caseStoreContract } from '#test/ports/case-store.contract';
import { inquiryStoreContract } from '#test/ports/inquiry-store.contract';

describe('the table in memory', () => {
  caseStoreContract((clock) => Promise.resolve(fakeCaseStore(undefined, clock)));
  inquiryStoreContract(() => fakeInquiries());
});
