import { describe, expect, it } from 'vitest';
import type { Placements } from '#core/events/placements';
import { placementFindings } from '#core/reconcile/placement-findings';
import { anna, pavel } from '#test/core/family';

const weavers = { employerInn: '3328900537', employerName: 'ООО «Клязьминский текстиль»' };
const bakers = { employerInn: '5001007322', employerName: 'ООО «Хлеб»' };

const unemployed = { ...anna, occupation: 'unemployed' } as const;

const conflict: Placements['conflicts'][number] = {
  subjectId: 'applicant',
  about: 'employers',
  said: [
    { ...weavers, startOn: '2026-12-01' },
    { ...bakers, startOn: '2026-12-01', endOn: '2026-12-31' },
  ],
  prevailing: { ...weavers, startOn: '2026-12-01' },
};

const job: Placements['facts'][number] = {
  subjectId: 'applicant',
  ...weavers,
  startOn: '2026-12-01',
  state: 'reported',
  confirmation: 'employer',
  isConfirmed: true,
  events: [],
  reports: [],
};

describe('what reported jobs give a person to settle', () => {
  it('names every job that is reported, and the one that counts until then', () => {
    const findings = placementFindings([unemployed, pavel], { facts: [], conflicts: [conflict] });
    expect(findings).toMatchObject([
      {
        kind: 'placement-conflict',
        subjectId: 'applicant',
        item: 'placement/applicant',
        about: '3328900537 2026-12-01 / 5001007322 2026-12-01 2026-12-31',
        recorded:
          'ООО «Клязьминский текстиль», ИНН 3328900537, 2026-12-01; ООО «Хлеб», ИНН 5001007322, 2026-12-01 – 2026-12-31',
      },
    ]);
    expect(findings[0]?.explanation.ru).toContain(
      'расходятся: ООО «Клязьминский текстиль», ИНН 3328900537, 2026-12-01; ООО «Хлеб», ИНН 5001007322, 2026-12-01 – 2026-12-31. До решения человека учитывается: ООО «Клязьминский текстиль», ИНН 3328900537, 2026-12-01.',
    );
  });

  it('a job of whoever was declared unemployed is a remark, of that person only', () => {
    const findings = placementFindings([unemployed, pavel], { facts: [job], conflicts: [] });
    expect(findings).toMatchObject([
      {
        kind: 'occupation-differs',
        subjectId: 'applicant',
        about: 'placement 3328900537 2026-12-01',
        declared: 'unemployed',
        recorded: 'ООО «Клязьминский текстиль», ИНН 3328900537, 2026-12-01',
        weight: { severity: 'info', effect: 'does-not-change-eligibility' },
      },
    ]);
    expect(findings[0]?.explanation.en).toContain(
      'a job from 2026-12-01: ООО «Клязьминский текстиль», ИНН 3328900537',
    );
  });

  it('says nothing of a job that is over or cancelled, nor of one of a person who works', () => {
    for (const state of ['terminated', 'cancelled'] as const) {
      expect(placementFindings([unemployed], { facts: [{ ...job, state }], conflicts: [] })).toEqual([]);
    }
    expect(placementFindings([anna], { facts: [job], conflicts: [] })).toEqual([]);
    const spouses = { ...job, subjectId: 'spouse' };
    expect(placementFindings([unemployed, pavel], { facts: [spouses], conflicts: [] })).toEqual([]);
  });
});
