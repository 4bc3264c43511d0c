import { resultChanges } from '#core/case/result-changes';
import type { Severity } from '#schemas/verification-result';
import type { AgencyFact, Conclusion, Discrepancy, PlacementFact } from '#schemas/verification-result';
import type { Withdrawal } from '#schemas/withdrawal';
import { aCase, aResult } from '#test/builders';

export const report = {
  source: 'employment-centre',
  sourceEventId: 'e1',
  type: 'placement-reported',
  reportedOn: '2026-11-17',
  receivedAt: '2026-11-17T09:00:00.000Z',
} as const;
export const job: PlacementFact = {
  subjectId: 'applicant',
  state: 'reported',
  employerInn: '3328000110',
  employerName: 'ООО «Ромашка»',
  startOn: '2026-11-16',
  confirmation: 'employer',
  isConfirmed: true,
  events: ['e1'],
  reports: [report],
};
export const ended: PlacementFact = {
  ...job,
  state: 'terminated',
  endOn: '2026-11-30',
  endReportedOn: '2026-12-01',
};
export const fact: AgencyFact = {
  subjectId: 'applicant',
  type: 'business-registered',
  effectiveOn: '2026-11-20',
  title: { ru: 'Стал предпринимателем', en: 'Became an entrepreneur' },
  reports: [report],
};
export const finding = (severity: Severity, changes: Partial<Discrepancy> = {}): Discrepancy => ({
  id: 'finding-1',
  kind: 'business-undeclared',
  severity,
  item: 'activity/applicant',
  effect: 'not-decidable',
  clause: '2.8.1',
  evidence: [],
  explanation: { ru: 'Есть запись', en: 'There is a record' },
  nextStep: { ru: 'Уточнить', en: 'Ask' },
  ...changes,
});
export const ofOther = finding('high', { id: 'finding-2', kind: 'other-application' });
export const withdrawal: Withdrawal = {
  what: 'consent',
  on: '2026-12-01',
  clause: '1.3(3)',
  subjectId: 'spouse',
  consent: 'contract',
  cancelled: [],
  answeredBefore: [],
  explanation: { ru: 'Согласие отозвано', en: 'Consent withdrawn' },
  nextStep: { ru: 'Взять новое', en: 'Take a new one' },
};
export const application: Withdrawal = {
  what: 'application',
  on: '2026-12-01',
  clause: '2.7',
  cancelled: [],
  answeredBefore: [],
  explanation: { ru: 'Заявление отозвано', en: 'Application withdrawn' },
  nextStep: { ru: 'Закрыть дело', en: 'Close the case' },
};

/** A result without anything in it. */
export const plain: Conclusion = aResult(aCase(), 1);
export const changed = (before: Partial<Conclusion>, after: Partial<Conclusion>) =>
  resultChanges({ ...plain, ...before, version: 1 }, { ...plain, ...after }, { isIssued: false });
export const words = (before: Partial<Conclusion>, after: Partial<Conclusion>) =>
  changed(before, after).list.map(({ id, cause, text }) => [id, cause, text.en]);
