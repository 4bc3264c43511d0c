import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** A browser of the system's own; without it these tests say so. */
export const hasChromium = existsSync(CHROMIUM);

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // What a browser asks of its maker by itself (updates, hints for forms) finds nobody.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** A page that is watched: what it complained of, and whom it asked. */
export type WatchedPage = {
  page: Page;
  /** Errors and warnings of its console, and whatever was thrown. */
  complaints: string[];
  /** Origin of everything that it asked for. */
  origins: Set<string>;
};

export type ABrowser = { open: () => Promise<WatchedPage>; close: () => Promise<void> };

const watch = (page: Page): WatchedPage => {
  const complaints: string[] = [];
  const origins = new Set<string>();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    origins.add(new URL(request.url()).origin);
  });
  return { page, complaints, origins };
};

/** A headless Chromium that has never been used. */
export const startBrowser = async (): Promise<ABrowser> => {
  const profile = await mkdtemp(join(tmpdir(), 'sverka-browser-'));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    headless: true,
    args: QUIET,
    viewport: { width: 1280, height: 900 },
  });
  // A computer under load draws late.
  context.setDefaultTimeout(180_000);
  return {
    open: async () => watch(await context.newPage()),
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
};
