import type { SimulatedKind, SimulatedPerson } from '#contracts/protocols/simulator-population';
import { personBySnils } from '#contracts/protocols/simulator-world';
import {
  childOf,
  type SimulatedXml,
  textOf,
  write,
  type WrittenXml,
} from '#contracts/protocols/simulator-xml';
import { COMMONS, writtenName } from '#contracts/protocols/smev3/simulator-name';
import type {
  AskedQuestion,
  SmevAnswer,
  SmevOutcome,
  SmevQuestion,
  SmevService,
} from '#contracts/protocols/smev3/simulator-service';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

type Known = NonNullable<SimulatedPerson['employmentCentre']>;
type Days = { from: string; to: string };
type Design = {
  kind: SimulatedKind;
  namespace: string;
  name: string;
  /** Written payments of those days. */
  payments: (known: Known, days: Days) => WrittenXml[];
};

/** Names of the request's elements in the order that the schema fixes; Patronymic may be absent. */
const SEQUENCE = 'FamilyName FirstName Patronymic Snils BirthDate PeriodFrom PeriodTo';

const read = (content: SimulatedXml): SmevQuestion | undefined => {
  const names = content.children.map((child) => child.name).join(' ');
  if (names !== SEQUENCE && names !== SEQUENCE.replace('Patronymic ', '')) return undefined;
  const value = (name: string) => textOf(childOf(content, name)) ?? '';
  const id = content.attributes['RequestId'] ?? '';
  const [snils, from, to] = [value('Snils'), value('PeriodFrom'), value('PeriodTo')];
  const isRead = /^\d{11}$/.test(snils) && [value('BirthDate'), from, to].every((day) => DAY.test(day));
  if (!isRead || id.length === 0 || id.length > 36) return undefined;
  return { person: personBySnils(snils), fields: { from, to }, queryId: id };
};

const personOf = (person: SimulatedPerson): WrittenXml =>
  write(
    'r:Person',
    {},
    ...writtenName('c', person.name),
    write('r:Snils', {}, person.snils),
    write('r:BirthDate', {}, person.birthDate),
  );

const says = (outcome: SmevOutcome, design: Design, asked: AskedQuestion): WrittenXml[] => {
  switch (outcome.type) {
    case 'known': {
      const known = outcome.person.employmentCentre;
      if (known === undefined) return [write('r:ResultCode', {}, 'NOT_FOUND')];
      const days = { from: asked.fields['from'] ?? '', to: asked.fields['to'] ?? '' };
      return [personOf(outcome.person), write('r:Payments', {}, ...design.payments(known, days))];
    }
    case 'not-found':
      return [write('r:ResultCode', {}, 'NOT_FOUND')];
    case 'not-ready':
      return [write('r:ResultCode', {}, 'NOT_READY')];
    case 'refused':
      return [write('r:ResultCode', {}, 'REFUSED')];
  }
};

const paymentService = (design: Design): SmevService => ({
  kind: design.kind,
  namespace: design.namespace,
  requestRoot: `${design.name}Request`,
  responseRoot: `${design.name}Response`,
  read,
  answer: (asked, outcome): SmevAnswer => ({
    type: 'content',
    content: write(
      `r:${design.name}Response`,
      { 'xmlns:r': design.namespace, 'xmlns:c': COMMONS, RequestId: asked.queryId },
      ...says(outcome, design, asked),
    ),
  }),
});

/** Benefits by month. A known person without payments in the period gets an empty list. */
export const benefitsService = paymentService({
  kind: 'unemployment-benefits',
  namespace: 'urn://sverka/rostrud/benefits/1.0.0',
  name: 'Benefits',
  payments: (known, days) =>
    (known.benefits ?? [])
      .filter(({ month }) => month >= days.from.slice(0, 7) && month <= days.to.slice(0, 7))
      .map((row) =>
        write('r:Payment', {}, write('r:Month', {}, row.month), write('r:Amount', {}, row.amount)),
      ),
});

export const selfEmploymentPaymentsService = paymentService({
  kind: 'self-employment-payments',
  namespace: 'urn://sverka/rostrud/self-employment-payments/1.0.0',
  name: 'SelfEmploymentPayments',
  payments: (known, days) =>
    (known.selfEmploymentPayments ?? [])
      .filter(({ paidOn }) => paidOn >= days.from && paidOn <= days.to)
      .map((row) =>
        write(
          'r:Payment',
          {},
          write('r:PaidOn', {}, row.paidOn),
          write('r:Purpose', {}, row.purpose === 'extra-jobs' ? 'EXTRA_JOBS' : 'SELF_EMPLOYMENT'),
          write('r:Amount', {}, row.amount),
        ),
      ),
});
