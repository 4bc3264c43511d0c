import type { Bilingual } from '#schemas/bilingual';
import type { DossierCopy } from '#schemas/case-action';

/** What stands at the head of each copy. */
export const DOSSIER_NOTES: Readonly<Record<DossierCopy, readonly Bilingual[]>> = {
  audit: [
    {
      ru: 'Экземпляр для контроля (п. 4.1–4.5): содержит сведения реестров о членах семьи, гражданам не выдаётся.',
      en: 'Copy for control (clauses 4.1–4.5): it holds what registers know of the family and is not handed to citizens.',
    },
  ],
  citizen: [
    {
      ru: 'Вы вправе получить сведения и документы, нужные для жалобы (п. 5.8). Здесь: кого и о чём запросил отдел, когда и на каком основании, пришёл ли ответ и что показала проверка.',
      en: 'You may have the information and papers needed for a complaint (clause 5.8). This is whom the office asked about what, when and on which ground, whether an answer came, and what the check showed.',
    },
    {
      ru: 'Содержание записей о других взрослых членах семьи выдаётся им самим (152-ФЗ, ст. 14); о них указано только, что запрос был и пришёл ли ответ.',
      en: 'What registers hold of other adults of the family is given to them (152-ФЗ art. 14); of them it only says that a question was asked and whether an answer came.',
    },
    {
      ru: 'Проверка ничего не решает: решение принимает отдел, и его можно обжаловать (раздел 5).',
      en: 'The check decides nothing: the office decides, and a complaint is possible (section 5).',
    },
  ],
};

/** In place of a finding that tells of another adult. */
export const MINIMISED_FINDING: Bilingual = {
  ru: 'Есть расхождение в сведениях о другом взрослом члене семьи или о семье в целом. Его содержание вправе запросить тот, о ком эти сведения.',
  en: 'There is a discrepancy about another adult of the family, or about the family as a whole. Those whom it concerns may ask for its contents.',
};
