import { element, type Child } from '#ops/console/page/element';
import type { Speech } from '#ops/console/page/speech';
import type { IsoDay } from '#schemas/time';

export type Wanted = { office: string; day: IsoDay };

const field = (id: string, label: string, input: HTMLInputElement): Child =>
  element('div', { class: 'field' }, element('label', { for: id }, label), input);

/** Asks for an office and a day; what is typed stays while the page refreshes itself. */
export const officeForm = (
  wanted: Wanted,
  { say }: Speech,
  ask: (wanted: Wanted) => void,
): readonly Child[] => {
  const office = element('input', {
    id: 'office-id',
    name: 'office',
    required: '',
    autocomplete: 'on',
    spellcheck: 'false',
    placeholder: 'vladimir-gkuszn-01',
    value: wanted.office,
  });
  const day = element('input', { id: 'office-day', type: 'date', required: '', value: wanted.day });
  const form = element(
    'form',
    {},
    field('office-id', say({ ru: 'Код отдела', en: 'Office id' }), office),
    field('office-day', say({ ru: 'День приёма обращений', en: 'Day of the requests' }), day),
    element('button', { id: 'office-ask', class: 'main' }, say({ ru: 'Показать', en: 'Show' })),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask({ office: office.value.trim(), day: day.value });
  });
  return [
    element('h2', {}, say({ ru: 'Сроки и баланс отдела', en: 'Terms and balance of an office' })),
    form,
  ];
};
