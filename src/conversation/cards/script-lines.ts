import type { Localized } from '../../policy/types.ts';
import { type CardFacts, say, siteOf } from './card-facts.ts';
import { cardWords } from './card-words.ts';
import { kindOf } from './incident-lines.ts';

/** A script of the policy with place, address, reference and kind filled in; it has no place for a student's name. */
export function scriptLines(facts: CardFacts, script: Localized[]): string[] {
  const site = siteOf(facts);
  const noSite = cardWords(facts.language).noSite;
  const values: Record<string, string> = {
    site: site?.name ?? noSite,
    address: site?.address || (site?.name ?? noSite),
    reference: facts.incident.reference,
    kind: kindOf(facts),
  };
  return script.map((each) => say(facts, each).replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole));
}
