import type { CaseStore } from '#core/ports';
import { storeReply } from '#functions/runtime/table/case-store-answers';
import { caseStoreCases } from '#functions/runtime/table/case-store-cases';
import { loadOfficeEvents } from '#functions/runtime/table/case-store-office-events';
import { caseStoreQueries } from '#functions/runtime/table/case-store-queries';
import { channelStore } from '#functions/runtime/table/channel-store';
import { systemClock } from '#functions/runtime/clock';
import { dynamodbClient } from '#functions/runtime/table/dynamodb-client';
import { strayStore } from '#functions/runtime/table/stray-store';

type SendingStore = Pick<
  CaseStore,
  | 'loadQuery'
  | 'loadHead'
  | 'loadOfficeEvents'
  | 'rememberMessage'
  | 'findMessage'
  | 'storeReply'
  | 'keepStray'
  | 'updateProgress'
  | 'pullForward'
  | 'loadChannel'
  | 'updateChannel'
>;

/** As much of the table as asking an agency needs: its functions are the most, and start the smaller for it. */
export const sendingStore = (settings: {
  TABLE_NAME: string;
  SVERKA_DYNAMODB_ENDPOINT?: string | undefined;
}): SendingStore => {
  const table = { client: dynamodbClient(settings), tableName: settings.TABLE_NAME, clock: systemClock };
  return {
    ...caseStoreCases(table),
    ...caseStoreQueries(table),
    storeReply: storeReply(table),
    ...channelStore(table),
    ...strayStore(table),
    loadOfficeEvents: loadOfficeEvents(table),
  };
};
