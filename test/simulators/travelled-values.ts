import type { AgencySimulator } from '#contracts/protocols/simulator-world';
import type { SimulatedPerson } from '#contracts/protocols/simulator-population';
import { readSimulatedXml, type SimulatedXml } from '#contracts/protocols/simulator-xml';
import { agencies } from '#contracts/registry';
import type { Agency, InformationType, Question } from '#core/agency';
import { digestOf } from '#core/digest';
import { queryIdOf, uuidV1Of } from '#core/ids';
import type { CaseStore } from '#core/ports';
import { Answer } from '#schemas/answer';
import type { QueryKind } from '#schemas/query';
import { aCase, anAnswer, aQuery, aRequest } from '#test/builders';
import { questionOf } from '#test/contracts/questions';
import { agenciesInProcess, answerFrom } from '#test/simulators/agencies-in-process';
import { START } from '#test/simulators/agencies-stand';
import { followedKinds, type Pair, pairsOf } from '#test/simulators/value-pairs';

type Table = Pick<CaseStore, 'acceptRequest' | 'planQueries' | 'recordAnswer' | 'loadQuery'>;

const questionAbout = (person: SimulatedPerson, agency: Agency, type: InformationType): Question => {
  const question = questionOf(agency, type, {
    period: { type: 'days', from: '2021-11-21', to: '2026-11-20' },
    sentAt: START,
    callbackUrl: 'http://127.0.0.1:1/',
    messageId: uuidV1Of(`${person.snils} ${type.kind}`, START),
  });
  const { snils, inn, name, birthDate, interiorMinistry } = person;
  const [passport] = interiorMinistry?.passports ?? [];
  const identity =
    passport === undefined
      ? {}
      : ({
          identity: { kind: 'passport-rf', series: passport.series, number: passport.number },
        } as const);
  return {
    ...question,
    subject: {
      ...question.subject,
      snils,
      ...(inn === undefined ? {} : { inn }),
      ...identity,
      name,
      birthDate,
    },
  };
};

const textsIn = (element: SimulatedXml): string[] => [
  element.text,
  ...Object.values(element.attributes),
  ...element.children.flatMap(textsIn),
];

/** Questions of the bus that name the person; the register of entrepreneurs is asked by number. */
const NAMING: ReadonlySet<QueryKind> = new Set([
  'income-by-payer',
  'unemployment-registration',
  'unemployment-benefits',
  'self-employment-payments',
  'social-fund-payments',
]);

/** What such a question says of the person, as a reader of another make finds it in its bytes. */
const askedPairs = (
  { snils, birthDate, name }: SimulatedPerson,
  kind: QueryKind,
  body: Uint8Array | undefined,
): Pair[] => {
  if (!NAMING.has(kind)) return [];
  const root = readSimulatedXml(new TextDecoder().decode(body));
  const texts = new Set(root === undefined ? [] : textsIn(root));
  return [snils, birthDate, name.family, name.given, name.patronymic].map((sent) => [
    sent,
    texts.has(sent ?? '') ? sent : undefined,
  ]);
};

/** What the table gives back, as JSON and read again. */
const storedAnswer = async (table: Table, queryId: string) => {
  const row = await table.loadQuery(queryId);
  return Answer.parse(JSON.parse(JSON.stringify(row?.answer)));
};

const travelOne = async (
  way: { simulators: readonly AgencySimulator[]; table: Table; caseId: string },
  person: SimulatedPerson,
  asked: { agency: Agency; type: InformationType },
): Promise<Pair[]> => {
  const { agency, type } = asked;
  const simulator = way.simulators.find((each) => each.agency === agency.id);
  if (simulator === undefined) throw new Error(`no simulator of ${agency.id}`);
  const question = questionAbout(person, agency, type);
  const content = answerFrom(simulator, agency, { type, question });
  const ids = { agency: agency.id, kind: type.kind, subjectId: 'applicant', period: question.query.period };
  const queryId = queryIdOf(way.caseId, ids);
  await way.table.planQueries([aQuery(way.caseId, { ...ids, queryId })]);
  await way.table.recordAnswer(
    anAnswer(queryId, content, { agency: agency.id, digest: digestOf(JSON.stringify(content)) }),
  );
  const { content: stored } = await storedAnswer(way.table, queryId);
  return [...askedPairs(person, type.kind, type.encode(question).body), ...pairsOf(person, stored)];
};

/**
 * Sends every kind of question about every person to the simulators, stores the decoded answers, reads them from the
 * table, writes and reads them as JSON; gives every text beside the one it began as.
 */
export const travelledValues = async (table: Table, people: readonly SimulatedPerson[]): Promise<Pair[]> => {
  const simulators = agenciesInProcess(people);
  const pairs: Pair[] = [];
  for (const [index, person] of people.entries()) {
    const registrationNumber = `way-${index}`;
    const known = aCase({ registrationNumber });
    await table.acceptRequest(known, aRequest({ registrationNumber }));
    for (const agency of agencies) {
      for (const type of agency.informationTypes.filter(({ kind }) => followedKinds.has(kind))) {
        const way = { simulators, table, caseId: known.caseId };
        pairs.push(...(await travelOne(way, person, { agency, type })));
      }
    }
  }
  return pairs;
};

/** Pairs that are not the same text, code unit by code unit. */
export const changedPairs = (pairs: readonly Pair[]): Pair[] =>
  pairs.filter(([sent, arrived]) => sent !== arrived);
