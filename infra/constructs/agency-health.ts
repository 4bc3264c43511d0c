import { Duration } from 'aws-cdk-lib';
import { AlarmRule, CompositeAlarm, type IAlarm, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { actMetric, censusMetric } from '#infra/constructs/exchange-metrics';
import { functionWatch } from '#infra/constructs/function-watch';
import { described, WatchAlarm, type WatchAlarmProps } from '#infra/constructs/watch-alarm';
import type { WatchedAgency, WatchedFunction } from '#infra/constructs/watched';

export type AgencyHealthProps = {
  agency: WatchedAgency;
  /** Functions that speak of every agency. */
  counting: { sweep: WatchedFunction; reconcileAnswer: WatchedFunction };
  /** Alarms on the agency's own queue, which are raised elsewhere. */
  queueAlarms: readonly IAlarm[];
  topic: ITopic;
};

const HOUR = Duration.hours(1);
/** Questions of one hour that ended without a word of the agency. */
const MANY_SILENT = 10;
/** Questions of one hour that the agency would not answer. */
const MANY_REFUSED = 20;

/** Whether what the agency answers, and how much it still owes, is as ever. */
const answerWatches = (
  { id, title, callsPerHour }: WatchedAgency,
  { sweep, reconcileAnswer }: AgencyHealthProps['counting'],
): Record<string, Omit<WatchAlarmProps, 'topic'>> => {
  const dimensions = { Agency: id };
  const answers = ({ functionName }: WatchedFunction, Outcome: string): Metric =>
    actMetric('Answers', 'Sum', { functionName, dimensions: { ...dimensions, Outcome }, period: HOUR });
  return {
    open: {
      metric: censusMetric('OpenRows', { functionName: sweep.functionName, dimensions }),
      threshold: callsPerHour,
      impact: `More questions to ${title} are open than it takes in an hour: the newest wait, and their days run.`,
      runbook: 'backlog-after-an-outage',
    },
    silent: {
      metric: answers(sweep, 'unanswered'),
      threshold: MANY_SILENT,
      impact: `Questions to ${title} end as "no answer": families are asked for papers that it should have sent.`,
      runbook: 'agency-down',
    },
    refuses: {
      metric: answers(reconcileAnswer, 'refused'),
      threshold: MANY_REFUSED,
      impact: `${title} refuses question after question: a right of ours may have ended, and nobody is verified there.`,
      runbook: 'an-agency-refuses',
    },
  };
};

/** Whether one agency can be asked and heard: one alarm over everything that is its own. */
export class AgencyHealth extends Construct {
  readonly alarm: CompositeAlarm;

  constructor(scope: Construct, id: string, { agency, counting, queueAlarms, topic }: AgencyHealthProps) {
    super(scope, id);
    const circuit = new WatchAlarm(this, 'circuit', {
      metric: actMetric('CircuitOpen', 'Maximum', {
        functionName: counting.sweep.functionName,
        dimensions: { Agency: agency.id },
      }),
      threshold: 1,
      minutes: 5,
      impact: `${agency.title} does not answer: nobody calls it but one probe at a time; its questions wait in their rows.`,
      runbook: 'agency-down',
      topic,
    });
    const failing = agency.functions.map(
      (one) => new WatchAlarm(this, `${one.id}-fails`, { ...functionWatch(one), topic }).alarm,
    );
    const answering = Object.entries(answerWatches(agency, counting)).map(
      ([name, watch]) => new WatchAlarm(this, name, { ...watch, topic }).alarm,
    );
    this.alarm = new CompositeAlarm(this, 'Agency', {
      alarmDescription: described({
        impact: `Something is wrong with ${agency.title}: items that rest on it end as "no answer" on the legal day.`,
        runbook: 'agency-down',
      }),
      alarmRule: AlarmRule.anyOf(circuit.alarm, ...answering, ...failing, ...queueAlarms),
    });
    this.alarm.addAlarmAction(new SnsAction(topic));
  }
}
