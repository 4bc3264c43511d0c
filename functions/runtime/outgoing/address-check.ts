import { BlockList, isIP } from 'node:net';
import type { LookupAddress } from 'node:dns';

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

const listOf = (ranges: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits = ''] = range.split('/');
    list.addSubnet(address, Number(bits), family(address));
  }
  return list;
};

/** Nobody's address but this machine's, its link's (metadata of the cloud) or a group's (RFC 6890): never an agency. */
const NEVER = listOf([
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/127',
  'fe80::/10',
  'ff00::/8',
  '2001:db8::/32',
]);
/** Inside somebody's network: an agency only where its endpoint says that it is reached there. */
const PRIVATE = listOf(['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']);

export type Network = 'public' | 'private';

/** Whether an agency of that network may have this address. An IPv4 address written as IPv6 counts as what it is. */
export const mayBeCalled = (address: string, network: Network): boolean =>
  isIP(address) !== 0 &&
  !NEVER.check(address, family(address)) &&
  (network === 'private' || !PRIVATE.check(address, family(address)));

/** The addresses of a name, if an agency may have all of them. */
export const mayAllBeCalled = (found: readonly LookupAddress[], network: Network): boolean =>
  found.length > 0 && found.every(({ address }) => mayBeCalled(address, network));
