import { vi } from 'vitest';

/** Runs a command of the CLI and listens to what it prints, on either stream. */
export async function printedBy(command: () => Promise<number>): Promise<{ code: number; printed: string }> {
  let printed = '';
  const listen = (chunk: string | Uint8Array) => {
    printed += String(chunk);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(listen);
  vi.spyOn(process.stderr, 'write').mockImplementation(listen);
  try {
    return { code: await command(), printed };
  } finally {
    vi.restoreAllMocks();
  }
}
