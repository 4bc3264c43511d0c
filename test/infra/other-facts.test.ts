import { describe, expect, it } from 'vitest';
import { at, idIn, resources, stageTemplates, textAt, type Json } from '#test/infra/rules/stage-templates';

const DOOR = 'https://sverka.example.ru';
const VERSION = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';
const READER = 'arn:aws:iam::123456789012:role/portal';

const asUsual = stageTemplates('prod');
const told = stageTemplates('prod', {
  doorUrl: DOOR,
  signingKeyVersion: VERSION,
  resultReaders: [READER],
});

/** What functions are told under a name: none of those that are not told anything. */
const settings = ({ exchange }: typeof told, name: string): Json[] =>
  resources(exchange, 'AWS::Lambda::Function').flatMap(
    ({ properties }) => at(properties, 'Environment', 'Variables', name) ?? [],
  );

const secretsWithout = (said: readonly Json[], end: string): Json[] =>
  said.filter((value) => !textAt(value, 'Fn::Join', 1, 2).endsWith(end));

describe('a door of its own', () => {
  it('is where agencies call back and where the outputs lead, and the default address is closed', () => {
    const callbacks = settings(told, 'CALLBACK_BASE_URL');

    expect(callbacks.length).toBeGreaterThan(0);
    expect(new Set(callbacks)).toEqual(new Set([DOOR]));
    expect(told.exchange['Outputs']).toMatchObject({ ApiUrl: { Value: DOOR } });
    const [api] = resources(told.exchange, 'AWS::ApiGatewayV2::Api');
    expect(at(api?.properties, 'DisableExecuteApiEndpoint')).toBe(true);
  });

  it('is not there by itself', () => {
    const [api] = resources(asUsual.exchange, 'AWS::ApiGatewayV2::Api');

    expect(at(api?.properties, 'DisableExecuteApiEndpoint')).toBeUndefined();
    expect(settings(asUsual, 'CALLBACK_BASE_URL')).not.toContain(DOOR);
  });
});

describe('a version of the signing key', () => {
  // A reference that stays the same is not read again, whatever the secret holds.
  it('changes what every function that signs is told, and no other secret', () => {
    const before = settings(asUsual, 'SIGNING_KEY');
    const after = settings(told, 'SIGNING_KEY');

    expect(after.length).toBe(before.length);
    expect(after.length).toBeGreaterThan(0);
    expect(secretsWithout(after, `:SecretString:::${VERSION}}}`)).toEqual([]);
    expect(secretsWithout(before, ':SecretString:::}}')).toEqual([]);
    expect(settings(told, 'PERSON_INDEX_KEY')).toEqual(settings(asUsual, 'PERSON_INDEX_KEY'));
  });
});

describe('whoever takes results', () => {
  const ages = ({ watch }: typeof told): string[] =>
    resources(watch, 'AWS::CloudWatch::Alarm')
      .filter(({ properties }) => textAt(properties, 'MetricName') === 'ApproximateAgeOfOldestMessage')
      .map(({ properties }) => textAt(properties, 'Dimensions', 0, 'Value'));

  it('brings the alarm that results grow old', () => {
    expect(ages(told).filter((name) => !ages(asUsual).includes(name))).toEqual(['sverka-prod-results.fifo']);
  });

  it('may open what is on the way, as the key says too', () => {
    const keys = resources(told.exchange, 'AWS::KMS::Key').filter(({ properties }) =>
      JSON.stringify(properties).includes(READER),
    );
    const [results] = resources(told.exchange, 'AWS::SQS::Queue').filter(
      ({ properties }) => at(properties, 'QueueName') === 'sverka-prod-results.fifo',
    );

    expect(keys.map(({ id }) => id)).toEqual([idIn(at(results?.properties, 'KmsMasterKeyId'))]);
  });
});
