import type { Bilingual } from '#schemas/bilingual';
import type { QueryKind } from '#schemas/query';

/** Registers that a region may ask and need not, as a sentence begins with them. */
const REGISTERS = {
  'social-fund-payments': {
    ru: 'Реестр выплат Социального фонда',
    en: 'The register of payments of the Social Fund',
  },
  'passport-validity': {
    ru: 'Реестр паспортов МВД',
    en: 'The register of passports of the Ministry of the Interior',
  },
  'business-prior-support': {
    ru: 'Реестр прежней поддержки предпринимателей',
    en: 'The register of earlier support of entrepreneurs',
  },
} as const satisfies Partial<Record<QueryKind, Bilingual>>;
type Register = keyof typeof REGISTERS;

/** Questions that a pack does not ask in any direction, each with the reason. */
export type NotAsked = Readonly<Partial<Record<QueryKind, Bilingual>>>;

/** The same reason, which names the act or what is known of it, for each of these registers. */
export const notAsked = (registers: readonly Register[], why: Bilingual): NotAsked =>
  Object.fromEntries(
    registers.map((register) => [
      register,
      {
        ru: `${REGISTERS[register].ru} не спрашивается: ${why.ru}.`,
        en: `${REGISTERS[register].en} is not asked: ${why.en}.`,
      },
    ]),
  );
