import { createHash } from 'node:crypto';
import type { PolicyText } from '../adapters/database/session.ts';
import { readDistrict } from '../adapters/files/read-district.ts';
import { readPolicy } from '../adapters/files/read-policy.ts';
import { readTexts } from '../adapters/files/read-texts.ts';
import { problemText } from '../adapters/files/read-yaml.ts';
import type { Config } from '../config.ts';
import type { District } from '../district/types.ts';
import { AppError } from '../incidents/app-error.ts';
import type { Policy } from '../policy/schema.ts';

export interface Setup {
  district: District;
  policy: Policy;
  policyText: PolicyText;
  /** What will not work although the bot starts. */
  warnings: string[];
}

/** District file and policy folder, checked. @throws AppError `setup-invalid` that lists every problem with its line and remedy. */
export function readSetup({ districtFile, policyDir }: Pick<Config, 'districtFile' | 'policyDir'>): Setup {
  const district = readDistrict(districtFile);
  const policy = readPolicy(policyDir, districtFile);
  const problems = [district, policy].flatMap((read) => (read.ok ? [] : read.problems));
  // both look into the district file
  if (!district.ok || !policy.ok) throw new AppError('setup-invalid', [...new Set(problems.map(problemText))].join('\n'));
  const hash = createHash('sha256').update(policy.policy.hash).update(district.district.hash).digest('hex');
  return {
    district: district.district,
    policy: policy.policy,
    policyText: { hash, version: policy.policy.version, content: readTexts({ districtFile, policyDir }) },
    warnings: district.warnings.map(problemText),
  };
}
