import { XmlDocument, XmlElement } from 'libxml2-wasm';
import type { Reply, Stand } from '#test/simulators/agencies-stand';

/** UUID version 1 of 2026-11-21T09:00:00Z; `n` from 0 to 99 makes it another one. */
export const freshId = (n: number): string => `ee826800-e589-11f1-8000-0100000000${`${n}`.padStart(2, '0')}`;
/** The same of two days earlier. */
export const STALE_ID = '99aee800-e3f7-11f1-8000-010000000000';

const envelope = (body: string, version: string): string =>
  `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"
    xmlns:m="urn://x-artefacts-smev-gov-ru/services/message-exchange/types/${version}"
    xmlns:k="urn://x-artefacts-smev-gov-ru/services/message-exchange/types/basic/${version}">
    <soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;

export const sendEnvelope = (id: string, content: string, version = '1.1'): string =>
  envelope(
    `<m:SendRequestRequest><m:SenderProvidedRequestData Id="SIGNED_BY_CONSUMER">
      <m:MessageID>${id}</m:MessageID><m:ReferenceMessageID>${id}</m:ReferenceMessageID><m:NodeID>node</m:NodeID>
      <k:MessagePrimaryContent>${content}</k:MessagePrimaryContent><m:TestMessage/>
    </m:SenderProvidedRequestData></m:SendRequestRequest>`,
    version,
  );

export const pollEnvelope = (inside = '<k:NodeID>node</k:NodeID>'): string =>
  envelope(
    `<m:GetResponseRequest><k:MessageTypeSelector Id="S"><k:Timestamp>2026-11-21T09:00:00Z</k:Timestamp>${inside}</k:MessageTypeSelector></m:GetResponseRequest>`,
    '1.1',
  );

export const ackEnvelope = (id: string): string =>
  envelope(
    `<m:AckRequest><k:AckTargetMessage Id="S" accepted="true">${id}</k:AckTargetMessage></m:AckRequest>`,
    '1.1',
  );

export const XML = { 'content-type': 'text/xml; charset=utf-8' };

export const incomeQuestion = (snils: string, queryId = 'q-1', years = '1'): string =>
  `<w:SVVIPLFLRequest xmlns:w="urn://x-artefacts-fns-svviplfl/root/114-43/4.0.0" ИдЗапрос="${queryId}" СНИЛС="${snils}" ДатаРожд="1990-01-01" Период="${years}"><w:ФИО xmlns:z="urn://x-artefacts-smev-gov-ru/supplementary/commons/1.0.1"><z:FamilyName>Некто</z:FamilyName><z:FirstName>Н.</z:FirstName></w:ФИО></w:SVVIPLFLRequest>`;

export const entrepreneurQuestion = (inn: string): string =>
  `<FNSVipIPRequest xmlns="urn://x-artefacts-fns-vipip-tosmv-ru/311-15/4.0.5" ИдДок="doc-1"><ЗапросИП><ИНН>${inn}</ИНН></ЗапросИП></FNSVipIPRequest>`;

export const registrationQuestion = (snils: string): string =>
  `<s:SZNRequest xmlns:s="http://kvs.pfr.com/SZN/1.0.2" xmlns:z="urn://x-artefacts-smev-gov-ru/supplementary/commons/1.0.1"><z:FamilyName>Некто</z:FamilyName><z:FirstName>Н.</z:FirstName><s:Snils>${snils}</s:Snils><s:DateQuery>2026-11-20</s:DateQuery></s:SZNRequest>`;

const paymentsQuestion = (root: string, namespace: string, snils: string): string =>
  `<p:${root} xmlns:p="${namespace}" xmlns:z="urn://x-artefacts-smev-gov-ru/supplementary/commons/1.0.1" RequestId="q-2"><z:FamilyName>Некто</z:FamilyName><z:FirstName>Н.</z:FirstName><p:Snils>${snils}</p:Snils><p:BirthDate>1990-01-01</p:BirthDate><p:PeriodFrom>2026-08-01</p:PeriodFrom><p:PeriodTo>2026-10-31</p:PeriodTo></p:${root}>`;
export const benefitsQuestion = (snils: string): string =>
  paymentsQuestion('BenefitsRequest', 'urn://sverka/rostrud/benefits/1.0.0', snils);
export const selfEmploymentQuestion = (snils: string): string =>
  paymentsQuestion(
    'SelfEmploymentPaymentsRequest',
    'urn://sverka/rostrud/self-employment-payments/1.0.0',
    snils,
  );

/** A reply as libxml2 reads it: neither the adapters' parser nor the simulators'. */
export type Opened = {
  status: number;
  isMultipart: boolean;
  xml: string;
  /** Text of the first element of that local name. */
  text: (name: string) => string | undefined;
  /** Local name of the only element inside `MessagePrimaryContent`. */
  root: () => string | undefined;
  content: () => XmlElement | undefined;
};

const rootPart = (reply: Reply): string => {
  const boundary = /boundary="([^"]+)"/.exec(reply.contentType)?.[1];
  if (boundary === undefined) return reply.text;
  const part = reply.text.split(`--${boundary}`)[1] ?? '';
  return part.slice(part.indexOf('\r\n\r\n') + 4).trimEnd();
};

export const open = (reply: Reply): Opened => {
  const xml = rootPart(reply);
  const document = XmlDocument.fromString(xml);
  const content = (): XmlElement | undefined => {
    const node = document.get('//*[local-name()="MessagePrimaryContent"]/*');
    return node instanceof XmlElement ? node : undefined;
  };
  return {
    status: reply.status,
    isMultipart: reply.contentType.startsWith('multipart/related'),
    xml,
    text: (name) => document.get(`//*[local-name()="${name}"]`)?.content,
    root: () => content()?.name,
    content,
  };
};

export type BusPath = '/tax/smev' | '/employment-centre/smev';

/** A caller who speaks to one agency's bus. */
export const busCaller = (stand: Stand, path: BusPath) => {
  const call = async (body: string): Promise<Opened> => open(await stand.post(path, body, XML));
  const poll = (): Promise<Opened> => call(pollEnvelope());
  return {
    call,
    poll,
    send: (id: string, content: string) => call(sendEnvelope(id, content)),
    ack: (id: string) => call(ackEnvelope(id)),
    /** Polls and acknowledges until the queue is empty; status notes are left out. */
    drain: async (): Promise<Opened[]> => {
      const taken: Opened[] = [];
      for (let message = await poll(); message.text('MessageID') !== undefined; message = await poll()) {
        await call(ackEnvelope(message.text('MessageID') ?? ''));
        if (message.text('RequestStatus') === undefined) taken.push(message);
      }
      return taken;
    },
  };
};
