import { describe, expect, it } from 'vitest';
import type { WireRequest } from '#core/agency';
import { mayAllBeCalled, mayBeCalled } from '#functions/runtime/outgoing/address-check';
import { httpTransport } from '#functions/runtime/outgoing/http-transport';

const LIMITS = { timeoutSeconds: 2, maxReplyBytes: 1000 };
const request: WireRequest = { endpoint: 'desk', method: 'GET', path: '/ask', headers: {} };

it.each([
  ['8.8.8.8', true, true],
  ['2606:4700:4700::1111', true, true],
  ['10.1.2.3', false, true],
  ['172.16.0.1', false, true],
  ['172.32.0.1', true, true],
  ['192.168.1.1', false, true],
  ['100.64.0.1', false, true],
  ['fd00::1', false, true],
  ['127.0.0.1', false, false],
  ['127.255.0.1', false, false],
  ['0.0.0.0', false, false],
  ['169.254.169.254', false, false],
  ['::1', false, false],
  ['::', false, false],
  ['fe80::1', false, false],
  ['ff02::1', false, false],
  ['::ffff:127.0.0.1', false, false],
  ['::ffff:169.254.169.254', false, false],
  ['::ffff:10.0.0.1', false, true],
  ['255.255.255.255', false, false],
  ['not an address', false, false],
])('%s may be an agency in public: %s, in a closed network: %s', (address, inPublic, inPrivate) => {
  expect(mayBeCalled(address, 'public')).toBe(inPublic);
  expect(mayBeCalled(address, 'private')).toBe(inPrivate);
});

it('all addresses of a name count, and a name without any is nobody', () => {
  const found = (...addresses: string[]) => addresses.map((address) => ({ address, family: 4 }));
  expect(mayAllBeCalled(found('8.8.8.8', '1.1.1.1'), 'public')).toBe(true);
  expect(mayAllBeCalled(found('8.8.8.8', '10.0.0.1'), 'public')).toBe(false);
  expect(mayAllBeCalled([], 'public')).toBe(false);
});

describe('a call', () => {
  const called = async (base: string, address: string, network?: 'public' | 'private') => {
    const asked: string[] = [];
    const transport = httpTransport(
      { endpoints: { desk: base }, hosts: [new URL(base).host] },
      network === undefined ? {} : { desk: { network } },
      (hostname, _options, done) => {
        asked.push(hostname);
        done(null, [{ address, family: 4 }]);
      },
    );
    const failure = await transport(request, LIMITS).catch((error: unknown) => error);
    return { failure, asked };
  };

  it.each(['10.0.0.5', '127.0.0.1', '169.254.169.254'])(
    'to a name that resolves to %s is never made',
    async (address) => {
      const { failure, asked } = await called('https://agency.example', address);
      expect(failure).toMatchObject({ name: 'AgencyUnavailable', code: 'private-address' });
      expect(asked).toEqual(['agency.example']);
    },
  );

  it('in a closed network is never made to this machine or its link', async () => {
    for (const address of ['127.0.0.1', '169.254.169.254']) {
      const { failure } = await called('https://agency.example', address, 'private');
      expect(failure).toMatchObject({ code: 'private-address' });
    }
  });

  it.each([
    'https://10.0.0.5',
    'https://169.254.169.254',
    'https://[fd00::1]',
    'https://2130706433',
    'https://0x7f.1',
  ])('to %s is not made, nor is a name looked up', async (base) => {
    const { failure, asked } = await called(base, '8.8.8.8');
    // `127.0.0.1` in any spelling is this machine: an endpoint of simulators, where nobody listens here.
    expect(failure).toMatchObject({ name: 'AgencyUnavailable' });
    expect(asked).toEqual([]);
  });
});
