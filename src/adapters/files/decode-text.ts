/** Beginnings of workbooks (zip, OLE) and of PDF: no text, though they could be decoded. */
const NO_TEXT: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
];

/**
 * The text of a file that another program exported: UTF-8 with or without mark, UTF-16 of either order, else Windows-1252, which is what
 * spreadsheets write where they write nothing better. null: it is no text.
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (NO_TEXT.some((start) => start.every((byte, index) => bytes[index] === byte))) return null;
  const encoding = markedEncoding(bytes) ?? unmarkedEncoding(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

function markedEncoding([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** Latin letters in UTF-16 have a zero in every other byte; which one tells the order. */
function unmarkedEncoding(bytes: Uint8Array): string {
  const begin = bytes.subarray(0, 1000);
  const zeros = (parity: number) => begin.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  if (zeros(1) > begin.length / 4) return 'utf-16le';
  if (zeros(0) > begin.length / 4) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
