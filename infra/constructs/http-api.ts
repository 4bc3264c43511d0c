import { ArnFormat, CfnOutput, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi as GatewayApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer, HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import type { Act } from '#infra/acts';
import type { ActFunction } from '#infra/constructs/act-function';
import { KeptLog } from '#infra/constructs/kept-log';
import { SCOPES } from '#schemas/front-door';

export type Route = `${'GET' | 'POST'} /v1/${string}`;

/**
 * Who may use a route. Operators sign their calls (IAM), agencies sign what they say (RFC 9421, `receive-answer` reads it);
 * everybody else brings a token with the scope of their kind.
 */
export type Caller = 'office' | 'event-source' | 'agency' | 'operator';

export type HttpApiProps = {
  /** Who signs the tokens, and for whom they must be meant. */
  identity: { issuer: string; audiences: readonly string[] };
  /** A domain of its own; the default address is switched off then. @default the default address */
  doorUrl?: string;
  /** Calls that the door lets in, all callers together. */
  throttle: { callsPerSecond: number; burst: number };
};

/** Which route, by which system, and what came of it: never the address, which bears ids, nor a body. */
const ACCESS_LOG = JSON.stringify({
  requestId: '$context.requestId',
  at: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  client: '$context.authorizer.claims.client_id',
  caller: '$context.identity.userArn',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  refused: '$context.authorizer.error',
});

/** The front door: an API Gateway HTTP API; each route leads to one act, payload format 2.0. */
export class HttpApi extends Construct {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly #api: GatewayApi;
  readonly #tokens: IHttpRouteAuthorizer;
  readonly #signatures = new HttpIamAuthorizer();

  constructor(scope: Construct, id: string, { identity, doorUrl, throttle }: HttpApiProps) {
    super(scope, id);
    const { stackName } = Stack.of(this);
    this.#api = new GatewayApi(this, 'Gateway', {
      apiName: stackName,
      createDefaultStage: false,
      ...(doorUrl === undefined ? {} : { disableExecuteApiEndpoint: true }),
    });
    this.#tokens = new HttpJwtAuthorizer('Tokens', identity.issuer, {
      jwtAudience: [...identity.audiences],
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: throttle.callsPerSecond, burstLimit: throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new KeptLog(this, 'AccessLog', `/aws/vendedlogs/${stackName}-api`),
        ),
        format: AccessLogFormat.custom(ACCESS_LOG),
      },
    });
    this.baseUrl = doorUrl ?? this.#api.apiEndpoint;
    // The smoke test and the watch stack find the door by these.
    new CfnOutput(this, 'Url', { value: this.baseUrl }).overrideLogicalId('ApiUrl');
    new CfnOutput(this, 'Id', {
      value: this.#api.apiId,
      exportName: apiIdExport(stackName),
    }).overrideLogicalId('ApiId');
  }

  route<A extends Act>(caller: Caller, target: ActFunction<A>, routes: readonly Route[]): void {
    const integration = new HttpLambdaIntegration(target.node.id, target.lambda);
    const access = this.#accessOf(caller);
    for (const route of routes) {
      const { method, path } = partsOf(route);
      const added = this.#api.addRoutes({ path, methods: [HttpMethod[method]], integration, ...access });
      if (caller === 'agency') added.forEach(acknowledgeSigned);
    }
  }

  #accessOf(caller: Caller): { authorizer: IHttpRouteAuthorizer; authorizationScopes?: string[] } {
    switch (caller) {
      case 'operator':
        return { authorizer: this.#signatures };
      case 'agency':
        return { authorizer: new HttpNoneAuthorizer() };
      case 'office':
      case 'event-source':
        return { authorizer: this.#tokens, authorizationScopes: [SCOPES[caller]] };
    }
  }

  /** What IAM calls a route without variables in its path. */
  arnOf(route: Route): string {
    const { method, path } = partsOf(route);
    return Stack.of(this).formatArn({
      service: 'execute-api',
      resource: this.#api.apiId,
      resourceName: `$default/${method}${path}`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  }
}

/** Under which name a stack says which API is its own. */
export const apiIdExport = (stackName: string): string => `${stackName}-api-id`;

const acknowledgeSigned = (route: Construct): void => {
  Validations.of(route).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason: 'The agency signs the bytes themselves (RFC 9421); what is unsigned or known already is refused.',
  });
};

const partsOf = (route: Route): { method: 'GET' | 'POST'; path: string } => ({
  method: route.startsWith('GET ') ? 'GET' : 'POST',
  path: route.slice(route.indexOf(' ') + 1),
});
