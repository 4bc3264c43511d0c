import { provider } from '#contracts/registry';
import { answerInquiries } from '#functions/answer-inquiries/answer-inquiries';
import { AnswerInquiriesEnv } from '#functions/answer-inquiries/env';
import { agencyTransport } from '#functions/runtime/outgoing/agency-transport';
import { caseStore } from '#functions/runtime/table/case-store';
import { systemClock, systemRandomness } from '#functions/runtime/clock';
import { readEnv } from '#functions/runtime/env';
import { inquiryStore } from '#functions/runtime/table/inquiry-store';
import { onSchedule } from '#functions/runtime/schedule';
import { authenticInquiries } from '#functions/runtime/outgoing/signed-exchange';

const env = readEnv(AnswerInquiriesEnv);
const deps = {
  store: { ...caseStore(env), ...inquiryStore(env) },
  agency: env.AGENCY_ID,
  inquiries: authenticInquiries(provider, env.TRUSTED_KEYS),
  transport: agencyTransport(env, provider),
  requesters: env.REQUESTERS,
  personIndexKey: env.PERSON_INDEX_KEY,
  clock: systemClock,
  randomness: systemRandomness,
};

export const handler = onSchedule('answer-inquiries', () => answerInquiries(deps));
