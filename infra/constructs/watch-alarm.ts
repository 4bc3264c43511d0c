import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { RunbookAnchor } from '#infra/runbook';

/** Most alarms look at whole minutes. */
export const MINUTE = Duration.minutes(1);

export type WatchAlarmProps = {
  /** One value in each of its periods: a minute, or a round of the census. */
  metric: IMetric;
  /** From this value on. */
  threshold: number;
  /**
   * So many periods of the metric in a row: minutes, mostly.
   * @default 1
   */
  minutes?: number;
  /**
   * Not in a row, but within so many periods: for what is told only while somebody calls, or a failed message comes back.
   * @default in a row
   */
  within?: number;
  /** What stands still or is about to, in one sentence, for the person who is woken. */
  impact: string;
  runbook: RunbookAnchor;
  /** Who is woken. */
  topic: ITopic;
  /**
   * Silence is alarming too: for what must speak every minute.
   * @default false
   */
  speaksAlways?: boolean;
};

/** An alarm that says what it means and what to do now. */
export class WatchAlarm extends Construct {
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string, props: WatchAlarmProps) {
    super(scope, id);
    this.alarm = new Alarm(this, 'Alarm', {
      alarmDescription: described(props),
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: props.within ?? props.minutes ?? 1,
      ...(props.within === undefined ? {} : { datapointsToAlarm: props.minutes ?? 1 }),
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData:
        props.speaksAlways === true ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    this.alarm.addAlarmAction(new SnsAction(props.topic));
  }
}

export const described = ({ impact, runbook }: Pick<WatchAlarmProps, 'impact' | 'runbook'>): string =>
  `${impact} What now: docs/runbook.md#${runbook}`;
