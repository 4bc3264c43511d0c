import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { provider } from '#contracts/registry';
import type { ExchangeTable } from '#infra/constructs/exchange-table';
import type { KeptSecret } from '#infra/constructs/kept-secret';
import { endpointsOf, hostsOf } from '#infra/constructs/outbound';
import { ScheduledFunction } from '#infra/constructs/scheduled-function';
import type { StageFacts } from '#infra/stages';

export type ProviderChannelProps = {
  facts: Pick<StageFacts, 'agencyEndpoints' | 'trustedKeys' | 'requesters'>;
  table: ExchangeTable;
  /** Signs our answers. */
  signingKey: KeptSecret;
  /** Finds the cases of the person who is asked about. */
  personIndexKey: KeptSecret;
};

/** We as others ask us: our own queue of requests at the bus has a poller of its own, which no agency's outage touches. */
export class ProviderChannel extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { facts, table, signingKey, personIndexKey }: ProviderChannelProps,
  ) {
    super(scope, id);
    const endpoints = endpointsOf(provider, facts.agencyEndpoints[provider.id] ?? {});
    const answerInquiries = new ScheduledFunction(this, 'answer-inquiries', {
      act: 'answer-inquiries',
      impact:
        'Bodies that ask us about social contracts are not answered; their requests wait at СМЭВ or in our table. Which: sverka inquiries.',
      environment: {
        TABLE_NAME: table.tableName,
        AGENCY_ID: provider.id,
        AGENCY_ENDPOINTS: Stack.of(this).toJsonString(endpoints),
        ALLOWED_HOSTS: Stack.of(this).toJsonString(hostsOf(endpoints)),
        TRUSTED_KEYS: Stack.of(this).toJsonString(facts.trustedKeys),
        SIGNING_KEY: signingKey.value,
        PERSON_INDEX_KEY: personIndexKey.value,
        REQUESTERS: Stack.of(this).toJsonString(facts.requesters),
      },
    });
    table.grantStore(answerInquiries);
  }
}
