import { afterAll, beforeAll, afterEach, describe, expect, test, vi } from 'vitest';
import type { Page } from 'playwright-core';
import { hasChromium, startBrowser, type ABrowser, type WatchedPage } from '#test/browser/a-browser';
import { calm, CALM, ok, TROUBLE } from '#test/browser/console-routes';
import { startConsoleProcess, type ConsoleProcess } from '#test/browser/console-process';
import { openStand, type Stand, type StandReply } from '#test/ops/api-stand';
import { deadlinesView, failedView } from '#test/ops/views';

const MARKUP = '<img src=x onerror=alert(1)><script>alert(2)</script>';
/** Turns the rest of its line around where it is shown as it is. */
const TURNED = '\u202Egnp.exe';

const PATIENCE = { timeout: 60_000, interval: 50 };

let browser: ABrowser;
let stand: Stand;
let desk: ConsoleProcess;
let watched: WatchedPage;

const focused = (page: Page): Promise<string | null> => page.locator(':focus').getAttribute('id');

const openBefore = async (
  routes: Record<string, StandReply>,
  language: 'ru' | 'en' = 'en',
  prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
) => {
  stand = await openStand(routes);
  desk = await startConsoleProcess(stand.url, language);
  watched = await browser.open();
  await prepare(watched.page);
  await watched.page.goto(desk.address);
  return watched.page;
};

