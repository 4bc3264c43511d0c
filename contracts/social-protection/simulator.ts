import * as z from 'zod';
import { readSimulatedJson } from '#contracts/protocols/simulator-json';
import { personShape } from '#contracts/protocols/simulator-population';
import {
  isoInstant,
  jsonReply,
  type SimulatedCall,
  type SimulatedReply,
  type SimulatorWorld,
} from '#contracts/protocols/simulator-world';
import { readSimulatedXml, write, type WrittenXml } from '#contracts/protocols/simulator-xml';
import { type QueuedInquiry, simulatedInquiries } from '#contracts/protocols/smev3/simulator-inquiries';
import { derivedMessageId } from '#contracts/protocols/smev3/simulator-message-id';

const NAMESPACE = 'urn://sverka/social-protection/social-contract/1.0.0';
const COMMONS = 'urn://x-artefacts-smev-gov-ru/supplementary/commons/1.0.1';

/** What somebody may order at `POST …/askers`: a participant that asks us, and how the bus behaves about it. */
const Order = z.strictObject({
  requester: z.string().min(1),
  /** Whom and what for; or a content that breaks the contract. */
  question: z
    .strictObject({ ...personShape, purpose: z.string() })
    .omit({ inn: true })
    .optional(),
  content: z.string().optional(),
  isTest: z.boolean().optional(),
  /** The id of an earlier request with another content: a clash. */
  messageId: z.string().optional(),
  without: z.enum(['reply-to', 'id', 'signature']).optional(),
  copies: z.int().min(1).max(10).optional(),
  troubles: z
    .array(
      z.enum([
        'failure',
        'overflow',
        'stale',
        'unsigned',
        'not-found',
        'wrong-content',
        'expired',
        'unheard',
        'lost',
        'page',
      ]),
    )
    .optional(),
});
type Order = z.infer<typeof Order>;

const questionOf = (
  { name, snils, birthDate, purpose }: NonNullable<Order['question']>,
  id: string,
): WrittenXml =>
  write(
    'q:SocialContractRequest',
    { 'xmlns:q': NAMESPACE, 'xmlns:c': COMMONS, RequestId: id },
    write('c:FamilyName', {}, name.family),
    write('c:FirstName', {}, name.given),
    name.patronymic === undefined ? undefined : write('c:Patronymic', {}, name.patronymic),
    write('q:Snils', {}, snils),
    write('q:BirthDate', {}, birthDate),
    write('q:Purpose', {}, purpose),
  );

const told = (inquiry: QueuedInquiry) => ({
  messageId: inquiry.messageId,
  handedOut: inquiry.handedOut,
  acked: inquiry.acked,
  refused: inquiry.refused,
  responses: inquiry.responses.map((said) =>
    said.type === 'rejected'
      ? { messageId: said.messageId, rejected: said.code }
      : {
          messageId: said.messageId,
          root: said.root,
          contracts: said.fields.map(({ children }) =>
            Object.fromEntries(children.map(({ name, text }) => [name, text])),
          ),
        },
  ),
});

/** Participants that ask us: the bus in front of our own queue (`smev`), and the door at which they are made to ask (`askers`). */
export const simulator = (world: SimulatorWorld) => {
  const inquiries = simulatedInquiries(world);
  let asked = 0;

  const ask = (order: Order): SimulatedReply => {
    asked += 1;
    const messageId = order.messageId ?? derivedMessageId(world.nowMs(), 'inquiry', `${asked}`);
    const content =
      order.question === undefined
        ? { written: order.content ?? '' }
        : questionOf(order.question, `r-${messageId.slice(0, 8)}-${asked}`);
    const root = readSimulatedXml(content.written);
    if (root === undefined) return jsonReply(400, { code: 'content-is-no-xml' });
    inquiries.put({
      messageId,
      sender: { mnemonic: order.requester, title: 'Участник взаимодействия' },
      sentAt: isoInstant(world.nowMs()),
      content,
      namespace: root.namespace,
      isTest: order.isTest === true,
      copies: order.copies ?? 1,
      troubles: order.troubles ?? [],
      ...(order.without === undefined ? {} : { without: order.without }),
    });
    return jsonReply(200, { messageId });
  };

  const askers = (call: SimulatedCall): SimulatedReply => {
    if (call.method === 'GET') return jsonReply(200, inquiries.all().map(told));
    const order = readSimulatedJson(call.body, Order);
    return order === undefined ? jsonReply(400, { code: 'wrong-order' }) : ask(order);
  };

  return {
    agency: 'social-protection',
    endpoints: { smev: inquiries.call, askers },
    // Its requests live as long as its process: who asks us is no effect of what we asked.
    replay: () => undefined,
  };
};
