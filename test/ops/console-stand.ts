import { request, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { apiClient } from '#ops/cli/api/api-client';
import { startConsole } from '#ops/console/console-server';
import type { PageFiles } from '#ops/console/page-files';
import { nobody } from '#test/ops/fake-desk';

export const KEY = 'a-key-of-this-start';
/** What the page's own calls bear. */
export const OWN = { 'x-sverka-console-key': KEY };
/** Nobody answers there. */
export const NOWHERE = 'http://127.0.0.1:9';

/** In place of the page: its files are the browser tests' matter. */
const files: PageFiles = new Map([
  ['/', { contentType: 'text/html; charset=utf-8', content: Buffer.from('<!doctype html>') }],
]);

type Said = { status: number; headers: IncomingHttpHeaders; body: string };
export type Knocked = { method?: string; path: string; headers?: Record<string, string>; body?: string };

/** A console before that API, and a way to call it with any header, as any page or program could. */
export const consoleBefore = async (baseUrl: string) => {
  const { port, stop } = await startConsole({
    api: apiClient({ baseUrl, identity: nobody }),
    port: 0,
    key: KEY,
    files,
  });
  onTestFinished(stop);
  const knock = ({ method = 'GET', path, headers = {}, body }: Knocked): Promise<Said> =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (reply) => {
        void text(reply).then((read) => {
          resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: read });
        }, reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  return { port, knock };
};
