import { Fn, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AgencyHealth } from '#infra/constructs/agency-health';
import { AlarmTopic } from '#infra/constructs/alarm-topic';
import { ExchangeHealth } from '#infra/constructs/exchange-health';
import { apiIdExport } from '#infra/constructs/http-api';
import { QueueHealth } from '#infra/constructs/queue-health';
import { WatchDashboard } from '#infra/constructs/watch-dashboard';
import { theOne, watchedIn } from '#infra/constructs/watched';
import type { ExchangeStack } from '#infra/stacks/exchange-stack';

export type WatchStackProps = { exchange: ExchangeStack };

/**
 * Who looks after the exchange: alarms, one over each agency, and a dashboard. Whatever queue or function the exchange has
 * is watched. It knows them by name, so the exchange runs without it.
 */
export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, { exchange }: WatchStackProps) {
    super(scope, id, { description: 'Sverka: alarms and dashboard' });
    this.addStackDependency(exchange, 'the API’s id');
    const watched = watchedIn(exchange);
    const { topic } = new AlarmTopic(this, 'topic');

    const queueAlarms = new Map(
      watched.queues.map((queue) => [
        queue.queueName,
        new QueueHealth(this, queue.id, { queue, topic }).alarms,
      ]),
    );
    const oneOf = (act: string) =>
      theOne(
        watched.functions.filter((one) => one.act === act),
        act,
      );
    const counting = { sweep: oneOf('sweep'), reconcileAnswer: oneOf('reconcile-answer') };
    const agencies = watched.agencies.map(
      (agency) =>
        new AgencyHealth(this, agency.id, {
          agency,
          counting,
          queueAlarms: queueAlarms.get(agency.queue.queueName) ?? [],
          topic,
        }),
    );
    const ofAgencies = new Set(watched.agencies.flatMap(({ functions }) => functions));
    const exchangeHealth = new ExchangeHealth(this, 'exchange', {
      functions: watched.functions.filter((one) => !ofAgencies.has(one)),
      tableName: exchange.tableName,
      apiId: Fn.importValue(apiIdExport(exchange.stackName)),
      topic,
    });
    new WatchDashboard(this, 'dashboard', {
      watched,
      exchangeAlarms: exchangeHealth.alarms,
      agencyAlarms: agencies.map(({ alarm }) => alarm),
    });
  }
}
