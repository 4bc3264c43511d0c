import { AlarmRule, CompositeAlarm, type IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { actMetric, functionMetric } from '#infra/constructs/exchange-metrics';
import { described, WatchAlarm } from '#infra/constructs/watch-alarm';
import type { WatchedAgency } from '#infra/constructs/watched';

export type AgencyHealthProps = {
  agency: WatchedAgency;
  /** Alarms on the agency's own queue, which are raised elsewhere. */
  queueAlarms: readonly IAlarm[];
  topic: ITopic;
};

/** Whether one agency can be asked and heard: one alarm over everything that is its own. */
export class AgencyHealth extends Construct {
  readonly alarm: CompositeAlarm;

  constructor(scope: Construct, id: string, { agency, queueAlarms, topic }: AgencyHealthProps) {
    super(scope, id);
    const circuit = new WatchAlarm(this, 'circuit', {
      metric: actMetric('CircuitOpen', 'Maximum', agency.sendQuery),
      threshold: 1,
      minutes: 5,
      impact: `${agency.title} does not answer: nobody calls it but one probe at a time; its questions wait in their rows.`,
      runbook: 'agency-down',
      topic,
    });
    const failing = agency.functions.map(
      ({ id: name, functionName, impact }) =>
        new WatchAlarm(this, `${name}-fails`, {
          metric: functionMetric('Errors', functionName),
          threshold: 1,
          minutes: 5,
          impact,
          runbook: 'a-function-fails',
          topic,
        }).alarm,
    );
    this.alarm = new CompositeAlarm(this, 'Agency', {
      alarmDescription: described({
        impact: `Something is wrong with ${agency.title}: items that rest on it end as "no answer" on the legal day.`,
        runbook: 'agency-down',
      }),
      alarmRule: AlarmRule.anyOf(circuit.alarm, ...failing, ...queueAlarms),
    });
    this.alarm.addAlarmAction(new SnsAction(topic));
  }
}
