import { describe, expect, it } from 'vitest';
import { unprivilegedUser } from '../../../src/adapters/database/postgres-user.ts';

const ROOT = 'root:x:0:0:root:/root:/bin/bash';
const NOBODY = 'nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin';
const POSTGRES = 'postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash';

describe('whom PostgreSQL runs as when the bot is root', () => {
  it.each([
    ['the account made for it', [ROOT, NOBODY, POSTGRES], { uid: 101, gid: 104 }],
    ['nobody, where there is none', [ROOT, NOBODY, ''], { uid: 65534, gid: 65533 }],
    ['no account at all', [ROOT, 'somebody:x:1000:1000::/home/somebody:/bin/sh'], null],
  ])('is %s', (_, lines, user) => {
    expect(unprivilegedUser(lines.join('\n'))).toEqual(user);
  });
});
