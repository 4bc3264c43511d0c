import type { LocalRoute } from '#infra/local/template/stack-model';

export type RouteMatch = { route: LocalRoute; pathParameters: Record<string, string> };

const segmentsOf = (path: string): string[] => path.split('/').slice(1);

const decoded = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};

const parameterName = (segment: string): string | undefined => /^\{([^}+]+)\+?\}$/.exec(segment)?.[1];
const isGreedy = (segment: string | undefined): boolean => segment?.endsWith('+}') === true;

const parametersOf = (template: string, path: string): Record<string, string> | undefined => {
  const wanted = segmentsOf(template);
  const given = segmentsOf(path);
  if (isGreedy(wanted.at(-1)))
    given.splice(wanted.length - 1, Infinity, given.slice(wanted.length - 1).join('/'));
  if (wanted.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const name = parameterName(segment);
    const value = decoded(given[index] ?? '');
    if (value === undefined || (name === undefined && segment !== given[index])) return undefined;
    if (name !== undefined) {
      if (value === '') return undefined;
      parameters[name] = value;
    }
  }
  return parameters;
};

/** Fixed segments win over parameters, a named method over `ANY`, everything over `$default`. */
const weight = ({ method, path }: LocalRoute): number =>
  path === '$default'
    ? -1
    : segmentsOf(path).filter((segment) => parameterName(segment) === undefined).length * 2 +
      Number(method !== 'ANY');

/** The route that API Gateway would choose, with its path parameters decoded. */
export const matchRoute = (
  routes: readonly LocalRoute[],
  method: string,
  path: string,
): RouteMatch | undefined =>
  routes
    .toSorted((a, b) => weight(b) - weight(a))
    .flatMap((route): RouteMatch[] => {
      if (route.method !== 'ANY' && route.method !== method) return [];
      const pathParameters = route.path === '$default' ? {} : parametersOf(route.path, path);
      return pathParameters === undefined ? [] : [{ route, pathParameters }];
    })[0];
