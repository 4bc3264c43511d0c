import type { OfficePart } from '#core/ports';
import { caseKey, dueShardOf, officePart } from '#functions/runtime/table/case-keys';
import { keyOf } from '#functions/runtime/table/case-table';
import {
  count,
  countOf,
  document,
  documentOf,
  epochSeconds,
  optionalTextOf,
  text,
  type Row,
} from '#functions/runtime/table/row';
import { VerificationCase } from '#schemas/verification-case';

/** What the document keeps; version and next look are attributes, so that they can change without it. */
const CaseDocument = VerificationCase.omit({ version: true, nextActionAt: true });

const partOf = ({ checkMonth, settled }: Pick<VerificationCase, 'checkMonth' | 'settled'>): OfficePart => {
  if (checkMonth !== undefined) return 'checks';
  return settled === true ? 'settled' : 'owing';
};

/**
 * Where the document stands. Code that knows no plans would take a case with one for a case that asks nobody, and conclude
 * it: under another name it finds no document, stops, and leaves the case to code that does.
 */
const documentName = ({ plan }: Pick<VerificationCase, 'plan'>) =>
  plan === undefined ? 'doc' : 'docWithPlan';

/** Last of all rows: a case that is not marked to the end keeps its own row. */
const ttlOf = ({ retention, legalHold }: Pick<VerificationCase, 'retention' | 'legalHold'>): Row =>
  retention?.expiresAt === undefined || !retention.isMarked || legalHold === true
    ? {}
    : { ttl: count(epochSeconds(retention.expiresAt)) };

export const caseRow = (verificationCase: VerificationCase): Row => {
  const { version, nextActionAt, ...doc } = verificationCase;
  const key = caseKey(doc.caseId);
  return {
    ...keyOf(key),
    [documentName(doc)]: document(doc),
    version: count(version),
    officeId: text(officePart(doc.officeId, partOf(doc))),
    safeDue: text(doc.safeDue),
    ...ttlOf(doc),
    ...(nextActionAt === undefined
      ? {}
      : { nextActionAt: text(nextActionAt), dueShard: text(dueShardOf(key.pk)) }),
  };
};

export const caseOf = (row: Row): VerificationCase => {
  const nextActionAt = optionalTextOf(row, 'nextActionAt');
  return {
    ...documentOf(CaseDocument, row, row['docWithPlan'] === undefined ? 'doc' : 'docWithPlan'),
    version: countOf(row, 'version'),
    ...(nextActionAt === undefined ? {} : { nextActionAt }),
  };
};
