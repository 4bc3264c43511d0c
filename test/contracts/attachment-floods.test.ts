import { describe, expect, test } from 'vitest';
import type { WireReply } from '#core/agency';
import { content, header, include, inParts, read, saying } from '#test/contracts/attachment-replies';

describe('what nobody has signed', () => {
  const many = Array.from({ length: 20 }, (_, index) => `a${index}`);
  const headers = many.map((id) => header(id)).join('');
  const named = many.map((id) => `<Id>${id}</Id>`).join('');
  const cpuMs = (said: WireReply): number => {
    const start = process.cpuUsage();
    expect(read(said)?.count).toBe(20);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };

  test.each([
    ['a content of spaces', () => saying({ headers, contents: content('a1', `${' '.repeat(60_000)}!`) })],
    [
      'contents under every id, and parts for each of them',
      () => {
        const all = `<AttachmentContent>${named}${`<Content>${include('cid:p')}</Content>`.repeat(300)}</AttachmentContent>`;
        return inParts(
          { headers, contents: all },
          Array.from({ length: 200 }, () => ['p', ''] as const),
        );
      },
    ],
  ])('%s takes no time', (_, said) => {
    const fastest = Math.min(...Array.from({ length: 3 }, () => cpuMs(said())));
    expect(fastest).toBeLessThan(60);
  });
});
