import type { Bilingual } from '#schemas/bilingual';
import type { Conclusion, CoverageItem, Discrepancy, IncomeAssessment } from '#schemas/verification-result';
import type { Withdrawal } from '#schemas/withdrawal';

type Status = (typeof Conclusion)['shape']['status']['options'][number];

const isHeavy = ({ severity }: Discrepancy): boolean => severity !== 'info' && severity !== 'low';

/** See `ResultStatus`. What is not covered does not count: nobody could have checked it. */
export const statusOf = (
  coverage: readonly CoverageItem[],
  discrepancies: readonly Discrepancy[],
): Status => {
  const has = (state: CoverageItem['state']): boolean => coverage.some((item) => item.state === state);
  if (discrepancies.some(isHeavy)) return 'discrepancies';
  if (has('no-answer')) return 'incomplete';
  if (!has('confirmed') && !has('contradicted')) return 'not-verifiable';
  if (has('not-found')) return 'incomplete';
  const isClean = discrepancies.length === 0 && !has('contradicted') && !has('stale');
  return isClean ? 'confirmed' : 'confirmed-with-remarks';
};

const HEADLINES: Readonly<Record<Status, Bilingual>> = {
  confirmed: {
    ru: 'Всё, что можно проверить, подтверждено.',
    en: 'Everything that can be checked is confirmed.',
  },
  'confirmed-with-remarks': {
    ru: 'Проверка завершена; есть замечания, которые ничего не меняют.',
    en: 'The check is complete; there are remarks without effect.',
  },
  discrepancies: {
    ru: 'Найдены расхождения, которые должен оценить человек.',
    en: 'There are discrepancies that a person has to judge.',
  },
  incomplete: {
    ru: 'Часть пунктов проверить пока не удалось: нет ответа или записи в реестре; противоречий нет.',
    en: 'Some items could not be checked yet: no answer, or no record; nothing contradicts.',
  },
  'not-verifiable': {
    ru: 'Ни один заявленный пункт проверить не удалось.',
    en: 'No declared item could be checked.',
  },
};

/** Nothing heavy, yet something differs while answers are still missing. */
const INCOMPLETE_AND_DIFFERENT: Bilingual = {
  ru: 'Часть пунктов проверить пока не удалось: нет ответа или записи в реестре; есть небольшие расхождения.',
  en: 'Some items could not be checked yet: no answer, or no record; there are small differences.',
};

const headlineOf = ({ status, coverage }: Pick<Summarised, 'status' | 'coverage'>): Bilingual =>
  status === 'incomplete' && coverage.some(({ state }) => state === 'contradicted')
    ? INCOMPLETE_AND_DIFFERENT
    : HEADLINES[status];

const incomeSentence = ({ belowThreshold, equalsThreshold }: IncomeAssessment): Bilingual => {
  if (equalsThreshold) {
    return { ru: 'Доход семьи равен порогу.', en: 'The income of the family equals the threshold.' };
  }
  return belowThreshold
    ? { ru: 'Доход семьи ниже порога.', en: 'The income of the family is below the threshold.' }
    : { ru: 'Доход семьи не ниже порога.', en: 'The income of the family is not below the threshold.' };
};

const withdrawnSentence = (withdrawals: readonly Withdrawal[]): Bilingual => {
  const application = withdrawals.find(({ what }) => what === 'application');
  if (application !== undefined) {
    const { on } = application;
    return { ru: `Заявление отозвано ${on}. `, en: `The application was withdrawn on ${on}. ` };
  }
  return withdrawals.length === 0
    ? { ru: '', en: '' }
    : { ru: 'Отозвано согласие, см. ниже. ', en: 'A consent is withdrawn, see below. ' };
};

type Summarised = {
  status: Status;
  coverage: readonly CoverageItem[];
  discrepancies: readonly Discrepancy[];
  income: IncomeAssessment;
  withdrawals: readonly Withdrawal[];
};

/** Three sentences for the head of the page, after what was withdrawn. */
export const summaryOf = (known: Summarised): Bilingual => {
  const { coverage, discrepancies, income } = known;
  const withdrawn = withdrawnSentence(known.withdrawals);
  const confirmed = coverage.filter(({ state }) => state === 'confirmed').length;
  const headline = headlineOf(known);
  const standing = incomeSentence(income);
  return {
    ru: `${withdrawn.ru}${headline.ru} Подтверждено пунктов: ${confirmed} из ${coverage.length}; замечаний: ${discrepancies.length}. ${standing.ru}`,
    en: `${withdrawn.en}${headline.en} Items confirmed: ${confirmed} of ${coverage.length}; findings: ${discrepancies.length}. ${standing.en}`,
  };
};
