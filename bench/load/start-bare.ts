import { fork } from 'node:child_process';
import { once } from 'node:events';

export interface BareApp {
  url: string;
  stop(): Promise<void>;
}

/** One of bench/bare as a process of its own, against the same double, whose addresses and secrets stand in `env`. */
export async function startBare(
  name: 'ack-app' | 'screen-app' | 'teams-app',
  { env, dataDir, path }: { env: Record<string, string>; dataDir: string; path: string },
): Promise<BareApp> {
  const child = fork(`${import.meta.dirname}/../bare/${name}.ts`, {
    env: { ...process.env, ...env, BENCH_DATA_DIR: dataDir },
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]; // each of them sends it
  return {
    url: `http://127.0.0.1:${port}${path}`,
    async stop() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
