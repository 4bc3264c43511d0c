import { employmentChannel } from '#contracts/employment-centre/channel';
import {
  decodePaymentsResponse,
  encodePaymentsRequest,
  type PaymentsDialect,
} from '#contracts/employment-centre/payments';
import { smevInformationType } from '#contracts/protocols/smev3/information-type';
import { inChild, kopecksOf, monthOf } from '#contracts/wire/values';
import { namesOf, type Place } from '#contracts/wire/xml-reader';
import type { ReplyContent } from '#schemas/answer';

const dialect: PaymentsDialect = { uri: 'urn://sverka/rostrud/benefits/1.0.0', root: 'Benefits' };
const own = namesOf(dialect.uri);

const paymentIn = (place: Place) => ({
  month: monthOf(inChild(place, own('Month'))),
  amount: kopecksOf(inChild(place, own('Amount'))),
});

const decodeContent = (content: Place): ReplyContent =>
  decodePaymentsResponse(dialect, content, (person, payments) => ({
    kind: 'unemployment-benefits',
    person,
    payments: payments.map(paymentIn),
  }));

/** Unemployment benefits paid, by month. Our proposal: the platform's own information type is not public. */
export const unemploymentBenefits = smevInformationType(employmentChannel, {
  kind: 'unemployment-benefits',
  contractVersion: '1.0.0',
  title: { ru: 'Пособие по безработице по месяцам', en: 'Unemployment benefit by month' },
  requires: ['snils'],
  notReadyRetrySeconds: 14_400,
  encodeContent: (question) => encodePaymentsRequest(dialect, question),
  decodeContent,
});
