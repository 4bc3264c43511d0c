import type { CaseStore } from '#core/ports';
import { caseStoreActions } from '#functions/runtime/case-store-actions';
import { caseStoreAnswers } from '#functions/runtime/case-store-answers';
import { caseStoreCases } from '#functions/runtime/case-store-cases';
import { caseStoreEvents } from '#functions/runtime/case-store-events';
import { caseStoreFile } from '#functions/runtime/case-store-file';
import { caseStoreIndexes } from '#functions/runtime/case-store-indexes';
import { caseStoreOfficeEvents } from '#functions/runtime/case-store-office-events';
import { caseStoreQueries } from '#functions/runtime/case-store-queries';
import { caseStoreResults } from '#functions/runtime/case-store-results';
import { caseStoreRetention } from '#functions/runtime/case-store-retention';
import type { CaseTable } from '#functions/runtime/case-table';
import { channelStore } from '#functions/runtime/channel-store';
import { nonceStore } from '#functions/runtime/nonce-store';
import { strayStore } from '#functions/runtime/stray-store';
import { systemClock } from '#functions/runtime/clock';
import { dynamodbClient } from '#functions/runtime/dynamodb-client';

/** The table behind the port. Its keys are written down in `case-keys.ts`. */
export const caseStoreOn = (table: CaseTable): CaseStore => {
  const cases = caseStoreCases(table);
  return {
    ...cases,
    ...caseStoreFile(table),
    ...caseStoreQueries(table),
    ...caseStoreAnswers(table),
    ...caseStoreResults(table, cases.updateCase),
    ...caseStoreEvents(table),
    ...caseStoreOfficeEvents(table),
    ...caseStoreActions(table),
    ...caseStoreRetention(table),
    ...caseStoreIndexes(table),
    ...channelStore(table),
    ...strayStore(table),
    ...nonceStore(table),
  };
};

/** The table that the environment names. */
export const caseStore = (settings: {
  TABLE_NAME: string;
  SVERKA_DYNAMODB_ENDPOINT?: string | undefined;
}): CaseStore =>
  caseStoreOn({
    client: dynamodbClient(settings),
    tableName: settings.TABLE_NAME,
    clock: systemClock,
  });
