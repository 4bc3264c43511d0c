import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { actMetric, censusMetric, doorMetric, tableMetric } from '#infra/constructs/exchange-metrics';
import { functionWatch } from '#infra/constructs/function-watch';
import { MINUTE, WatchAlarm, type WatchAlarmProps } from '#infra/constructs/watch-alarm';
import type { WatchedFunction } from '#infra/constructs/watched';
import { DUE_INDEX, OFFICE_INDEX } from '#schemas/table';

export type ExchangeHealthProps = {
  /** Functions that belong to no agency. */
  functions: readonly WatchedFunction[];
  tableName: string;
  apiId: string;
  topic: ITopic;
};

/** A row that was due so long ago should have been visited many times over. */
const OLD_ROW_SECONDS = 15 * 60;
/** Cases of one day that somebody should hear of before the evening. */
const MANY_DUE = 100;
/** Errors of ours at the front door, out of every thousand calls. */
const DOOR_ERRORS_PER_THOUSAND = 10;

type Watch = Omit<WatchAlarmProps, 'topic'>;

const sweepWatches = (sweep: WatchedFunction): Record<string, Watch> => ({
  'rows-wait': {
    metric: actMetric('OldestDueSeconds', 'Maximum', sweep),
    threshold: OLD_ROW_SECONDS,
    minutes: 3,
    speaksAlways: true,
    impact:
      'Rows are due and nobody visits them, or the sweep does not run: lost hints stay lost, days of families run.',
    runbook: 'the-sweep-stands-still',
  },
  'rows-left': {
    metric: actMetric('RowsLeft', 'Sum', sweep),
    threshold: 1,
    minutes: 10,
    impact: 'The sweep fails on the same rows again and again: those cases stand still.',
    runbook: 'the-sweep-stands-still',
  },
  due: {
    metric: censusMetric('DueDeadlines', sweep),
    threshold: MANY_DUE,
    impact:
      'Many cases have their safe day today and are not settled: offices will not get through all of them in a day.',
    runbook: 'days-run-out',
  },
  overdue: {
    metric: censusMetric('OverdueDeadlines', sweep),
    threshold: 1,
    impact: 'A case still waits though its safe day has passed: its office may be about to break its term.',
    runbook: 'days-run-out',
  },
  balance: {
    metric: censusMetric('BalanceDifference', sweep),
    threshold: 1,
    impact: 'Questions have neither ended nor may they still be open: a case cannot conclude by itself.',
    runbook: 'the-balance-does-not-close',
  },
  calendar: {
    metric: actMetric('CalendarMissing', 'Maximum', sweep),
    threshold: 1,
    impact:
      'The working days of next year are not known: from December on requests whose terms run into it are refused.',
    runbook: 'the-calendar-ends',
  },
});

/**
 * Requests that the table or one of its indexes refused. DynamoDB speaks of a refusal only where there was one, and of an
 * index apart: what is not told counts as none, or the sum would be silent wherever one of its parts is.
 */
const refusals = (tableName: string): MathExpression => {
  const places = { Table: undefined, Due: DUE_INDEX.name, Office: OFFICE_INDEX.name };
  const usingMetrics = Object.fromEntries(
    Object.entries(places).flatMap(([place, indexName]) => [
      [`reads${place}`, tableMetric('ReadThrottleEvents', tableName, indexName)],
      [`writes${place}`, tableMetric('WriteThrottleEvents', tableName, indexName)],
    ]),
  );
  // Not with `+`, which is silent where one side has never been heard of.
  return new MathExpression({ expression: 'SUM(FILL(METRICS(), 0))', usingMetrics, period: MINUTE });
};

/** Whether the exchange as a whole lets anybody wait too long. */
export class ExchangeHealth extends Construct {
  /** In the order in which a person asks. */
  readonly alarms: readonly IAlarm[];

  constructor(scope: Construct, id: string, { functions, tableName, apiId, topic }: ExchangeHealthProps) {
    super(scope, id);
    const sweeps = functions.filter(({ act }) => act === 'sweep').map(sweepWatches);
    const watches: Record<string, Watch> = {
      ...Object.fromEntries(sweeps.flatMap((one) => Object.entries(one))),
      door: {
        metric: new MathExpression({
          expression: '1000 * errors / IF(calls > 0, calls, 1)',
          usingMetrics: { errors: doorMetric('5xx', apiId), calls: doorMetric('Count', apiId) },
          period: MINUTE,
        }),
        threshold: DOOR_ERRORS_PER_THOUSAND,
        minutes: 3,
        within: 15,
        impact: 'Offices and agencies get errors of ours at the front door; they have to send again.',
        runbook: 'the-front-door-fails',
      },
      table: {
        metric: refusals(tableName),
        threshold: 1,
        minutes: 5,
        within: 15,
        impact: 'The table refuses reads or writes: acts repeat themselves, everything becomes slower.',
        runbook: 'the-table-refuses',
      },
      ...Object.fromEntries(functions.map((one): [string, Watch] => [`${one.id}-fails`, functionWatch(one)])),
    };
    this.alarms = Object.entries(watches).map(
      ([name, watch]) => new WatchAlarm(this, name, { ...watch, topic }).alarm,
    );
  }
}
