/** The readers' mail: a real SMTP server that goes away and comes back, loses lines, and remembers what it was given. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Smtp, type SmtpFault, startSmtp } from '../../../test/fixtures/smtp.ts';

export interface Arrived {
  /** Made of the delivery's id. */
  deliveryId: string;
  to: string;
  /** It says that an earlier copy may have arrived. */
  repeated: boolean;
}

export interface Mailbox {
  url: string;
  /** What goes wrong with the next mail to this address. */
  fail(address: string, fault: SmtpFault): void;
  /** From now on nothing goes wrong any more. */
  mend(): void;
  /** Nobody answers at its port for so long. */
  goAway(milliseconds: number): Promise<void>;
  /** Resolves with the next mail, or after `patienceMs`. */
  next(patienceMs: number): Promise<void>;
  arrived(): Arrived[];
  stop(): Promise<void>;
}

const LOOK_MS = 5;

export async function openMailbox(): Promise<Mailbox> {
  const servers: Smtp[] = [await startSmtp()];
  const current = (): Smtp => servers.at(-1) as Smtp; // the first is there from the beginning
  const { port, url } = current();
  const count = () => servers.reduce((sum, { mails }) => sum + mails.length, 0);
  return {
    url,
    fail: (address, fault) => void current().faults.set(address, fault),
    mend: () => current().faults.clear(),
    goAway: async (milliseconds) => {
      await current().stop();
      await sleep(milliseconds);
      servers.push(await startSmtp(port));
    },
    next: async (patienceMs) => {
      const before = count();
      for (const until = Date.now() + patienceMs; Date.now() < until && count() === before; ) await sleep(LOOK_MS);
    },
    arrived: () =>
      servers.flatMap(({ mails }) => mails).map(({ to, raw }) => ({ deliveryId: idIn(raw), to: to[0] ?? '', repeated: isRepeat(raw) })),
    stop: () => current().stop(),
  };
}

function idIn(raw: string): string {
  return /^Message-ID: <([^@>]+)@/im.exec(raw)?.[1] ?? '';
}

/** Lines of a mail are folded anywhere. */
function isRepeat(raw: string): boolean {
  return raw.replace(/=\r\n/g, '').replace(/\s+/g, ' ').includes('an earlier copy may have arrived');
}
