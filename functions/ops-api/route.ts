import type { InquiryStore } from '#core/inquiries/inquiry-store';
import type { CaseStore } from '#core/ports';
import type { AuditViewDeps } from '#functions/ops-api/audit-view';
import type { BalanceViewDeps } from '#functions/ops-api/balance-view';
import type { CaseViewDeps } from '#functions/ops-api/case-view';
import type { ChangeHoldDeps } from '#functions/ops-api/change-hold';
import type { DossierViewDeps } from '#functions/ops-api/dossier-view';
import type { FailedViewDeps } from '#functions/ops-api/failed-view';
import type { QueuesViewDeps } from '#functions/ops-api/queues-view';
import type { HttpAnswer, HttpRequest } from '#functions/runtime/http/http-answer';

export type OpsApiDeps = CaseViewDeps &
  QueuesViewDeps &
  FailedViewDeps & {
    desk: QueuesViewDeps['desk'] & FailedViewDeps['desk'];
    store: CaseViewDeps['store'] &
      QueuesViewDeps['store'] &
      FailedViewDeps['store'] &
      Pick<
        CaseStore,
        'parkedEvents' | 'strayMessages' | 'casesOfOffice' | 'casesThatOwe' | 'loadMonitoring'
      > &
      AuditViewDeps['store'] &
      DossierViewDeps['store'] &
      BalanceViewDeps['store'] &
      ChangeHoldDeps['store'] &
      Pick<InquiryStore, 'listInquiries'>;
  };

/** A request with the world around it → what answers it. */
export type Route = (request: HttpRequest, deps: OpsApiDeps) => Promise<HttpAnswer>;
