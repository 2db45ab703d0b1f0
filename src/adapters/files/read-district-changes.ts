import { type DistrictChanges, districtChangesSchema } from '../../policy/folder/district-changes.ts';
import { describeIssue } from './describe-issue.ts';
import { inOrder, type OpenedYaml, openYaml, type Problem } from './read-yaml.ts';

/** The section of a district file with its changes of the policy. */
export const SECTION = 'policy_changes';

export interface FoundChanges {
  ok: true;
  changes: DistrictChanges;
  file: string;
  yaml: OpenedYaml;
}

/** The changes of the policy in a district file, checked; null if it has none. The rest of the file is read elsewhere. */
export function readDistrictChanges(file: string): FoundChanges | null | { ok: false; problems: Problem[] } {
  const yaml = openYaml(file);
  if (!yaml.ok) return yaml;
  const { data } = yaml;
  if (typeof data !== 'object' || data === null || !(SECTION in data)) return null;
  const result = districtChangesSchema.safeParse(data[SECTION], { reportInput: true });
  if (result.success) return { ok: true, changes: result.data, file, yaml };
  const findings = result.error.issues.flatMap((issue) => describeIssue(issue, districtChangesSchema));
  return { ok: false, problems: inOrder(findings.map((finding) => yaml.locate({ ...finding, path: [SECTION, ...finding.path] }))) };
}
