import { describe, expect, it } from 'vitest';
import { atPace } from '#core/channel/at-pace';
import type { Agency, InformationType } from '#core/agency';

const title = { ru: 'Ведомство', en: 'Agency' };
const reads: Pick<InformationType, 'encode' | 'readAcknowledgement' | 'decode'> = {
  encode: () => ({ endpoint: 'api', method: 'POST', path: '', headers: {} }),
  readAcknowledgement: () => ({ type: 'accepted' }),
  decode: () => ({ outcome: 'not-found' }),
};
const standing = {
  encode: reads.encode,
  read: () => ({ type: 'taken' }) as const,
};
const type = (changes: Partial<InformationType>): InformationType => ({
  kind: 'business-training',
  title,
  endpoint: 'api',
  delivery: 'polled',
  requires: [],
  timeoutSeconds: 5,
  maxReplyBytes: 100,
  notReadyRetrySeconds: 14_400,
  ...reads,
  ...changes,
});

const agency: Agency = {
  id: 'desk',
  title,
  endpoints: {
    api: {
      title,
      callsPerSecond: 5,
      openingHours: { timeZone: 'Europe/Moscow', weekdays: [1, 2, 3, 4, 5], fromHour: 8, untilHour: 20 },
    },
    other: { title, callsPerSecond: 7, network: 'private' },
  },
  informationTypes: [
    type({ standing: { ...standing, pollSeconds: 600 } }),
    type({ standing: { ...standing, pollSeconds: 1 }, notReadyRetrySeconds: 1 }),
    type({ standing }),
    type({ delivery: 'callback' }),
  ],
  maxConcurrency: 2,
  termWorkingDays: 3,
};

describe('an agency where days are minutes', () => {
  const paced = atPace(agency, 2);

  it('is open at any hour and keeps its limits', () => {
    expect(paced.endpoints).toEqual({
      api: { title, callsPerSecond: 5 },
      other: { title, callsPerSecond: 7, network: 'private' },
    });
    expect(paced).toMatchObject({ id: 'desk', maxConcurrency: 2, termWorkingDays: 3 });
  });

  it('is asked again after the pace at the latest, sooner where it says so itself', () => {
    expect(paced.informationTypes.map(({ notReadyRetrySeconds }) => notReadyRetrySeconds)).toEqual([
      2, 1, 2, 2,
    ]);
    const polls = paced.informationTypes.map((one) => one.standing?.pollSeconds);
    expect(polls).toEqual([2, 1, undefined, undefined]);
  });

  it('is as it is where nobody says a pace', () => {
    expect(atPace(agency, undefined)).toBe(agency);
  });
});
