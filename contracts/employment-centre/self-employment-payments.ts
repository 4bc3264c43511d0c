import { employmentChannel } from '#contracts/employment-centre/channel';
import {
  decodePaymentsResponse,
  encodePaymentsRequest,
  type PaymentsDialect,
} from '#contracts/employment-centre/payments';
import { smevInformationType } from '#contracts/protocols/smev3/information-type';
import { collapsed, dayOf, inChild, kopecksOf } from '#contracts/wire/values';
import { namesOf, type Place } from '#contracts/wire/xml-reader';
import { ContractBreach } from '#core/faults';
import type { ReplyContent } from '#schemas/answer';

const dialect: PaymentsDialect = {
  uri: 'urn://sverka/rostrud/self-employment-payments/1.0.0',
  root: 'SelfEmploymentPayments',
};
const own = namesOf(dialect.uri);

type Purpose = 'self-employment' | 'extra-jobs';
const PURPOSES: ReadonlyMap<string, Purpose> = new Map<string, Purpose>([
  ['SELF_EMPLOYMENT', 'self-employment'],
  ['EXTRA_JOBS', 'extra-jobs'],
]);

const purposeIn = (place: Place): Purpose => {
  const { path, text } = inChild(place, own('Purpose'));
  const purpose = PURPOSES.get(collapsed(text));
  if (purpose === undefined) throw new ContractBreach(path, 'SELF_EMPLOYMENT or EXTRA_JOBS');
  return purpose;
};

const paymentIn = (place: Place) => ({
  paidOn: dayOf(inChild(place, own('PaidOn'))),
  purpose: purposeIn(place),
  amount: kopecksOf(inChild(place, own('Amount'))),
});

const decodeContent = (content: Place): ReplyContent =>
  decodePaymentsResponse(dialect, content, (person, payments) => ({
    kind: 'self-employment-payments',
    person,
    payments: payments.map(paymentIn),
  }));

/**
 * Payments for self-employment and extra jobs (clause 1.3, sub-clause 4: five years back). Our proposal: the platform's
 * own information type is not public.
 */
export const selfEmploymentPayments = smevInformationType(employmentChannel, {
  kind: 'self-employment-payments',
  contractVersion: '1.0.0',
  title: {
    ru: 'Выплаты на самозанятость и дополнительные рабочие места',
    en: 'Payments for self-employment and extra jobs',
  },
  requires: ['snils'],
  notReadyRetrySeconds: 14_400,
  encodeContent: (question) => encodePaymentsRequest(dialect, question),
  decodeContent,
});
