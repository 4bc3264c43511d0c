import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '#core/digest';
import { packBody, packText, unpackBody, unpackText } from '#functions/runtime/table/packed';
import { packBytes, unpackBytes } from '#functions/runtime/table/reply-bytes';
import { ROW_DICTIONARY_1 } from '#functions/runtime/table/row-dictionary';

const gzipOfAnEarlierEdition = Buffer.from(
  'H4sIAAAAAAACA7NJzCsuTy2yu7DvYtOFTRe2Xmyy0YcKAQA++K7zGwAAAA==',
  'base64',
);

describe('packed rows', () => {
  it('come back as they were, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 2000 }), async (text) => {
        expect(unpackText(packText(text))).toBe(text);
        const bytes = new TextEncoder().encode(text);
        expect(Buffer.from(await unpackBody(await packBody(bytes)))).toEqual(Buffer.from(bytes));
        expect(Buffer.from(await unpackBytes(await packBytes(bytes)))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('are plain bytes that say their edition first', () => {
    const packed = packText('{}');
    expect(Buffer.isBuffer(packed)).toBe(false);
    expect(packed[0]).toBe(1);
  });

  it('of an edition that this code does not know are left alone', () => {
    const packed = packText('{}');
    packed[0] = 2;
    expect(() => unpackText(packed)).toThrow(expect.objectContaining({ name: 'UnknownDictionary' }));
  });

  it('rest on a dictionary that never changes: rows are written with it', () => {
    expect(digestOf(ROW_DICTIONARY_1)).toBe(
      'c52b579cce0d3bf8582e2ab70b701772edb2192b55ed8d34adfb5ca71c4cb648',
    );
  });

  it('stand beside replies of an earlier edition', async () => {
    expect(Buffer.from(await unpackBytes([gzipOfAnEarlierEdition])).toString('utf8')).toBe(
      '<answer>ответ</answer>',
    );
  });
});
