import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { agencies, decodeEmploymentEvent, decodePostedEvent } from '#contracts/registry';
import { ContractBreach } from '#core/faults';
import { EmploymentEvent } from '#schemas/employment-event';
import { jsonSchemaErrors, xsdErrors } from '#test/contracts/contract-documents';
import { decoded, leavesReplaced, MARK } from '#test/contracts/hostile-replies';
import { sampleOf, samplesOf } from '#test/contracts/samples';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const posted = agencies.flatMap(({ id }) =>
  samplesOf(id)
    .filter(({ kind }) => kind === 'employment-event')
    .map((sample) => ({ id, sample, name: `${id} ${sample.file}` })),
);

describe.each(posted)('$name', ({ id, sample }) => {
  const type = sample.headers['content-type'] ?? '';

  test('is the event of its pair, valid against the contract', () => {
    const expected = EmploymentEvent.parse(JSON.parse(sample.expected));
    expect(decodeEmploymentEvent(id, type, sample.bytes)).toEqual(expected);
    expect(decodePostedEvent(type, sample.bytes)).toEqual(expected);
    expect(
      type === 'application/json'
        ? jsonSchemaErrors(
            'employment-centre',
            'employment-event.schema.json',
            JSON.parse(text(sample.bytes)),
          )
        : xsdErrors('employment-centre', text(sample.bytes)),
    ).toEqual([]);
  });

  test('is refused from another source, as another type, cut short, or with a second root', () => {
    const read = (source: string, as: string, bytes: Uint8Array) =>
      decoded(() => decodeEmploymentEvent(source, as, bytes));
    const other = type === 'application/json' ? 'text/xml' : 'application/json';
    for (const source of ['tax', 'my-business', 'employment-centre'].filter((one) => one !== id)) {
      expect(read(source, type, sample.bytes)).toBeInstanceOf(ContractBreach);
    }
    expect(read('nobody', type, sample.bytes)).toBeInstanceOf(ContractBreach);
    expect(read(id, other, sample.bytes)).toBeInstanceOf(ContractBreach);
    expect(read(id, 'text/html', sample.bytes)).toBeInstanceOf(ContractBreach);
    expect(read(id, type, sample.bytes.slice(0, -20))).toBeInstanceOf(ContractBreach);
    expect(read(id, type, new Uint8Array(Buffer.concat([sample.bytes, sample.bytes])))).toBeInstanceOf(
      ContractBreach,
    );
  });

  test('says nothing of its content when a value is wrong', () => {
    for (const bytes of leavesReplaced(sample)) {
      const results = [
        decoded(() => decodeEmploymentEvent(id, type, bytes)),
        decoded(() => decodePostedEvent(type, bytes)),
      ];
      for (const result of results) {
        if (result instanceof Error) expect(`${result.message} ${result.stack ?? ''}`).not.toContain(MARK);
      }
    }
  });
});

describe('who may post what', () => {
  const asSentBy = (source: string, agencyId: string, file: string) => {
    const { bytes } = sampleOf(agencyId, file);
    const body = JSON.stringify({ ...z.looseObject({}).parse(JSON.parse(text(bytes))), source });
    return decoded(() => decodePostedEvent('application/json', new TextEncoder().encode(body)));
  };

  test.each([
    ['tax', 'employment-centre', 'employment-event.placement-reported.json'],
    ['tax', 'my-business', 'employment-event.plan-verdict.json'],
    ['my-business', 'employment-centre', 'employment-event.unemployed-registered.json'],
    ['my-business', 'tax', 'employment-event.business-registered.json'],
    ['employment-centre', 'tax', 'employment-event.self-employed-registered.json'],
    ['employment-centre', 'my-business', 'employment-event.plan-verdict.json'],
  ])('%s may not post what %s posts: %s', (source, agencyId, file) => {
    const refused = asSentBy(source, agencyId, file);
    expect(refused).toBeInstanceOf(ContractBreach);
    expect(refused).toMatchObject({ path: '/type' });
    expect(String(refused)).toContain(`an event that ${source} may post`);
  });

  test('training comes from the centre and from the business centre alike', () => {
    expect(
      asSentBy('my-business', 'employment-centre', 'employment-event.training-dropped.json'),
    ).toMatchObject({ source: 'my-business', type: 'training-dropped' });
  });

  test('nobody outside the registry posts', () => {
    expect(
      asSentBy('social-fund', 'employment-centre', 'employment-event.placement-reported.json'),
    ).toMatchObject({ path: '/source' });
  });
});

