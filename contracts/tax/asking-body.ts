/**
 * Who asks, as the information type wants it named. Invented, with right check digits: at integration this is the body
 * that the bus knows as its participant, the same for every office behind it.
 */
export const ASKING_BODY = {
  name: 'Орган социальной защиты населения',
  inn: '3328000110',
  ogrn: '1023300000020',
} as const;
