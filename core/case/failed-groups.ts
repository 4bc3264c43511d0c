import { derivedId } from '#core/digest';
import { failedAdvice } from '#core/texts/failed-advice';
import type { FailedGroup, FailedMessage } from '#schemas/failed-messages';

/** What makes a group. */
export type FailedKind = Pick<FailedGroup, 'cause' | 'code' | 'agency' | 'schemaVersion' | 'contractVersion'>;

/** A dead letter with everything by which it is grouped. */
export type FailedFacts = { message: Omit<FailedMessage, 'group'>; kind: FailedKind };

const GROUP_ID_LENGTH = 8;

/** `/Income[3]/Month[12]` and its like: what differs by the place in a list only is one thing to mend. */
const withoutPlaces = (code: string): string =>
  code.replaceAll(/\[\d+\]/g, '[]').replaceAll(/\/\d+(?=\/|$)/g, '/#');

const kindOf = ({ kind: { code, ...kind } }: FailedFacts): FailedKind => ({
  ...kind,
  ...(code === undefined ? {} : { code: withoutPlaces(code) }),
});

/** The same cause, agency and version have the same id, today and tomorrow. */
const groupIdOf = ({ cause, code = '', agency = '', schemaVersion = '', contractVersion = '' }: FailedKind) =>
  derivedId(GROUP_ID_LENGTH, 'failed-group', cause, code, agency, schemaVersion, contractVersion);

const messageOf = (facts: FailedFacts): FailedMessage => ({
  ...facts.message,
  group: groupIdOf(kindOf(facts)),
});

/** Those without a time last. */
const byAge = (one: FailedMessage, other: FailedMessage): number =>
  (one.firstSentAt ?? '9').localeCompare(other.firstSentAt ?? '9');

const groupOf = (group: string, kind: FailedKind, messages: readonly FailedMessage[]): FailedGroup[] => {
  const [first] = messages.toSorted(byAge);
  if (first === undefined) return [];
  return [
    {
      group,
      ...kind,
      queues: [...new Set(messages.map(({ queue }) => queue))].toSorted(),
      count: messages.length,
      ...(first.firstSentAt === undefined ? {} : { oldest: first.firstSentAt }),
      example: first.messageId,
      advice: failedAdvice(kind.cause),
    },
  ];
};

/** By cause, agency and version, the largest first; each message bears the id of its group. */
export const failedGroups = (
  letters: readonly FailedFacts[],
): { groups: FailedGroup[]; failed: FailedMessage[] } => {
  const failed = letters.map(messageOf);
  const kinds = new Map(letters.map((facts) => [groupIdOf(kindOf(facts)), kindOf(facts)]));
  const groups = [...kinds].flatMap(([group, kind]) =>
    groupOf(
      group,
      kind,
      failed.filter((message) => message.group === group),
    ),
  );
  return {
    groups: groups.toSorted((one, other) => other.count - one.count || one.group.localeCompare(other.group)),
    failed,
  };
};
