import type { AddressInfo } from 'node:net';
import { App, LogLevel } from '@slack/bolt';

/** Start Bolt as its own documentation does, on a free port that is told to the parent. */
export async function startBareApp(register: (app: App) => void, end: () => Promise<void> = async () => {}): Promise<void> {
  const { BENCH_BOT_TOKEN: token = '', BENCH_SIGNING_SECRET: signingSecret = '', BENCH_API_URL: slackApiUrl = '' } = process.env;
  const app = new App({ token, signingSecret, clientOptions: { slackApiUrl }, logLevel: LogLevel.WARN });
  register(app);
  const server = await app.start(0);
  process.on('disconnect', () => void end().finally(() => process.exit(0)));
  process.send?.({ port: (server.address() as AddressInfo).port }); // it listens on TCP
}
