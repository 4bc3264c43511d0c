import { element, type Child } from '#ops/console/page/element';
import type { State } from '#ops/console/page/state';

/** The title of an agency, as its descriptor has it, and its id; the id alone where the agency is not known yet. */
export const agencyName = (id: string | undefined, { agencies }: State): Child | undefined => {
  if (id === undefined) return undefined;
  const title = agencies?.view.agencies.find(({ agency }) => agency === id)?.title;
  return title === undefined
    ? id
    : element('span', {}, element('span', { lang: 'ru' }, title), ' ', element('code', {}, id));
};

/** What the names depend on. */
export const agencyTitles = ({ agencies }: State): readonly string[] =>
  (agencies?.view.agencies ?? []).map(({ title }) => title);
