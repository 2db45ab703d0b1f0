/**
 * Enters platform packages into package-lock.json that a partial registry does not carry (biome for macOS, seen from Linux).
 * npm leaves them out of the lock it writes and then refuses `npm ci` because they are missing. Run after adding a dependency:
 * `npx node .ci/complete-lock.ts`. They get no checksum; a lock written with a complete registry has one and is left as it is.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const OPERATING_SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

const file = join(import.meta.dirname, '..', 'package-lock.json');
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ dev: z.boolean().optional(), optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
});
// Checked, but not rebuilt by the schema: the order of its keys is npm's.
const lock: z.infer<typeof lockSchema> = JSON.parse(readFileSync(file, 'utf8'));
lockSchema.parse(lock);

const before = Object.keys(lock.packages).length;
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const places = [`${path}/node_modules/${name}`, `node_modules/${name}`];
    if (/^\d/.test(version) && !places.some((place) => lock.packages[place])) {
      lock.packages[`node_modules/${name}`] = absentPackage(name, version, entry.dev);
    }
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${Object.keys(lock.packages).length - before} packages entered\n`);

/** Which platform a package is for stands in its name, by custom: `@biomejs/cli-darwin-arm64`. */
function absentPackage(name: string, version: string, dev: boolean | undefined) {
  const words = name.split(/[/-]/);
  const cpu = PROCESSORS.filter((word) => words.includes(word));
  const os = OPERATING_SYSTEMS.filter((word) => words.includes(word));
  return {
    version,
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(dev ? { dev } : {}),
    ...(words.includes('musl') ? { libc: ['musl'] } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
}
