import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/adapters/files/decode-text.ts';

const TEXT = 'number;place\r\n1;Añoranza’s';
const utf16 = (text: string, { big = false, mark = true } = {}): Buffer => {
  const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

describe('the bytes of a list', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16 LE', utf16(TEXT)],
    ['UTF-16 BE', utf16(TEXT, { big: true })],
    ['UTF-16 LE without its mark', utf16(TEXT, { mark: false })],
    ['UTF-16 BE without its mark', utf16(TEXT, { big: true, mark: false })],
    [
      'Windows-1252',
      Buffer.concat([
        Buffer.from('number;place\r\n1;A'),
        Buffer.from([0xf1]),
        Buffer.from('oranza'),
        Buffer.from([0x92]),
        Buffer.from('s'),
      ]),
    ],
  ])('are read from %s', (_, bytes) => {
    expect(decodeText(bytes)).toBe(TEXT);
  });

  it('of an empty file are an empty text', () => {
    expect(decodeText(Buffer.alloc(0))).toBe('');
  });

  it.each([
    ['a workbook', Buffer.from('PK\u0003\u0004rest')],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['a PDF', Buffer.from('%PDF-1.7')],
    ['zeros', Buffer.from('a,b\0\0\0c')],
    ['half a letter of UTF-16', utf16(TEXT).subarray(0, -1)],
    ['what its mark denies', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from([0xff])])],
  ])('are no text: %s', (_, bytes) => {
    expect(decodeText(bytes)).toBeNull();
  });
});
