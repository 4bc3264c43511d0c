import type { SimulatedPerson } from '#contracts/protocols/simulator-population';
import { write, type WrittenXml } from '#contracts/protocols/simulator-xml';

/** Namespace of the name group that information types share. */
export const COMMONS = 'urn://x-artefacts-smev-gov-ru/supplementary/commons/1.0.1';

/** `FamilyName`, `FirstName`, `Patronymic` under that prefix, as the commons have them. */
export const writtenName = (
  prefix: string,
  { family, given, patronymic }: SimulatedPerson['name'],
): WrittenXml[] => [
  write(`${prefix}:FamilyName`, {}, family),
  write(`${prefix}:FirstName`, {}, given),
  ...(patronymic === undefined ? [] : [write(`${prefix}:Patronymic`, {}, patronymic)]),
];
