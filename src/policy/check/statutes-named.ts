import type { Finding, Proof } from './proof.ts';

/** A code with section and subdivisions, a bill, or a federal title: "EC 48902(c)", "PC 243(e)(1)", "SB 1318", "34 CFR 106". */
const CITATION =
  /^((EC|PC|WIC|VC|LC|BP|GOV|H&S) \d+(\.\d+)?(\([a-z0-9]+\))*(\([A-Z]\))?|(AB|SB) \d+|\d+ (CFR|USC) \d+(\.\d+)?(\([a-z0-9]+\))*)$/;

/** Counsel must be able to look up what the policy rests on. */
export const statutesNamed: Proof = {
  id: 'statutes-named',
  claim: 'Every statute is cited as the law does, with its status; every notice that nobody can decline names one.',
  prove({ policy }) {
    const all = Object.entries(policy.statutes);
    const malformed = all.filter(([citation]) => !CITATION.test(citation));
    const lawless = policy.logic.rules.filter((rule) => rule.statutory && (policy.rules[rule.id]?.statutes ?? []).length === 0);
    const unread = all.filter(([, { status, source }]) => status === 'confirmed' && source === null);
    const findings: Finding[] = [
      ...malformed.map(([citation]) => ({ problem: `"${citation}" is no citation; write it as "EC 48902(c)"` })),
      ...lawless.map(({ id }) => ({ problem: `${id} cannot be declined, but names no statute` })),
      ...unread.map(([citation]) => ({ problem: `"${citation}" is confirmed, but no source is named` })),
    ];
    const open = all.filter(([, { status }]) => status === 'verify_with_counsel').length;
    return { findings, notes: [`${all.length} statutes: ${all.length - open} with a public source, ${open} to verify with counsel`] };
  },
};
