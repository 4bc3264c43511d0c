import { behaviourFor } from '#contracts/protocols/simulator-behaviour';
import { digestOfFields, digestOfParts, type JournalEntry } from '#contracts/protocols/simulator-journal';
import type { AgencyName } from '#contracts/protocols/simulator-population';
import { isoInstant, type SimulatorWorld } from '#contracts/protocols/simulator-world';
import type { SimulatedXml } from '#contracts/protocols/simulator-xml';
import type { BusCall } from '#contracts/protocols/smev3/simulator-request';
import type { SmevService } from '#contracts/protocols/smev3/simulator-service';

type Taken = { sent: Extract<BusCall, { type: 'send' }>; service: SmevService; content: SimulatedXml };

/** The journal's line for a question as it would be accepted now: all that a restarted bus needs to answer it. */
export const acceptedEntry = (taken: Taken, agency: AgencyName, world: SimulatorWorld): JournalEntry => {
  const { sent, service, content } = taken;
  const question = service.read(content);
  const people = world.people();
  const fields = question?.fields ?? { invalid: 'content' };
  return {
    at: isoInstant(world.nowMs()),
    agency,
    kind: service.kind,
    effect: 'accepted',
    key: sent.messageId,
    digest: digestOfParts(service.kind, question?.person ?? '', digestOfFields(fields)),
    asked: { ...fields, ...(sent.nodeId === undefined ? {} : { nodeId: sent.nodeId }) },
    behaviour: behaviourFor({ agency, kind: service.kind }, people.population, people.find(question?.person)),
    ...(question === undefined ? {} : { person: question.person }),
    ...(question?.queryId === undefined ? {} : { queryId: question.queryId }),
  };
};
