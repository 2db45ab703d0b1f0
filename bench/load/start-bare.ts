import { fork } from 'node:child_process';
import { once } from 'node:events';
import { BOT_TOKEN, SIGNING_SECRET } from './start-double.ts';

export interface BareApp {
  url: string;
  stop(): Promise<void>;
}

/** One of bench/bare as a process of its own, against the same double. */
export async function startBare(
  name: 'ack-app' | 'screen-app',
  { apiUrl, dataDir }: { apiUrl: string; dataDir?: string },
): Promise<BareApp> {
  const child = fork(`${import.meta.dirname}/../bare/${name}.ts`, {
    env: {
      ...process.env,
      ...{ BENCH_BOT_TOKEN: BOT_TOKEN, BENCH_SIGNING_SECRET: SIGNING_SECRET, BENCH_API_URL: apiUrl, BENCH_DATA_DIR: dataDir },
    },
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]; // bare-app.ts sends it
  return {
    url: `http://127.0.0.1:${port}/slack/events`,
    async stop() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
