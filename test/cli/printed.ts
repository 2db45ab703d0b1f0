import { Readable } from 'node:stream';
import { vi } from 'vitest';

export interface Printed {
  code: number;
  out: string;
  err: string;
  /** Both, in the order in which they came. */
  printed: string;
}

/** Runs a command of the CLI in this process, with standard input if it reads any, and listens to what it prints. */
export async function printedBy(command: () => Promise<number>, input = ''): Promise<Printed> {
  const heard = { out: '', err: '', printed: '' };
  const listen = (to: 'out' | 'err') => (chunk: string | Uint8Array) => {
    heard[to] += String(chunk);
    heard.printed += String(chunk);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(listen('out'));
  vi.spyOn(process.stderr, 'write').mockImplementation(listen('err'));
  // commands read it as a stream of text, which any readable is
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([input]) as typeof process.stdin);
  try {
    return { code: await command(), ...heard };
  } finally {
    vi.restoreAllMocks();
  }
}
