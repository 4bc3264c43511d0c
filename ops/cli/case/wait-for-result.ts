import type { Reply } from '#ops/cli/api/api-client';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import { renderProgress } from '#ops/cli/case/render-case';
import type { Session } from '#ops/cli/session';
import { viewOf } from '#ops/cli/session';
import type { CaseView } from '#schemas/api';
import type { VerificationResult } from '#schemas/verification-result';

const LOOK_EVERY_SECONDS = 1;
const PAGE_COLUMNS = 100;

const late = (caseId: string, seconds: number): CommandFailure =>
  new CommandFailure(EXIT.noResultInTime, {
    ru: `За ${seconds} с результата нет. Дело не потеряно и идёт дальше: sverka case ${caseId}`,
    en: `No result within ${seconds} s. The case is not lost and goes on: sverka case ${caseId}`,
  });

/** One line for logs and narrow terminals. */
const shortProgress = (session: Session, view: CaseView): string => {
  const answered = view.queries.filter(({ state }) => state === 'answered').length;
  const total = view.queries.length;
  return session.page.word({ ru: `ответов ${answered} из ${total}`, en: `${answered} of ${total} answered` });
};

/** Draws over its own last picture in a wide terminal; else prints one line per change. To standard error. */
const progressPainter = (session: Session): ((view: CaseView) => void) => {
  const isWide = session.desk.isTerminal && (session.desk.columns ?? 0) >= PAGE_COLUMNS;
  let lastHeight = 0;
  let last = '';
  return (view) => {
    const picture = isWide ? renderProgress(view, session.pageOptions) : shortProgress(session, view);
    if (picture === last) return;
    const back = isWide && lastHeight > 0 ? `\u001b[${lastHeight}A\u001b[0J` : '';
    session.desk.err(`${back}${picture}`);
    last = picture;
    lastHeight = picture.split('\n').length;
  };
};

/** Looks once a second until the case has a final result; a problem or the end of patience ends the command. */
export const waitForResult = async (
  session: Session,
  caseId: string,
  seconds: number,
): Promise<Reply<VerificationResult>> => {
  const until = session.desk.nowSeconds() + seconds;
  const paint = progressPainter(session);
  for (;;) {
    const view = viewOf(session, await session.api.readCase(caseId));
    paint(view);
    if (view.resultVersion > 0) return session.api.readResult(caseId);
    if (session.desk.nowSeconds() >= until) throw late(caseId, seconds);
    await session.desk.pause(LOOK_EVERY_SECONDS);
  }
};
