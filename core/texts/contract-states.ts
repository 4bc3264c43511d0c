import type { Bilingual } from '#schemas/bilingual';
import type { ContractState } from '#schemas/office-event';

/** Where an application and its contract stand, inside a sentence. */
export const CONTRACT_STATES: Readonly<Record<ContractState, Bilingual>> = {
  preparation: { ru: 'проверка и подготовка', en: 'being checked and prepared' },
  'additional-check': { ru: 'дополнительная проверка', en: 'additional check' },
  'with-commission': { ru: 'на рассмотрении комиссии', en: 'with the commission' },
  'awaiting-decision': { ru: 'ждёт решения', en: 'awaiting the decision' },
  'decided-granted': { ru: 'помощь назначена', en: 'aid granted' },
  'decided-refused': { ru: 'в помощи отказано', en: 'aid refused' },
  'contract-active': { ru: 'контракт действует', en: 'contract in force' },
  prolonging: {
    ru: 'контракт действует, решается продление',
    en: 'contract in force, prolongation under way',
  },
  prolonged: { ru: 'контракт продлён', en: 'contract prolonged' },
  terminating: { ru: 'решается расторжение контракта', en: 'termination of the contract under way' },
  ended: { ru: 'контракт окончен', en: 'contract ended' },
  'post-monitoring': { ru: 'мониторинг после контракта', en: 'monitoring after the contract' },
  closed: { ru: 'дело закрыто', en: 'case closed' },
  withdrawn: { ru: 'заявление отозвано', en: 'application withdrawn' },
};
