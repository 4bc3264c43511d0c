import { visitCase } from '#core/case-visit';
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

/** Nothing left to do or to wait for: the case leaves the due index. Otherwise the sweeper's look stays as it is. */
const published = (file: CaseFile, version: number, deps: PublishResultDeps): VerificationCase => {
  const { nextActionAt, ...rest } = file.case;
  const next = { ...rest, version: rest.version + 1, publishedVersion: version };
  // The wait plays no part: a case without open steps has no next look.
  const visit = visitCase({ ...file, case: next }, { now: deps.clock(), recheckSeconds: 0 });
  const isAtRest = visit.steps.length === 0 && visit.nextActionAt === undefined;
  return isAtRest || nextActionAt === undefined ? next : { ...next, nextActionAt };
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
