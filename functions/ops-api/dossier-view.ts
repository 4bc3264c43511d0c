import * as z from 'zod';
import type { Agency } from '#core/agency';
import { canonicalJson, digestOf } from '#core/digest';
import { dossierOf } from '#core/case/dossier';
import { civilDayOf } from '#core/time/local-time';
import { findPolicy } from '#core/policies/registry';
import type { CaseFile, CaseStore, Clock } from '#core/ports';
import { toldEvents } from '#core/case/told-events';
import { deadlinesNow } from '#functions/ops-api/contract-view';
import { existing } from '#functions/runtime/missing-row';
import { ActionReason, DossierCopy, type CaseAction } from '#schemas/case-action';
import type { Dossier } from '#schemas/dossier';
import { ActorId, type CaseId } from '#schemas/ids';
import { fieldErrors, type FieldError } from '#schemas/problem';
import type { VerificationResult } from '#schemas/verification-result';

export type DossierViewDeps = {
  store: Pick<
    CaseStore,
    'loadCase' | 'loadRequest' | 'loadResult' | 'appendAction' | 'loadActions' | 'pullForward'
  >;
  agencies: readonly Agency[];
  clock: Clock;
};

const DossierQuery = z.object({
  for: DossierCopy.default('audit'),
  actorId: ActorId,
  reason: ActionReason.optional(),
});

/** Where nobody says why: the copy says for whom it is. */
const USUAL_REASON: Readonly<Record<DossierCopy, ActionReason>> = {
  audit: 'office-check',
  citizen: 'applicant-request',
};

export type DossierReading =
  { type: 'dossier'; dossier: Dossier } | { type: 'unknown-case' } | { type: 'wrong'; errors: FieldError[] };

const everyResult = (
  { caseId, resultVersion }: CaseFile['case'],
  { store }: DossierViewDeps,
): Promise<VerificationResult[]> =>
  Promise.all(
    Array.from({ length: resultVersion }, async (_, index) =>
      existing(await store.loadResult(caseId, index + 1), 'result'),
    ),
  );

type Asked = { copy: DossierCopy; actorId: ActorId; reason: ActionReason };

/** What was handed out to whom is a row before anything is handed out. */
const handOut = async (file: CaseFile, asked: Asked, deps: DossierViewDeps): Promise<Dossier> => {
  const { store, agencies, clock } = deps;
  const { caseId, firstResultAt } = file.case;
  const { copy } = asked;
  const policy = existing(findPolicy(file.case.policy), 'policy');
  const madeAt = clock();
  const dayOf = (instant: string) => civilDayOf(instant, policy.timeZone);
  const shown = copy === 'audit' ? file.officeEvents : toldEvents(file.officeEvents);
  const content = dossierOf(
    {
      file,
      request: existing(await store.loadRequest(caseId), 'request'),
      results: await everyResult(file.case, deps),
      terms: deadlinesNow(file.case, shown, { now: madeAt, policy }),
      ...(firstResultAt === undefined ? {} : { verifiedOn: dayOf(firstResultAt) }),
    },
    { copy, today: dayOf(madeAt), policy, agencies },
  );
  const digest = digestOf(canonicalJson(content));
  const action: CaseAction = { at: madeAt, action: 'dossier-read', digest, ...asked };
  await store.appendAction(caseId, action);
  // The action came after the rows of an ended case were marked: the sweeper marks it with them.
  if (file.case.retention !== undefined) await store.pullForward(caseId, madeAt);
  const dossier = { ...content, madeAt, digest };
  return copy === 'audit' ? { ...dossier, actions: [...(await store.loadActions(caseId))] } : dossier;
};

/** The dossier of a case, or what is wrong with the parameters. */
export const viewDossier = async (
  caseId: CaseId,
  query: Readonly<Record<string, string | undefined>>,
  deps: DossierViewDeps,
): Promise<DossierReading> => {
  const read = DossierQuery.safeParse(query);
  if (!read.success) return { type: 'wrong', errors: fieldErrors(read.error) };
  const file = await deps.store.loadCase(caseId);
  if (file === undefined) return { type: 'unknown-case' };
  const { for: copy, actorId, reason = USUAL_REASON[copy] } = read.data;
  return { type: 'dossier', dossier: await handOut(file, { copy, actorId, reason }, deps) };
};
