import type { Placed, PolicyFlaw, PolicyParts } from './policy-parts.ts';

/** Every citation stands in `statutes`, everything there is cited, and what demands a notice is not surer than its law. */
export function checkStatutes({ statutes, types, rules, floors }: PolicyParts): PolicyFlaw[] {
  const citing: Placed<{ basis: string[] }>[] = [...types, ...rules, ...floors];
  const cited = new Set(citing.flatMap(({ value }) => value.basis));
  const unknown = citing.flatMap(({ value, file, path }) =>
    value.basis.flatMap((citation, index): PolicyFlaw[] =>
      statutes.has(citation)
        ? []
        : [
            {
              file,
              path: [...path, 'basis', index],
              message: `there is no statute \`${citation}\``,
              remedy: 'Write it under `statutes` with its status.',
            },
          ],
    ),
  );
  const idle = [...statutes].filter(([citation]) => !cited.has(citation));
  return [
    ...unknown,
    ...idle.map(([citation, { file, path }]) => ({
      file,
      path,
      message: `nothing cites \`${citation}\``,
      remedy: 'Remove it, or cite it under `basis`.',
    })),
    ...[...rules, ...floors].flatMap((rule) => tooSure(rule, statutes)),
  ];
}

/** The first statute of a rule is the one that demands; what it is sure of, the rule may be. */
function tooSure({ value, file, path }: PolicyParts['rules'][number], statutes: PolicyParts['statutes']): PolicyFlaw[] {
  const [first] = value.basis;
  const law = first === undefined ? undefined : statutes.get(first);
  if (value.status !== 'confirmed' || law?.value.status !== 'verify_with_counsel') return [];
  const message = `\`${value.rule}\` is confirmed, but its law \`${first}\` is to be verified with counsel`;
  return [{ file, path: [...path, 'status'], message, remedy: 'Write `verify_with_counsel`, or confirm the law first.' }];
}
