import type { Command } from 'commander';
import * as z from 'zod';
import type { ApiClient, Reply } from '#ops/cli/api/api-client';
import { apiClient } from '#ops/cli/api/api-client';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import type { Desk } from '#ops/cli/desk';
import { neutralisedJson } from '#ops/cli/words/neutralised';
import type { Page } from '#ops/cli/page/page';
import { pageOf } from '#ops/cli/page/page';
import type { PageOptions } from '#ops/cli/page/page';
import { problemFailure } from '#ops/cli/problem-failure';

const DEFAULT_API = 'http://127.0.0.1:8787';

const Shared = z.object({
  api: z.string().optional(),
  lang: z.enum(['both', 'ru', 'en']),
  json: z.boolean().optional(),
});

/** One run of one command: where to ask, how to show. */
export type Session = {
  desk: Desk;
  api: ApiClient;
  isJson: boolean;
  pageOptions: PageOptions;
  page: Page;
};

const baseUrlOf = (api: string): string => {
  const url = URL.canParse(api) ? new URL(api) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new CommandFailure(EXIT.refused, {
      ru: `--api: нужен адрес вида ${DEFAULT_API}.`,
      en: `--api: an address such as ${DEFAULT_API} is needed.`,
    });
  return url.href.replace(/\/+$/, '');
};

export const sessionOf = (desk: Desk, command: Command): Session => {
  const shared = Shared.parse(command.optsWithGlobals());
  const pageOptions = { language: shared.lang, colour: desk.colour };
  return {
    desk,
    api: apiClient({
      baseUrl: baseUrlOf(shared.api ?? desk.api ?? DEFAULT_API),
      identity: desk.identity,
    }),
    isJson: shared.json === true,
    pageOptions,
    page: pageOf(pageOptions),
  };
};

/** The view of a reply; a problem ends the command. */
export const viewOf = <View>(session: Session, reply: Reply<View>): View => {
  if (reply.type === 'problem') throw problemFailure(session.page, reply);
  return reply.view;
};

/** Prints the API's JSON as it came (`--json`), or the page made of its view. */
export const show = <View>(session: Session, reply: Reply<View>, render: (view: View) => string): void => {
  const view = viewOf(session, reply);
  session.desk.out(session.isJson ? neutralisedJson(reply.json) : render(view));
};
