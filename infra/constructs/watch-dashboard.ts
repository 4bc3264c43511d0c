import { Duration, Stack } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IMetric,
  type IWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { actMetric, censusMetric, functionMetric, queueMetric } from '#infra/constructs/exchange-metrics';
import type { Watched, WatchedFunction } from '#infra/constructs/watched';

export type WatchDashboardProps = {
  watched: Watched;
  exchangeAlarms: readonly IAlarm[];
  agencyAlarms: readonly IAlarm[];
};

const WIDTH = 24;

const heading = (question: string, hint: string): IWidget =>
  new TextWidget({ markdown: `## ${question}\n${hint}`, width: WIDTH, height: 2 });

const graph = (title: string, left: IMetric[]): IWidget =>
  new GraphWidget({ title, left, width: WIDTH / 2, height: 6, period: Duration.minutes(1) });

const depthOf = (queueName: string): IMetric =>
  queueMetric('ApproximateNumberOfMessagesVisible', queueName).with({ label: queueName });

const ofAct = (functions: readonly WatchedFunction[], act: string): WatchedFunction[] =>
  functions.filter((one) => one.act === act);

const ofActs = (functions: readonly WatchedFunction[], acts: readonly string[]): WatchedFunction[] =>
  acts.flatMap((act) => ofAct(functions, act));

/** Acts that live on a queue. */
const CONSUMERS = ['open-case', 'send-query', 'reconcile-answer', 'record-event', 'publish-result'];

/** Five questions in the order in which they come to whoever is woken; each row answers one. */
export class WatchDashboard extends Construct {
  constructor(scope: Construct, id: string, props: WatchDashboardProps) {
    super(scope, id);
    const { queues, functions, agencies } = props.watched;
    const sweeps = ofAct(functions, 'sweep');
    const dashboard = new Dashboard(this, 'Dashboard', {
      dashboardName: Stack.of(this).stackName,
      defaultInterval: Duration.hours(12),
    });
    dashboard.addWidgets(
      heading('1. Is anyone waiting too long?', 'Red: a family’s days run while something stands still.'),
    );
    dashboard.addWidgets(
      new AlarmStatusWidget({ alarms: [...props.exchangeAlarms], width: WIDTH / 2, height: 6 }),
      graph(
        'Days: due today and overdue, all open cases, each once in a round of the census',
        sweeps.flatMap((sweep) => [
          censusMetric('DueDeadlines', { ...sweep, label: 'due today' }),
          censusMetric('OverdueDeadlines', { ...sweep, label: 'overdue' }),
          censusMetric('BalanceDifference', { ...sweep, label: 'balance difference' }),
        ]),
      ),
    );
    dashboard.addWidgets(heading('2. Which agency?', 'One alarm over everything that is an agency’s own.'));
    dashboard.addWidgets(
      new AlarmStatusWidget({ alarms: [...props.agencyAlarms], width: WIDTH / 2, height: 6 }),
      graph(
        'Circuit: 1 while nobody may call',
        sweeps.flatMap(({ functionName }) =>
          agencies.map(({ id, title }) =>
            actMetric('CircuitOpen', 'Maximum', { functionName, label: title, dimensions: { Agency: id } }),
          ),
        ),
      ),
    );
    dashboard.addWidgets(
      graph(
        'Open questions, each once in a round of the census',
        sweeps.flatMap(({ functionName }) =>
          agencies.map(({ id, title }) =>
            censusMetric('OpenRows', { functionName, label: title, dimensions: { Agency: id } }),
          ),
        ),
      ),
      graph(
        'Hints: settled and kept for another try',
        ofActs(functions, CONSUMERS).flatMap((one) => [
          actMetric('HintsSettled', 'Sum', { ...one, label: `${one.id}: settled` }),
          actMetric('HintsKept', 'Sum', { ...one, label: `${one.id}: kept` }),
        ]),
      ),
    );
    dashboard.addWidgets(heading('3. Which queue?', 'Depth of what waits, and of what has failed.'));
    dashboard.addWidgets(
      graph(
        'Waiting',
        queues.map(({ queueName }) => depthOf(queueName)),
      ),
      graph(
        'Dead letters',
        queues.map(({ deadLetterName }) => depthOf(deadLetterName)),
      ),
    );
    dashboard.addWidgets(heading('4. Since when?', 'Age of the oldest hint and of the oldest due row.'));
    dashboard.addWidgets(
      graph('Oldest message, s', [
        ...queues.map(({ queueName }) =>
          queueMetric('ApproximateAgeOfOldestMessage', queueName).with({ label: queueName }),
        ),
        ...ofActs(functions, CONSUMERS).map((one) =>
          actMetric('OldestHintAgeSeconds', 'Maximum', { ...one, label: `${one.id}: when taken` }),
        ),
      ]),
      graph(
        'Due rows: how many, and how old the oldest, s',
        sweeps.flatMap((sweep) => [
          actMetric('DueRows', 'Sum', { ...sweep, label: 'due rows' }),
          actMetric('OldestDueSeconds', 'Maximum', { ...sweep, label: 'oldest, s' }),
          actMetric('RowsLeft', 'Sum', { ...sweep, label: 'could not be visited' }),
        ]),
      ),
    );
    dashboard.addWidgets(
      heading(
        '5. What now?',
        'Every alarm names its part of docs/runbook.md; answers and errors tell whether it helped.',
      ),
    );
    dashboard.addWidgets(
      graph('Answers by outcome', [
        ...ofAct(functions, 'reconcile-answer').flatMap((one) => answersOf(one, agencies, HEARD)),
        ...ofAct(functions, 'sweep').flatMap((one) => answersOf(one, agencies, SILENT)),
      ]),
      graph(
        'Errors of functions',
        functions.map(({ functionName }) =>
          functionMetric('Errors', functionName).with({ label: functionName }),
        ),
      ),
    );
  }
}

const HEARD = ['found', 'not-found', 'refused', 'invalid-query', 'ambiguous-person'];
/** Silence becomes an answer by the sweep. */
const SILENT = ['unanswered'];

const answersOf = (
  { functionName }: WatchedFunction,
  agencies: Watched['agencies'],
  outcomes: readonly string[],
): IMetric[] =>
  agencies.flatMap(({ id, title }) =>
    outcomes.map((Outcome) =>
      actMetric('Answers', 'Sum', {
        functionName,
        label: `${title}: ${Outcome}`,
        dimensions: { Agency: id, Outcome },
      }),
    ),
  );
