import { describe, expect, test } from 'vitest';
import {
  content,
  file,
  header,
  include,
  inParts,
  read,
  ref,
  saying,
  type,
  UUID,
} from '#test/contracts/attachment-replies';
import { fault, reply } from '#test/contracts/smev3-replies';

const ABC_SHA_256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const abc = { sizeBytes: 3, digest: ABC_SHA_256 };
const pdf = { place: 'message', id: 'a1', mimeType: 'application/pdf', isSigned: false };

describe('an attachment in the message', () => {
  test('inside the envelope, with its detached signature', () => {
    const signedHeader = header(
      'a1',
      '<MimeType>application/pdf</MimeType><SignaturePKCS7>AA==</SignaturePKCS7>',
    );
    expect(read(saying({ headers: signedHeader, contents: content('a1', 'YWJj') }))).toEqual({
      count: 1,
      references: [{ ...pdf, ...abc, isSigned: true }],
    });
  });

  test('as a part of the reply', () => {
    const lists = { headers: header('a1'), contents: content('a1', include('cid:p1')) };
    expect(read(inParts(lists, [['p1', 'abc']]))).toEqual({ count: 1, references: [{ ...pdf, ...abc }] });
  });

  const included = { headers: header('a1'), contents: content('a1', include('cid:p1')) };
  test.each([
    [
      'no content bears its id',
      saying({ headers: header('a1'), contents: content('a2', 'YWJj') }),
      'content-missing',
    ],
    ['there are no contents at all', saying({ headers: header('a1') }), 'content-missing'],
    [
      'its content is not base 64',
      saying({ headers: header('a1'), contents: content('a1', '<b/>') }),
      'content-missing',
    ],
    [
      'there is text among the contents',
      saying({ headers: header('a1'), contents: `${content('a1', 'YWJj')}нет` }),
      'content-missing',
    ],
    [
      'its content stands in another namespace',
      saying({
        headers: header('a1'),
        contents: '<AttachmentContent><Id>a1</Id><Content xmlns="urn:o">YWJj</Content></AttachmentContent>',
      }),
      'content-missing',
    ],
    [
      'two contents bear its id',
      saying({ headers: header('a1'), contents: content('a1', 'YWJj') + content('a1', 'eA==') }),
      'content-repeated',
    ],
    ['the part is missing', inParts(included, [['p2', 'abc']]), 'content-missing'],
    [
      'the part is there twice',
      inParts(included, [
        ['p1', 'abc'],
        ['p1', 'abd'],
      ]),
      'content-repeated',
    ],
    ['the reply has no parts', saying(included), 'content-missing'],
    [
      'it points at another address',
      saying({ headers: header('a1'), contents: content('a1', include('http://127.0.0.1/x')) }),
      'content-outside',
    ],
    [
      'it points at a file',
      saying({ headers: header('a1'), contents: content('a1', include('file:///etc/passwd')) }),
      'content-outside',
    ],
  ])('%s: a reference that says so, and the answer stands', (_, said, trouble) => {
    expect(read(said)).toEqual({ count: 1, references: [{ ...pdf, trouble }] });
    expect(type.decode(said)).toEqual({ outcome: 'not-found' });
  });

  test('an id or a type of no such shape is not kept', () => {
    const said = saying({ headers: header('../../etc', '<MimeType>text/html;x=&lt;script&gt;</MimeType>') });
    expect(read(said)?.references).toEqual([
      { place: 'message', isSigned: false, trouble: 'content-missing' },
    ]);
  });
});

describe('a file in the file store', () => {
  const stored = { place: 'file-store', id: UUID, isSigned: false };

  test('by its id, name, type and hash; never with the password', () => {
    const said = saying({
      refs: ref(UUID, '<Hash>9oqzFg==</Hash><MimeType>application/zip</MimeType>'),
      files: file(UUID, 'дело № 7.zip'),
    });
    expect(read(said)).toEqual({
      count: 1,
      references: [{ ...stored, name: 'дело № 7.zip', mimeType: 'application/zip', digest: '9oqzFg==' }],
    });
    expect(JSON.stringify(read(said))).not.toContain('secret');
  });

  test.each([
    ['is not in the list of files', saying({ refs: ref(UUID) }), { ...stored, trouble: 'content-missing' }],
    [
      'is there twice',
      saying({ refs: ref(UUID), files: file(UUID) + file(UUID) }),
      { ...stored, name: 'a.zip', trouble: 'content-repeated' },
    ],
    [
      'is a path',
      saying({ refs: ref('../../other'), files: file('../../other') }),
      { place: 'file-store', isSigned: false, trouble: 'content-outside' },
    ],
    [
      'is an address',
      saying({ refs: ref('ftp://somewhere/x') }),
      { place: 'file-store', isSigned: false, trouble: 'content-outside' },
    ],
    ['has a path for a name', saying({ refs: ref(UUID), files: file(UUID, '../x') }), stored],
    [
      'has a name that reads backwards',
      saying({ refs: ref(UUID), files: file(UUID, 'fdp.\u202Eexe') }),
      stored,
    ],
  ])('that %s', (_, said, expected) => {
    expect(read(said)?.references).toEqual([expected]);
  });
});

test('more than twenty are counted, and twenty are kept', () => {
  const headers = Array.from({ length: 15 }, (_, index) => header(`a${index}`)).join('');
  const refs = ref(UUID).repeat(15);
  const found = read(saying({ headers, refs }));
  expect(found?.count).toBe(30);
  expect(found?.references.map(({ place }) => place)).toEqual([
    ...Array.from({ length: 15 }, () => 'message'),
    ...Array.from({ length: 5 }, () => 'file-store'),
  ]);
});

test.each([
  ['without lists', saying({})],
  ['with empty lists', saying({ headers: '', refs: '' })],
  ['that is a fault', fault('SMEVFailure')],
  ['that is a status', reply('<t:GetStatusResponse/>')],
  ['that cannot be read', reply('<t:GetResponseResponse/>')],
])('a reply %s brings nothing along', (_, said) => {
  expect(read(said)).toBeUndefined();
});

test('headers are believed from what was signed, whatever else came', () => {
  const signed = saying({ headers: header('a1') });
  const came = saying({ headers: header('a1') + header('a2'), contents: content('a1', 'YWJj') });
  expect(type.attachments?.(signed, came)).toEqual({ count: 1, references: [{ ...pdf, ...abc }] });
});
