import { policyFileSchema } from '../../policy/folder/policy-file.ts';
import { type PolicyNames, policyNames } from '../../policy/folder/policy-names.ts';
import { yamlFiles } from './read-policy.ts';
import { checkShape, openYaml } from './read-yaml.ts';

/** What can be named in a policy folder; of a folder with mistakes what can be read, of no folder nothing. */
export function readPolicyNames(folder: string): PolicyNames {
  const names = yamlFiles(folder);
  const opened = names.map(openYaml).filter((each) => each.ok);
  const complete = opened.length === names.length && opened.every((each) => checkShape(each, policyFileSchema).ok);
  return policyNames(
    opened.map(({ data }) => data),
    complete,
  );
}
