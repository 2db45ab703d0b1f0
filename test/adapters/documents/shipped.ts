import { readDistrict } from '../../../src/adapters/files/read-district.ts';
import { loadPolicy } from '../../../src/cli/load-policy.ts';
import type { District } from '../../../src/district/types.ts';
import type { PolicyFacts } from '../../../src/policy/policy.ts';

/** The sample district and the policy that come with the program. */
export function readFiles(): { district: District; policy: PolicyFacts } {
  const file = readDistrict('district/palm-springs.sample.yaml');
  const policy = loadPolicy({});
  if (!file.ok || !policy) throw new Error('the files that are shipped are read');
  return { district: file.district, policy };
}
