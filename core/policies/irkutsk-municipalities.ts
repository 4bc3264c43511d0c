/**
 * ОКТМО of municipalities of Irkutsk region, as in force in 2021 (ОК 033-2013, 25 6xx districts, 25 7xx cities), by the
 * name that reports print. Each was checked against addresses of courts in the federal address register (Ербогачён, the
 * centre of Katanga district: 25616404101; the arbitration court in Irkutsk: 25701000001) or against a printed page of the
 * classifier. The other eighteen of the 42 have no name here until theirs is checked: reports show their code. From 2024
 * on districts become municipal districts of another kind with codes 25 5xx; a plan of such a year needs codes of its own.
 */
export const IRKUTSK_MUNICIPALITIES = {
  'Бодайбинский район': '25602000',
  'Братский район': '25604000',
  'Аларский район': '25605000',
  'Баяндаевский район': '25607000',
  'Боханский район': '25609000',
  'Катангский район': '25616000',
  'Куйтунский район': '25622000',
  'Мамско-Чуйский район': '25624000',
  'Нижнеудинский район': '25628000',
  'Ольхонский район': '25630000',
  'Осинский район': '25631000',
  'Слюдянский район': '25634000',
  'Тулунский район': '25638000',
  'Усть-Кутский район': '25644000',
  'Усть-Удинский район': '25646000',
  'город Иркутск': '25701000',
  'Ангарский городской округ': '25703000',
  'город Братск': '25714000',
  'город Зима': '25720000',
  'город Саянск': '25726000',
  'город Тулун': '25732000',
  'город Усолье-Сибирское': '25736000',
  'город Усть-Илимск': '25738000',
  'город Черемхово': '25745000',
} as const satisfies Readonly<Record<string, string>>;
