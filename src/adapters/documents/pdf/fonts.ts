/** The two fonts of every document. Most of the time that a PDF takes is reading them, so they are read once for many. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';

const require = createRequire(import.meta.url);

const FILES = {
  regular: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
};

interface Fonts {
  regular: string;
  bold: string;
}

let fonts: Fonts | undefined;

/** The fonts, read at the first document. */
export function openFonts(): Fonts {
  fonts ??= { regular: read(FILES.regular), bold: read(FILES.bold) };
  return fonts;
}

/** pdfkit takes the name of a file or a font that was read; its types know names only. */
function read(file: string): string {
  return create(readFileSync(file)) as unknown as string;
}
