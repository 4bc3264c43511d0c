import type { ProvidedContent } from '#contracts/protocols/smev3/request-queue';
import { checked } from '#contracts/wire/checked';
import {
  attributeOf,
  childText,
  namesOf,
  optionalChildText,
  type Place,
  rootOf,
} from '#contracts/wire/xml-reader';
import { xml, type XmlFragment } from '#contracts/wire/xml-writer';
import { dayOf, inChild } from '#contracts/wire/values';
import { ContractBreach } from '#core/faults';
import { type InquiryPurpose, InquiryQuestion, type ToldContract } from '#schemas/inquiry';

const URI = 'urn://sverka/social-protection/social-contract/1.0.0';
const own = namesOf(URI);
const smev = namesOf('urn://x-artefacts-smev-gov-ru/supplementary/commons/1.0.1');

const PURPOSES: ReadonlyMap<string, InquiryPurpose> = new Map<string, InquiryPurpose>([
  ['PLACEMENT', 'placement'],
  ['PRIOR_CONTRACT', 'prior-contract'],
]);

const purposeIn = (place: Place): InquiryPurpose => {
  const { path, text } = inChild(place, own('Purpose'));
  const purpose = PURPOSES.get(text.trim());
  if (purpose === undefined) throw new ContractBreach(path, 'PLACEMENT or PRIOR_CONTRACT');
  return purpose;
};

const decodeContent = (content: Place): InquiryQuestion => {
  const request = rootOf(content.element, own('SocialContractRequest'));
  const patronymic = optionalChildText(request, smev('Patronymic'));
  return checked(InquiryQuestion, {
    requestId: attributeOf(request, 'RequestId'),
    purpose: purposeIn(request),
    name: {
      family: childText(request, smev('FamilyName')),
      given: childText(request, smev('FirstName')),
      ...(patronymic === undefined ? {} : { patronymic }),
    },
    snils: childText(request, own('Snils')).trim(),
    birthDate: dayOf(inChild(request, own('BirthDate'))),
  });
};

const contractIn = ({ inForce, signedOn, endsOn }: ToldContract): XmlFragment =>
  xml`<c:Contract><c:InForce>${inForce ? 'true' : 'false'}</c:InForce><c:SignedOn>${signedOn}</c:SignedOn><c:EndsOn>${endsOn}</c:EndsOn></c:Contract>`;

const encodeContent = (contracts: readonly ToldContract[], requestId: string): XmlFragment =>
  xml`<c:SocialContractResponse xmlns:c="${URI}" RequestId="${requestId}">${contracts.map(contractIn)}</c:SocialContractResponse>`;

/** Whether a person has a social contract, and from when to when. Ours: no such information type is published. */
export const socialContract: ProvidedContent = {
  request: own('SocialContractRequest'),
  decodeContent,
  encodeContent,
};
