import { expect, test } from 'vitest';
import { streebog } from '#contracts/protocols/xmldsig/streebog';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** RFC 6986 section 10; the RFC prints numbers, here are their bytes, the least significant first. */
const M1 = ascii('012345678901234567890123456789012345678901234567890123456789012');
const M2 = Buffer.from(
  'd1e520e2e5f2f0e82c20d1f2f0e8e1eee6e820e2edf3f6e82c20e2e5fef2fa20f120eceef0ff20f1f2f0e5ebe0ece820ede020f5f0e0e1f0fbff20efebfaeafb20c8e3eef0e5e2fb',
  'hex',
);

test.each([
  [
    'M1',
    M1,
    512,
    '1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48',
  ],
  ['M1', M1, 256, '9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500'],
  [
    'M2',
    M2,
    512,
    '1e88e62226bfca6f9994f1f2d51569e0daf8475a3b0fe61a5300eee46d961376035fe83549ada2b8620fcd7c496ce5b33f0cb9dddc2b6460143b03dabac9fb28',
  ],
  ['M2', M2, 256, '9dd2fe4e90409e5da87f53976d7405b0c0cac628fc669a741d50063c557e8f50'],
  ['nothing', ascii(''), 256, '3f539a213e97c802cc229d474c6aa32a825a360b2a933a949fd925208d9ce1bb'],
] as const)('$0 in $2 bits', (...[, message, bits, digest]) => {
  expect(hex(streebog(message, bits))).toBe(digest);
});
