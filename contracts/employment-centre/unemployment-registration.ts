import { askedDays } from '#contracts/employment-centre/asked-days';
import { employmentChannel } from '#contracts/employment-centre/channel';
import { nameGroup, personIn } from '#contracts/protocols/smev3/person-group';
import { smevInformationType } from '#contracts/protocols/smev3/information-type';
import { booleanOf, dayOf, inChild, inOptionalChild } from '#contracts/wire/values';
import { assertKnown, itemsOf, namesOf, optionalChild, type Place, rootOf } from '#contracts/wire/xml-reader';
import { xml, type XmlFragment } from '#contracts/wire/xml-writer';
import type { Question } from '#core/agency';
import { ContractBreach } from '#core/faults';
import type { ReplyContent } from '#schemas/answer';

const URI = 'http://kvs.pfr.com/SZN/1.0.2';
const szn = namesOf(URI);

const encodeContent = ({ subject, query, municipalityOktmo }: Question): XmlFragment =>
  xml`<z:SZNRequest xmlns:z="${URI}">${nameGroup(subject.name)}${
    municipalityOktmo === undefined ? undefined : xml`<z:RegionCode>${municipalityOktmo}</z:RegionCode>`
  }<z:Snils>${subject.snils}</z:Snils><z:BirthDate>${subject.birthDate}</z:BirthDate><z:DateQuery>${
    askedDays(query.period).to
  }</z:DateQuery></z:SZNRequest>`;

/** An absent end is an open period; it stays absent. */
const periodIn = (place: Place, status: 'unemployed' | 'job-seeker') => {
  const from = inOptionalChild(place, szn('DateStart'));
  const until = inOptionalChild(place, szn('DateEnd'));
  return {
    status,
    ...(from === undefined ? {} : { from: dayOf(from) }),
    ...(until === undefined ? {} : { until: dayOf(until) }),
  };
};

const STATUSES = [
  { local: 'AsTheUnemployed', status: 'unemployed' },
  { local: 'AsSearchWork', status: 'job-seeker' },
] as const;

const NAMES_OF_STATUSES: ReadonlySet<string> = new Set(STATUSES.map(({ local }) => local));

/** A registration that says neither as what is not "never registered". */
const registrationIn = (registration: Place) => {
  assertKnown(registration, URI, NAMES_OF_STATUSES);
  const periods = STATUSES.flatMap(({ local, status }) => {
    const place = optionalChild(registration, szn(local));
    return place === undefined ? [] : [periodIn(place, status)];
  });
  if (periods.length === 0) throw new ContractBreach(registration.path, 'AsTheUnemployed or AsSearchWork');
  return periods;
};

/** All that the answer may hold where it holds no periods, by the published field list. */
const WITHOUT_PERIODS: ReadonlySet<string> = new Set([
  'RegionCode',
  'Snils',
  'BirthDate',
  'ResidenceAddress',
  'DateQuery',
  'PresenceData',
  'InfoPeriodsSeniority',
  'InclusionDataBases',
  'NameOrgSZN',
  'DateFormationData',
]);

const periodsIn = (response: Place) => {
  const registrations = optionalChild(response, szn('RegistrationAccountPeriods'));
  if (registrations === undefined) {
    assertKnown(response, URI, WITHOUT_PERIODS);
    return [];
  }
  const found = itemsOf(registrations, szn('RegistrationAccountPeriod'));
  if (found.length === 0) throw new ContractBreach(registrations.path, 'at least one period');
  return found.flatMap(registrationIn);
};

/** `PresenceData` decides: `false` is "not found", `true` without periods is "known, never registered". */
const decodeContent = (content: Place): ReplyContent => {
  const response = rootOf(content.element, szn('SZNResponse'));
  const isPresent = booleanOf(inChild(response, szn('PresenceData')));
  const periods = periodsIn(response);
  const person = personIn(response, szn);
  if (isPresent) return { outcome: 'found', facts: { kind: 'unemployment-registration', person, periods } };
  if (periods.length > 0)
    throw new ContractBreach(`${response.path}/PresenceData`, 'true where periods follow');
  return { outcome: 'not-found' };
};

/** SZN 1.0.2: periods of registration as unemployed and as job-seeker. */
export const unemploymentRegistration = smevInformationType(employmentChannel, {
  kind: 'unemployment-registration',
  contractVersion: '1.0.2',
  title: { ru: 'Регистрация в службе занятости', en: 'Registration at the employment service' },
  requires: ['snils'],
  notReadyRetrySeconds: 14_400,
  encodeContent,
  decodeContent,
});
