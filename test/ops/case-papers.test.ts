import { describe, expect, it } from 'vitest';
import type { AuditCase, AuditReport } from '#schemas/audit-report';
import { CaseProgress } from '#schemas/case-progress';
import { Dossier } from '#schemas/dossier';
import type { StandReply } from '#test/ops/api-stand';
import { standWith } from '#test/ops/stand-of-a-test';
import { openApi } from '#test/ops/published-contract';
import { sverka } from '#test/ops/sverka-process';
import { CASE_ID } from '#test/ops/views';

const example = (name: string): unknown => openApi.components.examples[name]?.value;
const ok = (body: unknown): StandReply => ({ status: 200, body });

describe('sverka progress', () => {
  it('prints the steps by day with their clause, in both languages', async () => {
    const view = CaseProgress.parse(example('CaseProgress'));
    const { url } = await standWith({ [`GET /v1/cases/${CASE_ID}/progress`]: ok(view) });
    const { code, stdout } = await sverka(['progress', CASE_ID, '--api', url]);
    expect(code).toBe(0);
    expect(stdout).toContain('2026-12-03');
    expect(stdout).toContain(
      'Решение принято; о нём сообщат письменным уведомлением (до 2026-12-04, п. 3.3.3)',
    );
    expect(stdout).toContain(
      'A decision is made; a written notice will tell it (until 2026-12-04, clause 3.3.3)',
    );
  });
});

describe('sverka dossier', () => {
  const copy = Dossier.parse(example('Dossier'));

  it('asks for the copy in the name of an official, and prints what was asked and found', async () => {
    const path = `GET /v1/cases/${CASE_ID}/dossier?for=citizen&actorId=official-7&reason=complaint`;
    const { url } = await standWith({ [path]: ok(copy) });
    const asked = ['--for', 'citizen', '--actor', 'official-7', '--reason', 'complaint'];
    const { code, stdout } = await sverka(['dossier', CASE_ID, ...asked, '--api', url]);
    expect(code).toBe(0);
    expect(stdout).toContain('СВЕДЕНИЯ ПО ОБРАЩЕНИЮ № 2026-0900');
    expect(stdout).toContain(
      'Федеральная налоговая служба: реестр предпринимателей (ЕГРИП); лицо: spouse; на 2026-11-20',
    );
    expect(stdout).toContain('ответ получен / an answer came');
    expect(stdout).toContain('clause 2.8.1');
    expect(stdout).not.toContain('Кто обращался');
  });

  it('cites an act with its article as it stands, a number as a clause', async () => {
    const results = copy.results.map((result) => ({
      ...result,
      findings: result.findings.map((one) => ({ ...one, clause: '178-ФЗ ст. 8' })),
    }));
    const path = `GET /v1/cases/${CASE_ID}/dossier?for=citizen&actorId=official-7&reason=complaint`;
    const { url } = await standWith({ [path]: ok({ ...copy, results }) });
    const asked = ['--for', 'citizen', '--actor', 'official-7', '--reason', 'complaint'];
    const { stdout } = await sverka(['dossier', CASE_ID, ...asked, '--api', url]);
    expect(stdout).toContain('178-ФЗ ст. 8');
    expect(stdout).not.toMatch(/(п\.|clause) 178-ФЗ/);
  });

  it('of the audit copy also who acted and who looked into it', async () => {
    const audit = {
      ...copy,
      copy: 'audit',
      legalHold: true,
      steps: undefined,
      officeEvents: [
        {
          schemaVersion: '1',
          eventId: 'e',
          type: 'decided',
          occurredOn: '2026-12-03',
          actorId: 'official-7',
          details: { outcome: 'granted' },
        },
      ],
      actions: [
        {
          at: '2026-12-07T09:00:00.000Z',
          actorId: 'auditor-1',
          action: 'dossier-read',
          copy: 'audit',
          reason: 'office-check',
        },
      ],
    };
    const { url } = await standWith({
      [`GET /v1/cases/${CASE_ID}/dossier?for=audit&actorId=auditor-1`]: ok(audit),
    });
    const { stdout } = await sverka([
      'dossier',
      CASE_ID,
      '--actor',
      'auditor-1',
      '--lang',
      'ru',
      '--api',
      url,
    ]);
    expect(stdout).toContain('ДОСЬЕ обращения № 2026-0900');
    expect(stdout).toContain('2026-12-03  official-7  decided  granted');
    expect(stdout).toContain('2026-12-07 12:00 МСК  auditor-1  выдано досье  audit  office-check');
    expect(stdout).toContain('удержано: удаление запрещено (п. 5.11)');
  });

  it('needs an official, before anything is asked', async () => {
    const stand = await standWith({});
    const { code, stderr } = await sverka(['dossier', CASE_ID, '--api', stand.url]);
    expect([code, stand.calls]).toEqual([1, []]);
    expect(stderr).toContain('--actor');
  });
});

