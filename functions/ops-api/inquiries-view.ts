import type { InquiryStore } from '#core/inquiries/inquiry-store';
import type { Clock } from '#core/ports';
import { says } from '#schemas/bilingual';
import type { InquiriesView } from '#schemas/inquiries-view';
import type { Inquiry } from '#schemas/inquiry';
import type { FieldError } from '#schemas/problem';
import { IsoMonth } from '#schemas/time';

const INQUIRIES_AT_MOST = 200;

const answerOf = ({ answer, toldOf }: Inquiry): Partial<InquiriesView['inquiries'][number]> => {
  switch (answer?.type) {
    case 'told':
      return { answer: 'told', ...(toldOf === undefined ? {} : { toldOf }) };
    case 'refused':
      return { answer: answer.refusal, reason: answer.reason };
    case undefined:
      return {};
  }
};

const viewOf = (inquiry: Inquiry): InquiriesView['inquiries'][number] => {
  const { inquiryId, requester, isTest, receivedAt, state, attempts } = inquiry;
  const { purpose, code, nextActionAt, settledAt } = inquiry;
  return {
    inquiryId,
    requester,
    isTest,
    receivedAt,
    state,
    attempts,
    ...answerOf(inquiry),
    ...(purpose === undefined ? {} : { purpose }),
    ...(code === undefined ? {} : { code }),
    ...(nextActionAt === undefined ? {} : { nextTryAt: nextActionAt }),
    ...(settledAt === undefined ? {} : { settledAt }),
  };
};

type View = { type: 'view'; view: InquiriesView } | { type: 'wrong'; errors: FieldError[] };

/** Who asked us and what they were answered: those that wait first, then the latest of the month. */
export const viewInquiries = async (
  { month: asked }: Readonly<Record<string, string | undefined>>,
  { store, clock }: { store: Pick<InquiryStore, 'listInquiries'>; clock: Clock },
): Promise<View> => {
  const month = IsoMonth.safeParse(asked ?? clock().slice(0, 7));
  if (!month.success) {
    return {
      type: 'wrong',
      errors: [{ pointer: '/month', detail: says('нужен месяц вида ГГГГ-ММ', 'a month YYYY-MM is needed') }],
    };
  }
  const waiting = asked === undefined ? await store.listInquiries(undefined, INQUIRIES_AT_MOST) : [];
  const settled = await store.listInquiries(month.data, INQUIRIES_AT_MOST);
  return { type: 'view', view: { month: month.data, inquiries: [...waiting, ...settled].map(viewOf) } };
};
