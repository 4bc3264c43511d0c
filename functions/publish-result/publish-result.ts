import { visitCase } from '#core/case/case-visit';
import { placeIfKnown } from '#core/terms/next-due';
import { findPolicy } from '#core/policies/registry';
import type { CaseFile, CaseStore, Clock, PublishResult } from '#core/ports';
import { decideAgain } from '#functions/runtime/decide-again';
import { existing } from '#functions/runtime/missing-row';
import type { CaseHint, ResultEvent } from '#schemas/envelope';
import type { VerificationCase } from '#schemas/verification-case';
import type { VerificationResult } from '#schemas/verification-result';

export type PublishResultDeps = {
  store: Pick<CaseStore, 'loadCase' | 'loadResult' | 'updateCase'>;
  publish: PublishResult;
  clock: Clock;
};

/** CloudEvents 1.0: the same result has the same id however often it is sent. */
const eventOf = (result: VerificationResult): ResultEvent => {
  const { caseId, officeId, registrationNumber, purpose, checkMonth, version, status, createdAt } = result;
  return {
    specversion: '1.0',
    id: `${caseId}/${version}`,
    source: '/sverka',
    type: 'ru.sverka.verification-result.v1',
    subject: caseId,
    time: createdAt,
    datacontenttype: 'application/json',
    data: {
      caseId,
      officeId,
      registrationNumber,
      ...(purpose === undefined ? {} : { purpose }),
      ...(checkMonth === undefined ? {} : { checkMonth }),
      version,
      status,
    },
  };
};

/** Nothing left to do: the case waits for the next check of its contract only. Otherwise the look stays as it is. */
const published = (file: CaseFile, version: number, deps: PublishResultDeps): VerificationCase => {
  const { nextActionAt: planned, ...rest } = file.case;
  const policy = existing(findPolicy(rest.policy), 'policy');
  const next = {
    ...rest,
    ...placeIfKnown(rest, file.officeEvents, policy),
    version: rest.version + 1,
    publishedVersion: version,
  };
  // The wait plays no part: a case without open steps has no hint on its way.
  const visit = visitCase({ ...file, case: next }, { now: deps.clock(), recheckSeconds: 0 });
  const nextActionAt = visit.steps.length === 0 ? visit.nextActionAt : planned;
  return nextActionAt === undefined ? next : { ...next, nextActionAt };
};

/** Publishes the newest result, and every one between that was not published yet, each in its turn. */
export const publishResult = ({ caseId }: CaseHint, deps: PublishResultDeps): Promise<string> =>
  decideAgain(async () => {
    const { store, publish } = deps;
    const file = existing(await store.loadCase(caseId), 'case');
    const { publishedVersion, resultVersion } = file.case;
    for (let version = publishedVersion + 1; version <= resultVersion; version += 1) {
      await publish(eventOf(existing(await store.loadResult(caseId, version), 'result')));
    }
    if (publishedVersion >= resultVersion) return 'already-published';
    const written = await store.updateCase(published(file, resultVersion, deps));
    return written === 'conflict' ? undefined : 'published';
  });