describe('sverka hold', () => {
  it('places and lifts, with official and reason in the body', async () => {
    const stand = await standWith({
      [`POST /v1/cases/${CASE_ID}/hold`]: ok({ caseId: CASE_ID, legalHold: true }),
    });
    const by = ['--actor', 'official-7', '--api', stand.url];
    const { stdout } = await sverka(['hold', CASE_ID, '--reason', 'court', ...by]);
    await sverka(['hold', CASE_ID, '--reason', 'mistake', '--lift', ...by]);
    expect(stdout).toContain(`Case ${CASE_ID} is held: nothing of it is deleted.`);
    expect(stand.calls.map(({ body }) => body)).toEqual([
      '{"change":"place","actorId":"official-7","reason":"court"}',
      '{"change":"lift","actorId":"official-7","reason":"mistake"}',
    ]);
  });
});

describe('sverka audit', () => {
  const period = 'office=vladimir-1&from=2026-11-01&to=2026-11-30';
  const asked = ['audit', '--office', 'vladimir-1', '--from', '2026-11-01', '--to', '2026-11-30'];
  const next = `2026-12-04~${CASE_ID}`;
  const page = (registrationNumber: string, more: Partial<AuditReport> = {}): AuditReport => {
    const found: AuditCase = {
      caseId: CASE_ID,
      registrationNumber,
      purpose: 'decision',
      acceptedOn: '2026-11-20',
      state: 'result-ready',
      contractState: 'with-commission',
      terms: [
        {
          code: 'preparation',
          clause: '3.2.2',
          startsOn: '2026-11-20',
          legalDue: '2026-11-26',
          status: 'met',
          metOn: '2026-11-27',
          daysLate: 1,
        },
      ],
      actors: [{ actorId: 'official-7', events: 2 }],
      exceptions: [{ code: 'term-met-late', term: 'preparation', days: 1 }],
    };
    const head = {
      schemaVersion: '1',
      officeId: 'vladimir-1',
      from: '2026-11-01',
      to: '2026-11-30',
    } as const;
    return { ...head, asOf: '2026-12-07T09:00:00.000Z', cases: [found], ...more };
  };
  const twoPages = () =>
    standWith({
      [`GET /v1/reports/audit?${period}`]: ok(page('=HYPERLINK("x")', { next })),
      [`GET /v1/reports/audit?${period}&${new URLSearchParams({ after: next }).toString()}`]: ok(
        page('2026-0901'),
      ),
    });

  it('reads every page into one table', async () => {
    const { url } = await twoPages();
    const { code, stdout } = await sverka([...asked, '--lang', 'en', '--api', url]);
    expect(code).toBe(0);
    expect(stdout).toContain('cases accepted 2026-11-01 to 2026-11-30: 2');
    expect(stdout).toContain('2026-0901');
    expect(stdout).toContain('official-7 × 2');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('term met late');
  });

  it('gives a spreadsheet nothing that could start a formula', async () => {
    const { url } = await twoPages();
    const { stdout } = await sverka([...asked, '--format', 'csv', '--api', url]);
    const lines = stdout.split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFFregistration_number,case_id,/);
    expect(lines[1]).toBe(
      `"'=HYPERLINK(""x"")",${CASE_ID},decision,2026-11-20,result-ready,with-commission,case,,,,,,,,`,
    );
    expect(lines[2]).toContain('term,preparation,3.2.2,2026-11-20,2026-11-26,met,2026-11-27,1,');
    expect(lines[3]).toContain('actor,official-7,,,,,,,2');
    expect(lines[4]).toContain('exception,term-met-late,,,,preparation,,1,');
    expect(lines).toHaveLength(1 + 2 * 4 + 1);
  });

  it('gives all pages as one document', async () => {
    const { url } = await twoPages();
    const { stdout } = await sverka([...asked, '--json', '--api', url]);
    const report: unknown = JSON.parse(stdout);
    expect(report).toMatchObject({ cases: [{ caseId: CASE_ID }, { registrationNumber: '2026-0901' }] });
    expect(report).not.toHaveProperty('next');
  });
});
