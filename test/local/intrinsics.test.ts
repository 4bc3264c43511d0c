import { describe, expect, it } from 'vitest';
import { resolveValue, type References } from '#infra/local/template/intrinsics';

const references: References = {
  ref: (name) => ({ Name: 'value', List: ['a', 'b'] })[name],
  attribute: (id, attribute) => (id === 'Queue' && attribute === 'Arn' ? 'arn:queue' : undefined),
  exported: (name) => (name === 'shared' ? 'from elsewhere' : undefined),
  dynamic: (reference) => (reference.startsWith('secretsmanager:') ? 'hidden' : undefined),
};

describe('a template value', () => {
  it.each([
    ['text', 'text'],
    [{ a: [1, { Ref: 'Name' }] }, { a: [1, 'value'] }],
    [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:queue'],
    [{ 'Fn::GetAtt': 'Queue.Arn' }, 'arn:queue'],
    [{ 'Fn::Join': ['-', ['x', { Ref: 'Name' }, 3]] }, 'x-value-3'],
    [{ 'Fn::Sub': '${Name} ${Queue.Arn} ${!Literal}' }, 'value arn:queue ${Literal}'],
    [{ 'Fn::Sub': ['${Own}/${Name}', { Own: { Ref: 'Name' } }] }, 'value/value'],
    [{ 'Fn::Select': [1, { Ref: 'List' }] }, 'b'],
    [{ 'Fn::Select': ['2', { 'Fn::Split': ['/', 'a/b/c'] }] }, 'c'],
    [{ 'Fn::ImportValue': 'shared' }, 'from elsewhere'],
    [{ 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Name' }, ':SecretString:::}}']] }, 'hidden'],
  ])('%j → %j', (value, resolved) => {
    expect(resolveValue(value, references)).toEqual(resolved);
  });

  it.each([
    [{ Ref: 'Absent' }, 'The template refers to Absent, which the local stack does not understand.'],
    [{ 'Fn::GetAtt': ['Queue', 'Size'] }, 'The template refers to Queue.Size, which'],
    [{ 'Fn::Transform': {} }, 'The template refers to Fn::Transform, which'],
    ['{{resolve:ssm:/path}}', 'the dynamic reference {{resolve:ssm:/path}}'],
    [{ 'Fn::Join': ['', [{ 'Fn::Split': [',', 'a,b'] }]] }, 'no text where Fn::Join needs one'],
  ])('%j stops with one sentence', (value, sentence) => {
    expect(() => resolveValue(value, references)).toThrow(sentence);
  });
});
