import { createHash } from 'node:crypto';
import { checkDistrict } from '../../district/check-district.ts';
import { districtFileSchema, toDistrict } from '../../district/schema.ts';
import type { District } from '../../district/types.ts';
import { checkShape, inOrder, openYaml, type Problem } from './read-yaml.ts';

/** Read and check the district file. Warnings leave it usable; they say what will not work. */
export function readDistrict(file: string): { ok: true; district: District; warnings: Problem[] } | { ok: false; problems: Problem[] } {
  const opened = openYaml(file);
  if (!opened.ok) return opened;
  const shape = checkShape(opened, districtFileSchema);
  const flaws = checkDistrict(opened.data);
  const located = (severity: 'problem' | 'warning') => flaws.filter((flaw) => flaw.severity === severity).map(opened.locate);
  const problems = [...(shape.ok ? [] : shape.problems), ...located('problem')];
  if (!shape.ok || problems.length > 0) return { ok: false, problems: inOrder(problems) };
  const hash = createHash('sha256').update(opened.text).digest('hex');
  return { ok: true, district: toDistrict(shape.value, hash), warnings: inOrder(located('warning')) };
}
