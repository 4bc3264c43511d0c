import { HttpApi as GatewayApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import type { Act } from '#infra/acts';
import type { ActFunction } from '#infra/constructs/act-function';

export type Route = `${'GET' | 'POST'} /v1/${string}`;

/** The front door: an API Gateway HTTP API; each route leads to one act, payload format 2.0. */
export class HttpApi extends Construct {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly #api: GatewayApi;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#api = new GatewayApi(this, 'Gateway');
    this.baseUrl = this.#api.apiEndpoint;
  }

  route<A extends Act>(target: ActFunction<A>, routes: readonly Route[]): void {
    const integration = new HttpLambdaIntegration(target.node.id, target.lambda);
    for (const route of routes) {
      const [method, path = '/'] = route.split(' ');
      this.#api.addRoutes({
        path,
        methods: [method === 'GET' ? HttpMethod.GET : HttpMethod.POST],
        integration,
      });
    }
  }
}
