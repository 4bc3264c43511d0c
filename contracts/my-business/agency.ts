import * as z from 'zod';
import { businessPlanVerdict } from '#contracts/my-business/business-plan-verdict';
import { businessPriorSupport } from '#contracts/my-business/business-prior-support';
import { businessTraining } from '#contracts/my-business/business-training';
import { MAX_REPLY_BYTES } from '#contracts/my-business/centre-call';
import { readJson } from '#contracts/protocols/rest/json-call';
import { checked } from '#contracts/wire/checked';
import type { Agency } from '#core/agency';
import { QueryId } from '#schemas/ids';

const Callback = z.looseObject({ requestId: QueryId });

/** Центры «Мой бизнес». */
export const myBusiness: Agency = {
  id: 'my-business',
  title: { ru: 'Центр «Мой бизнес»', en: 'Business support centre "My business"' },
  endpoints: { api: { title: { ru: 'Приём запросов', en: 'Takes requests' }, callsPerSecond: 10 } },
  informationTypes: [businessPlanVerdict, businessTraining, businessPriorSupport],
  readCallback: (reply) => ({ queryId: checked(Callback, readJson(reply, MAX_REPLY_BYTES)).requestId }),
  signsCallbacks: true,
  eventTypes: [
    'training-started',
    'training-completed',
    'training-dropped',
    'plan-verdict',
    'notice-withdrawn',
  ],
  maxConcurrency: 4,
  termWorkingDays: 5,
};
