import type { Rule } from '#test/infra/rules/rule';
import { idsWhere } from '#test/infra/rules/queue-facts';
import {
  at,
  listAt,
  numberAt,
  resources,
  textAt,
  textsAt,
  type Found,
  type StageTemplates,
} from '#test/infra/rules/stage-templates';

const ROUTE = 'AWS::ApiGatewayV2::Route';
const STAGE = 'AWS::ApiGatewayV2::Stage';

const routesOf = ({ exchange }: StageTemplates): Found[] => resources(exchange, ROUTE);
const keyOf = ({ properties }: Found): string => textAt(properties, 'RouteKey');

/** Which token opens which part of the door; what is not listed is an office's. */
const scopeOf = (routeKey: string): string => {
  return routeKey === 'POST /v1/employment-events' ? 'sverka/employment-events' : 'sverka/office';
};

/** Signed by the agency itself: `receive-answer` refuses what is not. */
const isCallback = (routeKey: string): boolean => routeKey === 'POST /v1/callbacks/{agency}/{queryId}';

const isOperators = (routeKey: string): boolean => routeKey.includes(' /v1/ops/');

/** Of a call the log may say these; an address bears ids, a network address leads to a person. */
const LOGGED =
  /^\$context\.(requestId|requestTimeEpoch|routeKey|status|responseLatency|authorizer\.error|authorizer\.claims\.client_id|identity\.userArn)$/;

export const doorRules: readonly Rule[] = [
  {
    name: 'operators sign their calls',
    violations: (stage) =>
      idsWhere(
        routesOf(stage).filter((route) => isOperators(keyOf(route))),
        ({ properties }) => at(properties, 'AuthorizationType') !== 'AWS_IAM',
      ),
    breakIt: { type: ROUTE, id: 'opsqueues', path: ['AuthorizationType'], value: 'NONE' },
  },
  {
    name: 'everybody else brings a token of their own kind',
    violations: (stage) =>
      idsWhere(
        routesOf(stage).filter((route) => !isOperators(keyOf(route)) && !isCallback(keyOf(route))),
        (route) =>
          at(route.properties, 'AuthorizationType') !== 'JWT' ||
          textsAt(route.properties, 'AuthorizationScopes').join() !== scopeOf(keyOf(route)),
      ),
    breakIt: {
      type: ROUTE,
      id: 'employmentevents',
      path: ['AuthorizationScopes', 0],
      value: 'sverka/office',
    },
  },
  {
    name: 'tokens are read from the header, meant for us, signed over TLS',
    violations: ({ exchange }) =>
      idsWhere(
        resources(exchange, 'AWS::ApiGatewayV2::Authorizer'),
        ({ properties }) =>
          textsAt(properties, 'IdentitySource').join() !== '$request.header.Authorization' ||
          listAt(properties, 'JwtConfiguration', 'Audience').length === 0 ||
          !textAt(properties, 'JwtConfiguration', 'Issuer').startsWith('https://'),
      ),
    breakIt: {
      type: 'AWS::ApiGatewayV2::Authorizer',
      path: ['IdentitySource', 0],
      value: '$request.querystring.token',
    },
  },
  {
    name: 'the door lets in so much and no more',
    violations: ({ exchange }) =>
      idsWhere(
        resources(exchange, STAGE),
        ({ properties }) =>
          !(numberAt(properties, 'DefaultRouteSettings', 'ThrottlingRateLimit') > 0) ||
          !(numberAt(properties, 'DefaultRouteSettings', 'ThrottlingBurstLimit') > 0),
      ),
    breakIt: { type: STAGE, path: ['DefaultRouteSettings', 'ThrottlingRateLimit'] },
  },
  {
    name: 'the log of the door names route, system and status, never an address',
    violations: ({ exchange }) =>
      resources(exchange, STAGE).flatMap(({ id, properties }) => {
        const format = textAt(properties, 'AccessLogSettings', 'Format');
        const said = format.match(/\$context[\w.]*/g) ?? [];
        return said.length === 0 ? [id] : said.filter((part) => !LOGGED.test(part));
      }),
    breakIt: {
      type: STAGE,
      path: ['AccessLogSettings', 'Format'],
      value: '{"ip":"$context.identity.sourceIp","path":"$context.path"}',
    },
  },
  {
    name: 'every call reaches a function in payload format 2.0',
    violations: ({ exchange }) =>
      idsWhere(
        resources(exchange, 'AWS::ApiGatewayV2::Integration'),
        ({ properties }) =>
          at(properties, 'PayloadFormatVersion') !== '2.0' ||
          at(properties, 'IntegrationType') !== 'AWS_PROXY',
      ),
    breakIt: { type: 'AWS::ApiGatewayV2::Integration', path: ['PayloadFormatVersion'], value: '1.0' },
  },
  {
    name: 'no page of another origin may call',
    violations: ({ exchange }) =>
      idsWhere(
        resources(exchange, 'AWS::ApiGatewayV2::Api'),
        ({ properties }) => at(properties, 'CorsConfiguration') !== undefined,
      ),
    breakIt: { type: 'AWS::ApiGatewayV2::Api', path: ['CorsConfiguration'], value: { AllowOrigins: ['*'] } },
  },
];
