import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The district file and every file of the policy folder, by name: what a classification was made with is kept word for word. */
export function readTexts({ districtFile, policyDir }: { districtFile: string; policyDir: string }): Record<string, string> {
  const names = readdirSync(policyDir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  const policy = names.sort().map((name) => [`policy/${name}`, readFileSync(join(policyDir, name), 'utf8')]);
  return Object.fromEntries([[`district/${basename(districtFile)}`, readFileSync(districtFile, 'utf8')], ...policy]);
}
