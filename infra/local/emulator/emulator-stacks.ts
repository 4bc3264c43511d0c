import { setTimeout as wait } from 'node:timers/promises';
import type { Emulator } from '#infra/local/emulator/emulator';
import { LocalFault } from '#infra/local/local-fault';
import { signCall } from '#ops/cli/api/sign-call';

const PATIENCE_SECONDS = 120;

/** One call of CloudFormation's query protocol. */
const ask = async (
  { endpoint, region, credentials }: Emulator,
  action: 'DeleteStack' | 'DescribeStacks',
  stackName: string,
): Promise<{ isTaken: boolean; said: string }> => {
  const url = new URL(endpoint);
  const fields = new URLSearchParams({ Action: action, StackName: stackName, Version: '2010-05-15' });
  const body = Buffer.from(fields.toString());
  const signature = { credentials, region, service: 'cloudformation' };
  const signed = await signCall({ method: 'POST', url, body }, signature);
  const headers = { ...signed, 'content-type': 'application/x-www-form-urlencoded' };
  const response = await fetch(url, { method: 'POST', headers, body });
  return { isTaken: response.ok, said: await response.text() };
};

/**
 * Deletes a stack by its name and waits until it is gone. Not by `cdk destroy`, which names it by its ARN: MiniStack says
 * yes to that and keeps the stack.
 */
export const deleteStack = async (emulator: Emulator, stackName: string): Promise<void> => {
  const { isTaken, said } = await ask(emulator, 'DeleteStack', stackName);
  if (!isTaken) throw new LocalFault(`${stackName} cannot be deleted: ${said}`);
  for (let seconds = 0; seconds < PATIENCE_SECONDS; seconds += 1) {
    const stack = await ask(emulator, 'DescribeStacks', stackName);
    if (!stack.isTaken || stack.said.includes('DELETE_COMPLETE')) return;
    if (stack.said.includes('DELETE_FAILED')) throw new LocalFault(`${stackName} is not gone: ${stack.said}`);
    await wait(1000);
  }
  throw new LocalFault(`${stackName} is still being deleted after ${PATIENCE_SECONDS} s.`);
};
