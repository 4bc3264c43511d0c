import { XmlDocument, XmlElement, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SimulatedPerson } from '#contracts/protocols/simulator-population';
import { startStand, type Stand } from '#test/simulators/agencies-stand';
import { STRANGER_INN, STRANGER_SNILS, VERA, veraWho } from '#test/simulators/known-people';
import {
  benefitsQuestion,
  busCaller,
  type BusPath,
  entrepreneurQuestion,
  freshId,
  incomeQuestion,
  type Opened,
  registrationQuestion,
  selfEmploymentQuestion,
} from '#test/simulators/smev-by-hand';

xmlRegisterFsInputProviders();

let stand: Stand;
beforeEach(async () => {
  stand = await startStand(veraWho('answers'));
});
afterEach(() => stand.stop());

const answerTo = async (path: BusPath, content: string): Promise<Opened> => {
  const caller = busCaller(stand, path);
  await caller.send(freshId(1), content);
  const [answer] = await caller.drain();
  if (answer === undefined) throw new Error('no answer');
  return answer;
};

/** Throws where the content breaks the agency's schema. */
const checkAgainst = (xsd: string, answer: Opened): void => {
  const url = `contracts/${xsd}`;
  const content = answer.content()?.toString({ format: false }) ?? '';
  using schema = XmlDocument.fromBuffer(readFileSync(url), { url });
  using validator = XsdValidator.fromDoc(schema);
  using document = XmlDocument.fromString(content);
  validator.validate(document);
};

const attributesOf = (answer: Opened, name: string): Record<string, string>[] => {
  using document = XmlDocument.fromString(answer.xml);
  return document
    .find(`//*[local-name()="${name}"]`)
    .filter((node) => node instanceof XmlElement)
    .map((element) => Object.fromEntries(element.attrs.map((each) => [each.name, each.value])));
};

test('income: rows of the asked years, by payer, texts as they are', async () => {
  const oneYear = await answerTo('/tax/smev', incomeQuestion(VERA.snils, 'q-7'));
  checkAgainst('tax/contract/svviplfl-4.0.0.xsd', oneYear);
  expect(oneYear.content()?.attr('ИдЗапрос')?.value).toBe('q-7');
  expect(oneYear.content()?.attr('СНИЛС')?.value).toBe('19033414747');
  expect(oneYear.text('FamilyName')).toBe('Лебедева');
  expect(attributesOf(oneYear, 'СведЮЛ')).toEqual([
    { НаимОрг: 'ООО «Ткань & Ко»', ИННЮЛ: '3328900537', КПП: '332801001' },
  ]);
  expect(attributesOf(oneYear, 'СведВыпл')).toEqual([
    { Год: '2026', Месяц: '09', СумДох: '45500' },
    { Год: '2026', Месяц: '10', СумДох: '007.50' },
  ]);
});

test('income of two years includes a payer who is a person', async () => {
  const twoYears = await answerTo('/tax/smev', incomeQuestion(VERA.snils, 'q-8', '2'));
  checkAgainst('tax/contract/svviplfl-4.0.0.xsd', twoYears);
  expect(attributesOf(twoYears, 'СведВыпл')).toHaveLength(3);
});

test('Cyrillic letters travel as numeric references too', async () => {
  const answer = await answerTo('/tax/smev', incomeQuestion(VERA.snils));
  expect(answer.xml).toMatch(/&#\d{4};/);
  expect(answer.xml).not.toContain('>Лебедева<');
});

test('income of nobody, and of a year without rows, is NO_DATA', async () => {
  expect((await answerTo('/tax/smev', incomeQuestion(STRANGER_SNILS))).text('RejectionReasonCode')).toBe(
    'NO_DATA',
  );
  const withoutIncome: SimulatedPerson = { ...VERA, tax: { income: [] } };
  await stand.post('/control/population', JSON.stringify({ people: [withoutIncome] }));
  const caller = busCaller(stand, '/tax/smev');
  await caller.send(freshId(2), incomeQuestion(VERA.snils));
  expect((await caller.drain()).map((answer) => answer.text('RejectionReasonCode'))).toEqual(['NO_DATA']);
});

test('ЕГРИП: a record that has ceased, and nobody', async () => {
  const answer = await answerTo('/tax/smev', entrepreneurQuestion(VERA.inn));
  checkAgainst('tax/contract/vipip-4.0.5.xsd', answer);
  expect(attributesOf(answer, 'ФИОРус')).toEqual([
    { Фамилия: 'ЛЕБЕДЕВА', Имя: 'ВЕРА', Отчество: 'ОЛЕГОВНА' },
  ]);
  expect(attributesOf(answer, 'СвСтатус')[0]).toMatchObject({ КодСтатус: '201', ДатаПрекращ: '2024-02-29' });
});

test('ЕГРИП: nothing found is a code', async () => {
  const nobody = await answerTo('/tax/smev', entrepreneurQuestion(STRANGER_INN));
  checkAgainst('tax/contract/vipip-4.0.5.xsd', nobody);
  expect(nobody.text('КодОбр')).toBe('01');
});

test('registration: open and closed periods of both kinds', async () => {
  const answer = await answerTo('/employment-centre/smev', registrationQuestion(VERA.snils));
  checkAgainst('employment-centre/contract/szn-1.0.2.xsd', answer);
  expect(['true', '1']).toContain(answer.text('PresenceData'));
  expect(answer.text('AsTheUnemployed')).toBe('2026-02-16');
  expect(answer.text('AsSearchWork')).toBe('2025-01-092025-03-01');
  expect(answer.text('DateQuery')).toBe('2026-11-20');
});

test('benefits: payments of the asked months', async () => {
  const answer = await answerTo('/employment-centre/smev', benefitsQuestion(VERA.snils));
  checkAgainst('employment-centre/contract/benefits-1.0.0.xsd', answer);
  expect(answer.text('Payments')).toBe('2026-094500.00');
  expect(answer.content()?.attr('RequestId')?.value).toBe('q-2');
});

test('self-employment payments: those of the asked days, both ends included', async () => {
  const answer = await answerTo('/employment-centre/smev', selfEmploymentQuestion(VERA.snils));
  checkAgainst('employment-centre/contract/self-employment-payments-1.0.0.xsd', answer);
  expect(answer.text('Payments')).toBe('2026-08-01EXTRA_JOBS6000.00');
});

test('payments of nobody are a result code', async () => {
  const nobody = await answerTo('/employment-centre/smev', benefitsQuestion(STRANGER_SNILS));
  checkAgainst('employment-centre/contract/benefits-1.0.0.xsd', nobody);
  expect(nobody.text('ResultCode')).toBe('NOT_FOUND');
});
