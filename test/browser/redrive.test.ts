import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { localCredentials } from '#infra/local/lambda/environment';
import { startLocalStack, type LocalStack } from '#infra/local/stack';
import { LOCAL_REGION } from '#infra/local/template/place';
import { CaseView } from '#schemas/api';
import type { CaseHint } from '#schemas/envelope';
import { hasChromium, startBrowser, type ABrowser } from '#test/browser/a-browser';
import { startConsoleProcess, type ConsoleProcess } from '#test/browser/console-process';
import { sampleFamilies } from '#test/local/sample-family';
import { submitUntilAccepted } from '#test/local/survival';

const HOSTILE = '{"type":"case","caseId":"<img src=x onerror=alert(1)>"}';

let stack: LocalStack;
let sqs: SQSClient;
let browser: ABrowser;
let desk: ConsoleProcess;

/** Puts a body among the failed of a queue, as SQS would after the last try; its message id. */
const fail = async (queue: string, body: string): Promise<string> => {
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const url = QueueUrls.find((one) => one.endsWith(`${queue}-dlq`));
  const { MessageId = '' } = await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body }));
  return MessageId;
};

const journey = (): void => {
  beforeAll(async () => {
    stack = await startLocalStack({
      dataFolder: mkdtempSync(join(tmpdir(), 'sverka-console-')),
      port: 0,
      environments: 6,
      note: () => undefined,
    });
    sqs = new SQSClient({
      region: LOCAL_REGION,
      credentials: localCredentials,
      endpoint: stack.endpoints.sqs,
      useQueueUrlAsEndpoint: false,
    });
    browser = await startBrowser();
    desk = await startConsoleProcess(stack.apiUrl, 'en');
  });
  afterAll(async () => {
    await desk.stop();
    await browser.close();
    sqs.destroy();
    await stack.stop();
  });

  test('a failed message is seen, looked into, sent again, and gone; hostile text beside it stays text', async () => {
    const caseId = await submitUntilAccepted(stack.apiUrl, sampleFamilies()[0]?.request);
    await vi.waitFor(
      async () => {
        const view = CaseView.parse(await (await fetch(`${stack.apiUrl}/v1/cases/${caseId}`)).json());
        expect(view.state).not.toBe('received');
      },
      { timeout: 120_000, interval: 500 },
    );
    const hint: CaseHint = { schemaVersion: '1', correlationId: 'correlation-1', type: 'case', caseId };
    const known = await fail('intake', JSON.stringify(hint));
    await fail('publish', HOSTILE);
    const { page, complaints, origins } = await browser.open();

    await page.goto(desk.address);
    const failed = page.getByRole('region', { name: 'What has failed' });
    await failed.getByText('cannot be read').waitFor();
    await page.getByText('Yes: 2.').first().waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('body').textContent()).not.toContain('onerror');

    const group = failed.getByRole('listitem').filter({ hasText: 'intake' });
    await group.getByRole('button', { name: 'Look at the messages (1)…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('harmless: the case is open').waitFor();
    await dialog.getByText('Details').click();
    expect(await dialog.textContent()).toContain(caseId);

    await dialog.getByRole('button', { name: 'Send 1 again…' }).click();
    await dialog.getByText('Cases and ids stay the same; nothing happens twice.').waitFor();
    await dialog.getByRole('button', { name: 'Send 1 again' }).click();
    await dialog.getByText('✓ sent').waitFor();
    expect(await dialog.getByRole('listitem').textContent()).toContain(known);
    await dialog.getByText('Sent again: 1. Gone meanwhile: 0. Failed: 0.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();

    await group.waitFor({ state: 'detached' });
    await page.getByText('Yes: 1.').first().waitFor();
    expect(complaints).toEqual([]);
    expect([...origins]).toEqual([new URL(desk.address).origin]);
  });
};

if (hasChromium) journey();
else test.todo('Chromium is not here: apt-get install chromium');
