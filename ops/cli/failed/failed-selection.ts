import type { FailedGroup, FailedView } from '#schemas/failed-messages';

/** Which failed messages are meant. `cause`: our word of it, or its code. */
export type FailedSelection = {
  cause?: string | undefined;
  agency?: string | undefined;
  group?: string | undefined;
  id?: readonly string[] | undefined;
};

const isMeant = (
  { cause, code, agency, group }: FailedGroup,
  { cause: wantedCause, agency: wantedAgency, group: wantedGroup }: FailedSelection,
): boolean =>
  (wantedCause === undefined || wantedCause === cause || wantedCause === code) &&
  (wantedAgency === undefined || wantedAgency === agency) &&
  (wantedGroup === undefined || wantedGroup === group);

/** The meant ones in the shape of the whole, each group with those of its messages that are meant. */
export const selectedFailed = (view: FailedView, wanted: FailedSelection): FailedView => {
  const groups = view.groups.filter((group) => isMeant(group, wanted));
  const failed = view.failed.filter(
    ({ group, messageId }) =>
      groups.some((meant) => meant.group === group) &&
      (wanted.id === undefined || wanted.id.includes(messageId)),
  );
  return {
    groups: groups.flatMap((group) => {
      const count = failed.filter((message) => message.group === group.group).length;
      return count === 0 ? [] : [{ ...group, count }];
    }),
    failed,
    more: view.more,
  };
};
