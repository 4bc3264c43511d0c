import type { ReplyContent } from '#schemas/answer';

/** One answer of the tax service in three writings: the bus's envelope, its fields as JSON, and what they mean to us. */
export type SmevAnswer = { envelope: Uint8Array; fieldsAsJson: string; means: ReplyContent };

const TYPES = 'urn://x-artefacts-smev-gov-ru/services/message-exchange/types';
const QUESTION = 'b077cd84-c84f-11f0-8de9-0242ac120002';
const ANSWER = 'c19e7d45-c84f-11f0-a763-93aa8f3d61d3';
const PERSON = { СНИЛС: '11223344595', ИННФЛ: '332700112230' };
const NAME = { FamilyName: 'Орлова', FirstName: 'Мария', Patronymic: 'Петровна' };

/** A payer pays a year; every third amount has kopecks, as in life. */
const YEAR = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];

type PayerFields = {
  НаимОрг: string;
  ИННЮЛ: string;
  КПП: string;
  СведВыпл: { Год: string; Месяц: string; СумДох: string }[];
};

const payerAt = (index: number): PayerFields => ({
  НаимОрг: `ООО "Клязьма & ${index + 1} сестёр"`,
  ИННЮЛ: String(3_327_001_128 + index),
  КПП: '332701001',
  СведВыпл: YEAR.map((month, at) => ({
    Год: '2025',
    Месяц: month,
    СумДох: `${30_000 + index + at}.${at % 3 === 0 ? '50' : '00'}`,
  })),
});

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

const payerMarkup = ({ НаимОрг, ИННЮЛ, КПП, СведВыпл }: PayerFields): string =>
  [
    '<fns:СведДох>',
    `<fns:СведЮЛ НаимОрг="${escaped(НаимОрг)}" ИННЮЛ="${ИННЮЛ}" КПП="${КПП}"/>`,
    ...СведВыпл.map(
      ({ Год, Месяц, СумДох }) => `<fns:СведВыпл Год="${Год}" Месяц="${Месяц}" СумДох="${СумДох}"/>`,
    ),
    '</fns:СведДох>',
  ].join('\n                  ');

const envelopeOf = (payers: readonly PayerFields[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
  <soap:Body>
    <ns2:GetResponseResponse xmlns="${TYPES}/basic/1.1" xmlns:ns2="${TYPES}/1.1">
      <ns2:ResponseMessage>
        <ns2:Response Id="SIGNED_BY_SMEV">
          <ns2:OriginalMessageId>${QUESTION}</ns2:OriginalMessageId>
          <ns2:SenderProvidedResponseData Id="SIGNED_BY_PROVIDER">
            <ns2:MessageID>${ANSWER}</ns2:MessageID>
            <ns2:To>eyJzaWQiOjEsIm1pZCI6ImIwNzdjZDg0In0=</ns2:To>
            <MessagePrimaryContent>
              <fns:SVVIPLFLResponse xmlns:fns="urn://x-artefacts-fns-svviplfl/root/114-43/4.0.0" xmlns:p="urn://x-artefacts-smev-gov-ru/supplementary/commons/1.0.1" ИдЗапрос="${QUESTION}" ИдОтвет="d2aa0001" СНИЛС="${PERSON.СНИЛС}" ИННФЛ="${PERSON.ИННФЛ}">
                <fns:ФИО><p:FamilyName>${NAME.FamilyName}</p:FamilyName><p:FirstName>${NAME.FirstName}</p:FirstName><p:Patronymic>${NAME.Patronymic}</p:Patronymic></fns:ФИО>
                ${payers.map(payerMarkup).join('\n                ')}
              </fns:SVVIPLFLResponse>
            </MessagePrimaryContent>
          </ns2:SenderProvidedResponseData>
        </ns2:Response>
      </ns2:ResponseMessage>
    </ns2:GetResponseResponse>
  </soap:Body>
</soap:Envelope>
`;

const fieldsOf = (payers: readonly PayerFields[]): string =>
  JSON.stringify({
    OriginalMessageId: QUESTION,
    MessageID: ANSWER,
    SVVIPLFLResponse: { ИдЗапрос: QUESTION, ИдОтвет: 'd2aa0001', ...PERSON, ФИО: NAME, СведДох: payers },
  });

const meaningOf = (payers: readonly PayerFields[]): ReplyContent => ({
  outcome: 'found',
  facts: {
    kind: 'income-by-payer',
    person: {
      snils: PERSON.СНИЛС,
      inn: PERSON.ИННФЛ,
      family: 'Орлова',
      given: 'Мария',
      patronymic: 'Петровна',
    },
    reportYear: 2025,
    payers: payers.map(({ НаимОрг, ИННЮЛ, СведВыпл }) => ({
      payer: { inn: ИННЮЛ, name: НаимОрг },
      months: СведВыпл.map(({ Год, Месяц, СумДох }) => ({
        month: `${Год}-${Месяц}`,
        amount: Number(СумДох.replace('.', '')),
      })),
    })),
  },
});

const utf8 = new TextEncoder();

/** As many payers as fit into `bytes` of envelope. */
export const smevAnswerOf = (bytes: number): SmevAnswer => {
  const frame = utf8.encode(envelopeOf([])).byteLength;
  const onePayer = utf8.encode(envelopeOf([payerAt(100)])).byteLength - frame;
  const payers = Array.from({ length: Math.floor((bytes - frame) / onePayer) }, (_, index) => payerAt(index));
  return {
    envelope: utf8.encode(envelopeOf(payers)),
    fieldsAsJson: fieldsOf(payers),
    means: meaningOf(payers),
  };
};
