import type { Reply } from '#ops/cli/api/api-client';
import { neutralisedJson } from '#ops/cli/words/neutralised';
import { problemLines } from '#ops/cli/problem-failure';
import type { Session } from '#ops/cli/session';
import type { Bilingual } from '#schemas/bilingual';

type Posted<View> = { place: Bilingual; reply: Reply<View> };

/** What came of one item of a file; `named` tells of an accepted one. With `--json` the API's reply, on one line. */
export const postedItem = <View>(
  { page, isJson }: Session,
  { place, reply }: Posted<View>,
  named: (view: View) => string,
): string => {
  if (isJson) return neutralisedJson(reply.json).replaceAll(/\r?\n\s*/g, '');
  const where = page.word(place);
  if (reply.type === 'problem') {
    const refused = page.word({ ru: 'отклонено', en: 'refused' });
    return [
      page.line(`✗ ${where}: ${refused} (HTTP ${reply.status})`, 'bad'),
      ...problemLines(page, reply.problem).map((line) => `    ${line}`),
    ].join('\n');
  }
  const isNew = reply.status === 202;
  const word = isNew ? { ru: 'принято', en: 'accepted' } : { ru: 'уже было', en: 'same as before' };
  return page.line(`✓ ${where}: ${page.word(word)}, ${named(reply.view)}`, isNew ? 'good' : 'dim');
};
