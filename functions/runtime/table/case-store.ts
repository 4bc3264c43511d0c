import type { CaseStore } from '#core/ports';
import { caseStoreActions } from '#functions/runtime/table/case-store-actions';
import { caseStoreAnswers } from '#functions/runtime/table/case-store-answers';
import { caseStoreCases } from '#functions/runtime/table/case-store-cases';
import { caseStoreEvents } from '#functions/runtime/table/case-store-events';
import { caseStoreFile } from '#functions/runtime/table/case-store-file';
import { caseStoreIndexes } from '#functions/runtime/table/case-store-indexes';
import { caseStoreOfficeEvents } from '#functions/runtime/table/case-store-office-events';
import { caseStoreQueries } from '#functions/runtime/table/case-store-queries';
import { caseStoreResults } from '#functions/runtime/table/case-store-results';
import { caseStoreRetention } from '#functions/runtime/table/case-store-retention';
import type { CaseTable } from '#functions/runtime/table/case-table';
import { channelStore } from '#functions/runtime/table/channel-store';
import { nonceStore } from '#functions/runtime/table/nonce-store';
import { strayStore } from '#functions/runtime/table/stray-store';
import { systemClock } from '#functions/runtime/clock';
import { dynamodbClient } from '#functions/runtime/table/dynamodb-client';

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
