import * as z from 'zod';
import type { Template } from '#infra/local/template/assembly';
import type { References } from '#infra/local/template/intrinsics';
import { LocalFault } from '#infra/local/local-fault';
import { functionNameIn } from '#infra/local/template/place';
import { readProperties, resourcesOfType } from '#infra/local/template/resource-reader';
import type { LocalRoute } from '#infra/local/template/stack-model';

const Integration = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
});
const Route = z.object({
  RouteKey: z.string().regex(/^([A-Z]+ \/\S*|\$default)$/),
  Target: z.string().startsWith('integrations/'),
});

/** Routes of the HTTP API (payload format 2.0) with the function behind each. */
export const readRoutes = (template: Template, references: References): LocalRoute[] => {
  const integrations = new Map(
    resourcesOfType(template, 'AWS::ApiGatewayV2::Integration').map((named) => [
      named.logicalId,
      readProperties(named, Integration, references).IntegrationUri,
    ]),
  );
  return resourcesOfType(template, 'AWS::ApiGatewayV2::Route').map((named) => {
    const { RouteKey, Target } = readProperties(named, Route, references);
    const functionName = functionNameIn(integrations.get(Target.replace('integrations/', '')) ?? '');
    if (functionName === undefined)
      throw new LocalFault(`Route ${RouteKey}: its integration is not a function of this template.`);
    const [method = 'ANY', path = '$default'] = RouteKey === '$default' ? [] : RouteKey.split(' ');
    return { method, path, functionName };
  });
};