test.each([
  ['tax', 'self-employed-registered.json', ['"inn"', '"snils"']],
  ['tax', 'business-registered.json', ['305500910900012', '305500910900013']],
  ['employment-centre', 'unemployed-deregistered.json', ['"no-show"', '"died"']],
  ['employment-centre', 'unemployed-deregistered.xml', ['Inn>', 'BirthDate>']],
  ['employment-centre', 'training-completed.xml', ['>144<', '>1e2<']],
  ['employment-centre', 'training-completed.xml', ['>144<', '>0144<']],
  ['employment-centre', 'training-completed.json', ['"endOn": "2027-01-29",', '']],
] as const)('%s %s with %j changed is a breach', (agencyId, file, [from, to]) => {
  const { bytes, headers } = sampleOf(agencyId, `employment-event.${file}`);
  expect(text(bytes)).toContain(from);
  const body = new TextEncoder().encode(text(bytes).replaceAll(from, to));
  expect(() => decodePostedEvent(headers['content-type'] ?? '', body)).toThrow(ContractBreach);
});

test.each([
  ['11223344595', '11223344596'],
  ['"2026-12-02"', '"2026-02-30"'],
  ['"45500.00"', '"45500,00"'],
  ['"placement-reported"', '"placement-cancelled"'],
  ['"post"', '"salary"'],
  ['Орлова', 'Ор\\u202eлова'],
])('an event with %s → %s is a breach', (from, to) => {
  const { bytes } = sampleOf('employment-centre', 'employment-event.placement-reported.json');
  expect(text(bytes)).toContain(from);
  const body = new TextEncoder().encode(text(bytes).replace(from, to));
  expect(() => decodeEmploymentEvent('employment-centre', 'application/json', body)).toThrow(ContractBreach);
});

const correction = text(sampleOf('employment-centre', 'employment-event.placement-corrected.xml').bytes);
const postedXml = (written: string) =>
  decodePostedEvent('application/xml', new TextEncoder().encode(written));

test.each([
  ['an unknown element', '</Post>', '</Post><Dismissed>true</Dismissed>'],
  ['an unknown element in the event', '<Subject>', '<Urgent/><Subject>'],
  ['an element of another place', '</Placement>', '</Placement><EndOn>2026-12-31</EndOn>'],
  ['an element of another namespace', '</Post>', '</Post><x:EndOn xmlns:x="urn:x">2026-12-31</x:EndOn>'],
  ['a name misspelt', 'Patronymic>', 'Patronimic>'],
  ['an optional number misspelt', 'Inn>332700112230</Inn>', 'INN>332700112230</INN>'],
  ['an unknown attribute', '<Placement>', '<Placement isCancelled="true">'],
  ['an unknown attribute of a value', '<StartOn>', '<StartOn approximate="true">'],
  ['an unknown attribute of the event', ' schemaVersion="1"', ' schemaVersion="1" test="true"'],
  ['text beside elements', '<Placement>', '<Placement>отменено'],
])('%s in XML is a breach, as it is in JSON', (_, from, to) => {
  expect(correction).toContain(from);
  expect(() => postedXml(correction.replaceAll(from, to))).toThrow(ContractBreach);
});

test('an event of XML may say where its schema is, and days may stand on lines of their own', () => {
  const dressed = correction
    .replace(
      '<EmploymentEvent',
      '<EmploymentEvent xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="urn:a b.xsd"',
    )
    .replaceAll(/<(StartOn|OrderOn|ReportedOn|BirthDate)>([^<]+)</g, '<$1>\n  $2\n<');
  expect(dressed).not.toBe(correction);
  expect(postedXml(dressed)).toEqual(postedXml(correction));
});
