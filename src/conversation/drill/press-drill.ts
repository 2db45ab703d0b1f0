import { endDrill } from '../../incidents/drill/end-drill.ts';
import { makeReal } from '../../incidents/drill/make-real.ts';
import type { Incident } from '../../incidents/incident.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { Language } from '../../policy/types.ts';
import { cardWords } from '../cards/card-words.ts';
import type { Filler } from '../forms/form-facts.ts';
import { lastWord, normal } from '../forms/last-word.ts';
import { languageOf, notFound } from '../forms/refusals.ts';
import { isId } from '../report/find-draft.ts';
import type { Press, Reply } from '../screen.ts';
import { drillWords } from './drill-words.ts';

/** Is this button one of a drill's card? */
export function isDrillPress({ action }: Press): boolean {
  return action === 'end-drill' || action === 'this-is-real';
}

/** "End drill", or THIS IS REAL: then CALL 911 with the address is read before anything else. */
export async function pressDrill(deps: UseCaseDeps, who: Filler, press: Press): Promise<Reply> {
  const language = languageOf(who.person, deps.district);
  if (!isId(press.value)) return notFound(deps.district, language);
  if (press.action === 'this-is-real') return sayReal(deps, who, { drillId: press.value, language });
  const words = drillWords(language);
  const outcome = await endDrill(deps, { drillId: press.value, person: who.person });
  switch (outcome.kind) {
    case 'done':
      return lastWord(language, [normal(words.ended)]);
    case 'already':
      return lastWord(language, [normal(words.alreadyEnded)]);
    case 'not-allowed':
      return lastWord(language, [normal(words.start.notAllowed(deps.district.directorPhone)), normal(words.real)]);
    case 'not-found':
      return notFound(deps.district, language);
    default:
      return outcome satisfies never;
  }
}

async function sayReal(deps: UseCaseDeps, who: Filler, { drillId, language }: { drillId: string; language: Language }): Promise<Reply> {
  const words = drillWords(language);
  const outcome = await makeReal(deps, { drillId, ...who });
  if (outcome.kind === 'not-found') return notFound(deps.district, language);
  const said = outcome.kind === 'done' ? words.raised : words.alreadyRaised;
  return lastWord(language, [{ style: 'alert', text: call911(deps, outcome.incident, language) }, normal(said)]);
}

function call911({ district }: UseCaseDeps, { siteId }: Incident, language: Language): string {
  const site = district.sites.find(({ id }) => id === siteId);
  const words = cardWords(language).emergencyReporter;
  return site ? words.now([site.name, site.address].filter((part) => part !== '').join(', ')) : words.nowNoSite;
}