const inTheBrowser = (): void => {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await watched.page.close();
    await desk.stop();
    await stand.close();
    expect([...watched.origins]).toEqual([new URL(desk.address).origin]);
  });

  test('says in one line that nobody waits, in both languages, and takes the key out of the address', async () => {
    const page = await openBefore(CALM, 'ru');
    await page.getByRole('heading', { name: 'Ждёт ли кто-нибудь слишком долго?' }).waitFor();
    await page.locator('.answer').getByText('Нет. Всё движется.').waitFor();
    expect(page.url()).not.toContain('key');

    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('.answer').getByText('No. Everything moves.').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.locator('.answer').getByText('No. Everything moves.').waitFor();
    expect(watched.complaints).toEqual([]);
  });

  test('without the key shows where it is, and asks the exchange nothing', async () => {
    stand = await openStand(CALM);
    desk = await startConsoleProcess(stand.url, 'en');
    watched = await browser.open();
    await watched.page.goto(new URL('/', desk.address).href);

    await watched.page.getByText('Open the address that the sverka console command printed').waitFor();
    expect(stand.calls).toEqual([]);
  });

  test('text of others stays text wherever it is shown', async () => {
    const [group] = failedView.groups;
    const [message] = failedView.failed;
    const hostile = {
      groups: [{ ...group, code: MARKUP, queues: [MARKUP], advice: { ru: MARKUP, en: TURNED } }],
      failed: [{ ...message, messageId: MARKUP, queue: MARKUP, reason: TURNED, caseId: MARKUP }],
      more: [{ queue: MARKUP, count: 1 }],
    };
    const named = { queues: calm.queues.map((queue) => ({ ...queue, queue: `${MARKUP}${TURNED}` })) };
    const page = await openBefore({
      ...CALM,
      'GET /v1/ops/failed': ok(hostile),
      'GET /v1/ops/queues': ok(named),
    });
    await page.getByRole('button', { name: 'Look at the messages (1)…' }).click();
    await page.getByRole('dialog').getByText('Details').click();

    expect(await page.locator('img, script:not([src])').count()).toBe(0);
    const shown = String(await page.locator('body').textContent());
    expect(shown).toContain(MARKUP);
    expect(shown).toContain('\\u202egnp.exe');
    expect(shown).not.toContain('\u202E');
    expect(watched.complaints).toEqual([]);
  });

  test('an exchange that goes away is said at once, the last picture stays with its time, and it comes back', async () => {
    const page = await openBefore(TROUBLE);
    await page.locator('.answer').getByText('Yes: 3.').waitFor();
    await stand.close();

    const alert = page.getByRole('alert');
    await alert.getByText('No connection to the exchange since').waitFor();
    expect(await alert.textContent()).toMatch(/Below is the last picture: \d{4}-\d\d-\d\d \d\d:\d\d MSK\./);
    await page.locator('.answer').getByText('Not known.').waitFor();
    expect(await page.getByRole('region', { name: 'What has failed' }).textContent()).toContain('http-503');

    stand = await openStand(CALM, Number(new URL(stand.url).port));
    await page.locator('.answer').getByText('No. Everything moves.').waitFor();
    expect(await alert.textContent()).toBe('');
    expect(watched.complaints.filter((line) => !line.includes('502'))).toEqual([]);
  });

  test('an exchange that lets nobody in is told apart from one that is away, with what to set', async () => {
    const page = await openBefore(
      { ...CALM, 'GET /v1/ops/queues': { status: 403, body: 'Forbidden' } },
      'ru',
    );

    const alert = page.getByRole('alert');
    await alert.getByText('Обмен не пускает консоль с').waitFor();
    expect(await alert.textContent()).toContain('Нужны ключи роли операторов: задайте AWS_PROFILE');
    expect(await alert.textContent()).toContain('Показать пока нечего.');
  });

  test('looks again by itself while it is seen, and not while nobody sees it', async () => {
    const page = await openBefore(CALM, 'en', (fresh) => fresh.clock.install());
    await page.locator('.answer').getByText('No. Everything moves.').waitFor();
    const looks = (): number => stand.calls.filter(({ path }) => path === '/v1/ops/queues').length;
    const seen = (state: 'visible' | 'hidden'): Promise<unknown> =>
      page.evaluate(
        `Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => '${state}' });
         document.dispatchEvent(new Event('visibilitychange'));`,
      );
    const before = looks();
    // An hour later, and from then on time passes only where this test lets it.
    await page.clock.pauseAt(Date.now() + 3_600_000);
    await vi.waitFor(() => {
      expect(looks()).toBeGreaterThan(before);
    }, PATIENCE);

    await seen('hidden');
    const hidden = looks();
    for (const minute of [1, 2, 3]) await page.clock.fastForward(minute * 60_000);
    // Asked for later than any look of those minutes would have been.
    await page.getByLabel('Office id').fill('vladimir-1');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('heading', { name: 'Terms', exact: true }).waitFor();
    expect(looks()).toBe(hidden);
    await seen('visible');
    await vi.waitFor(() => {
      expect(looks()).toBe(hidden + 1);
    }, PATIENCE);
  });

  test('works by keyboard alone: look, choose none, go back, leave, and the focus is where it was', async () => {
    const page = await openBefore(TROUBLE);
    const look = page.locator('#look-aaaaaaa2');
    await look.focus();
    await page.keyboard.press('Enter');
    const title = page.getByRole('heading', { name: 'Messages of group aaaaaaa2' });
    await title.waitFor();
    expect(await focused(page)).toBe('redrive-title');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.getByRole('button', { name: 'Send 0 again…' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('look-aaaaaaa2');
    expect(stand.calls.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  test('has its landmarks, names every region, and tells a screen reader the answer', async () => {
    const page = await openBefore({
      ...TROUBLE,
      'GET /v1/ops/deadlines?office=vladimir-1': ok(deadlinesView),
    });
    await page.getByRole('banner').waitFor();
    for (const name of [
      'Is anyone waiting too long?',
      'Queues',
      'What has failed',
      'Agencies',
      'Terms and balance of an office',
      'Messages without a case',
    ])
      await page.getByRole('main').getByRole('region', { name, exact: true }).waitFor();
    await page.locator('#announced').getByText('Yes: 3.').waitFor({ state: 'attached' });
    expect(await page.locator('#announced').getAttribute('role')).toBe('status');
    await page.getByLabel('Office id').fill('vladimir-1');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('cell', { name: 'Check and hand over (3.2.2)' }).waitFor();
  });

  test.each([
    [320, 'dark'],
    [1280, 'light'],
  ] as const)('at %i px, %s, nothing runs out of the page', async (width, colorScheme) => {
    const page = await openBefore(TROUBLE);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await page.locator('.answer').getByText('Yes: 3.').waitFor();

    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });
};

if (hasChromium) describe('the web page of operations', inTheBrowser);
else test.todo('Chromium is not here: apt-get install chromium');
