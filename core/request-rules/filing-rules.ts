import { countsInFamily } from '#core/income/family';
import { findPolicy } from '#core/policies/registry';
import { applicationDayOf } from '#core/time/reference-days';
import { type RequestRule, rule } from '#core/request-rules/rule';
import type { Filing, IntakeChannel } from '#schemas/application';
import { says } from '#schemas/bilingual';
import type { Consent } from '#schemas/consent';
import { type FieldError, pointerOf } from '#schemas/problem';
import { ApplicationKindView, ChannelConsentsView, FilingView } from '#schemas/request-view';

const SIGN = says(
  'по электронной почте: нужна усиленная электронная подпись, signature enhanced или qualified (п. 2.6.4; 63-ФЗ ст. 5)',
  'by e-mail: an enhanced electronic signature is needed, enhanced or qualified (clause 2.6.4; 63-FZ art. 5)',
);
const NOT_ELECTRONIC = says(
  'электронная подпись указана, но заявление подано на бумаге (п. 2.6.4)',
  'an electronic signature is named, but the application is on paper (clause 2.6.4)',
);
const CERTIFY = says(
  'по почте: подпись и копии должны быть заверены, копия паспорта приложена (п. 2.6.5)',
  'by post: signature and copies have to be certified, a copy of the passport attached (clause 2.6.5)',
);

type Channel = { mayBeSigned: readonly Signature[]; mustBeSigned: boolean; mustBeCertified: boolean };
type Signature = NonNullable<Filing['signature']>;

const ON_PAPER: Channel = { mayBeSigned: [], mustBeSigned: false, mustBeCertified: false };

/** What the papers must bear, by the way they came in (clauses 2.6.4 and 2.6.5). */
const CHANNELS: Readonly<Record<IntakeChannel, Channel>> = {
  office: ON_PAPER,
  mfc: ON_PAPER,
  post: { ...ON_PAPER, mustBeCertified: true },
  portal: { mayBeSigned: ['simple', 'enhanced', 'qualified'], mustBeSigned: false, mustBeCertified: false },
  'email-signed': { mayBeSigned: ['enhanced', 'qualified'], mustBeSigned: true, mustBeCertified: false },
};

const isWronglySigned = ({ mayBeSigned, mustBeSigned }: Channel, signature?: Signature): boolean =>
  signature === undefined ? mustBeSigned : !mayBeSigned.includes(signature);

const filingErrors = (channel: Channel, { signature, certifiedCopies }: Filing): FieldError[] => [
  ...(isWronglySigned(channel, signature)
    ? [{ pointer: '/filing/signature', detail: channel.mustBeSigned ? SIGN : NOT_ELECTRONIC }]
    : []),
  ...(channel.mustBeCertified && certifiedCopies !== true
    ? [{ pointer: '/filing/certifiedCopies', detail: CERTIFY }]
    : []),
];

/** In what form the applicant's own consent can come in through a channel; absent: in either. */
const FORMS: Readonly<Partial<Record<IntakeChannel, Consent['form']>>> = {
  post: 'written',
  'email-signed': 'e-signed',
};

const WRONG_FORM = says(
  'согласие заявителя подписано не так, как подано заявление: почтой written, по электронной почте e-signed (п. 2.6.2, 2.6.4)',
  "the applicant's consent is not signed as the application is filed: by post written, by e-mail e-signed (clauses 2.6.2, 2.6.4)",
);
const NOT_SINGLE = says(
  'заявление подано за себя, но в составе семьи есть другие лица (п. 2.6.1)',
  'the application is for a single person, but there are other members of the family (clause 2.6.1)',
);
const NOT_A_FAMILY = says(
  'заявление подано за семью, но других лиц в её составе нет (п. 2.6.1)',
  'the application is for a family, but it has no other member (clause 2.6.1)',
);

/** How an application is filed decides what its papers must bear. Later checks repeat an application that was filed once. */
export const filingRules: readonly RequestRule[] = [
  rule(FilingView, ({ purpose, intakeChannel, filing = {} }) =>
    purpose === 'decision' ? filingErrors(CHANNELS[intakeChannel], filing) : [],
  ),
  rule(ChannelConsentsView, ({ purpose, intakeChannel, subjects, consents }) => {
    const form = purpose === 'decision' ? FORMS[intakeChannel] : undefined;
    const applicant = subjects.find((subject) => subject?.role === 'applicant')?.subjectId;
    return consents.flatMap((consent, index) =>
      form === undefined || consent?.subjectId !== applicant || consent?.form === form
        ? []
        : [{ pointer: pointerOf(['consents', index, 'form']), detail: WRONG_FORM }],
    );
  }),
  rule(ApplicationKindView, ({ policy, acceptedOn, appliedOn, applicationKind, subjects }) => {
    const pack = findPolicy(policy);
    if (pack === undefined) return [];
    const day = applicationDayOf({ acceptedOn, appliedOn });
    const isAlone = subjects.filter((subject) => countsInFamily(subject, pack, day)).length === 1;
    if ((applicationKind === 'single') === isAlone) return [];
    return [{ pointer: '/applicationKind', detail: isAlone ? NOT_A_FAMILY : NOT_SINGLE }];
  }),
];
