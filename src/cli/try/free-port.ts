import { createServer } from 'node:net';
import { AppError } from '../../incidents/app-error.ts';

/** The port that was wished for, or any when it is taken. */
export async function freePort(wished: number): Promise<number> {
  for (const port of [wished, 0]) {
    const server = createServer();
    const taken = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(true));
      server.listen(port, '127.0.0.1', () => resolve(false));
    });
    if (taken) continue;
    const address = server.address();
    await new Promise((resolve) => server.close(resolve));
    if (address !== null && typeof address === 'object') return address.port;
  }
  throw new AppError('no-free-port', 'This machine has no free port on 127.0.0.1.');
}
